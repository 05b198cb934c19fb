import { fold } from "../text/fold.ts";
import { Layered } from "./layered.ts";

/** No longer words are remembered (UTF-16 units): of longer ones some engines keep the whole text that they were cut from. */
const SHORT = 12;
/** So many words are remembered at most; then all are forgotten. */
const MOST = 30_000;

/**
 * The beginnings of all names of entities, folded, up to the end of each of their words and signs, with how many names
 * begin so. It never changes; what it was asked about single words, which a text asks again and again, it remembers.
 */
export class Beginnings {
  private readonly asked = new Map<string, boolean>();

  private constructor(private readonly counts: Layered<string, number>) {}

  static empty(): Beginnings {
    return new Beginnings(Layered.empty());
  }

  /** Whether a name begins with these words, letter case and diacritics folded. */
  has(words: string): boolean {
    if (words.length > SHORT) return this.counts.has(fold(words));
    const known = this.asked.get(words);
    if (known !== undefined) return known;
    const found = this.counts.has(fold(words));
    if (this.asked.size >= MOST) this.asked.clear();
    this.asked.set(words, found);
    return found;
  }

  /** The beginnings with so many more names (or fewer) that begin with each of these folded words. */
  with(begun: ReadonlyMap<string, number>): Beginnings {
    const patch = new Map<string, number | undefined>();
    for (const [key, more] of begun) {
      const count = (this.counts.get(key) ?? 0) + more;
      if (more !== 0) patch.set(key, count === 0 ? undefined : count);
    }
    return patch.size === 0 ? this : new Beginnings(this.counts.with(patch));
  }
}
