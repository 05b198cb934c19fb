import type { Snapshot } from "../../corpus/catalog.ts";
import { describeDate } from "../../model/date/describe.ts";
import type { Claim } from "../../model/facts.ts";
import type { Linker } from "./options.ts";
import { counted, inline, linked, quoted, some } from "./text.ts";

/** How many articles have a letter on one card, and how many passages of one value are shown. */
const MOST_LETTERS = 12;
const MOST_PASSAGES = 3;

/** How much of an article's title stands beside its letter (UTF-16 units). */
const LONGEST_TITLE = 60;

/**
 * Letters that stand for articles on one card, A for the first that is met: a comparison is read at a glance where each
 * value has a letter behind it and the titles stand once below.
 */
export class Letters {
  private readonly known = new Map<string, { readonly letter: string; readonly place: Claim["place"] }>();

  constructor(
    private readonly snapshot: Snapshot,
    private readonly linker: Linker | undefined,
  ) {}

  /** The articles that claims stand in, each letter a link to the first of its claims: “A, C and 2 more”. */
  of(claims: readonly Claim[]): string {
    const shown = new Map<string, string>();
    const paths = new Set<string>();
    for (const { path, place } of claims) {
      if (paths.has(path)) continue;
      paths.add(path);
      const letter = shown.size < MOST_PASSAGES ? this.letter(path, place) : undefined;
      if (letter !== undefined) shown.set(path, this.link(letter, path, place));
    }
    const [first] = claims;
    if (shown.size > 0 || first === undefined) return some([...shown.values()], paths.size);
    return this.link(counted(paths.size, "other article"), first.path, first.place);
  }

  /** Which article each letter stands for: “A “Title”, 20 August 2024 · B …”. */
  get legend(): string {
    const lines = [...this.known].map(([path, { letter, place }]) => {
      const facts = this.snapshot.facts(path);
      const title = quoted(facts?.definitions[0]?.name ?? path, LONGEST_TITLE);
      const date = facts?.date === undefined ? "" : `, ${inline(describeDate(facts.date))}`;
      return `${letter} ${this.link(title, path, place)}${date}`;
    });
    return lines.join(" · ");
  }

  private letter(path: string, place: Claim["place"]): string | undefined {
    const known = this.known.get(path);
    if (known !== undefined) return known.letter;
    if (this.known.size === MOST_LETTERS) return undefined;
    const letter = String.fromCharCode("A".charCodeAt(0) + this.known.size);
    this.known.set(path, { letter, place });
    return letter;
  }

  private link(words: string, path: string, place: Claim["place"]): string {
    return linked(words, this.linker?.(path, place));
  }
}
