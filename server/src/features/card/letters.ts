import type { Snapshot } from "../../corpus/catalog.ts";
import { describeDate } from "../../model/date/describe.ts";
import type { Claim } from "../../model/facts.ts";
import type { Linker } from "./options.ts";
import { speakerOf } from "./speaker.ts";
import { counted, fitting, inline, linked, quoted, some } from "./text.ts";

/** How many articles have a letter on one card, and how many passages of one value are shown. */
const MOST_LETTERS = 12;
const MOST_PASSAGES = 3;

/** How much of an article's title stands beside its letter (UTF-16 units). */
const LONGEST_TITLE = 60;

const NONE: ReadonlySet<string> = new Set();

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

  /**
   * The articles that claims stand in, each letter a link to the first of its claims: “A, C and 2 more”. Behind the letters
   * of the files `ambiguous` stands who says it there: “A, Wang Weiming; C”.
   */
  of(claims: readonly Claim[], ambiguous: ReadonlySet<string> = NONE): string {
    const shown = new Map<string, string>();
    const paths = new Set<string>();
    for (const { path, place } of claims) {
      if (paths.has(path)) continue;
      paths.add(path);
      const letter = shown.size < MOST_PASSAGES ? this.letter(path, place) : undefined;
      if (letter !== undefined) shown.set(path, this.link(letter, path, place));
    }
    const [first] = claims;
    if (shown.size === 0 && first !== undefined)
      return this.link(counted(paths.size, "other article"), first.path, first.place);
    const speakers = this.speakers(claims, ambiguous);
    const words = [...shown].map(([path, letter]) => {
      const names = [...(speakers.get(path) ?? [])];
      const who = some(names.slice(0, fitting(names.length, 1)), names.length);
      return who === "" ? letter : `${letter}, ${who}`;
    });
    const listed = speakers.size === 0 ? words : [words.join("; ")];
    return some(listed, listed.length + paths.size - shown.size);
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

  /** Who says it in each of the files `ambiguous`, as far as that is given. */
  private speakers(
    claims: readonly Claim[],
    ambiguous: ReadonlySet<string>,
  ): ReadonlyMap<string, ReadonlySet<string>> {
    const found = new Map<string, Set<string>>();
    for (const claim of claims) {
      const speaker = ambiguous.has(claim.path) ? speakerOf(this.snapshot, claim) : undefined;
      if (speaker === undefined) continue;
      const known = found.get(claim.path);
      if (known === undefined) found.set(claim.path, new Set([speaker]));
      else known.add(speaker);
    }
    return found;
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
