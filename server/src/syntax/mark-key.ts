import { slice, trimmed } from "../text/span.ts";
import { Kind, type Mark } from "./marks.ts";

/** A longer mark has no key (UTF-16 units): nobody puts so many words on one name. */
const LONGEST = 500;

/**
 * What a mark says of its meaning, so that marks with equal keys in one file mean the same: of a mention its target in its
 * brackets, of a link its destination, of another span all of it. A citation has one key for each that it names, and claims
 * have ids; for these and for all other marks it is undefined.
 */
export function markKey(text: string, mark: Mark): string | undefined {
  const { kind, span, first, second } = mark;
  if (span.end - span.start > LONGEST) return undefined;
  if (kind === Kind.Mention) return `[[${slice(text, trimmed(text, first))}]]`;
  if (kind === Kind.Link) return `](${slice(text, second)})`;
  return kind === Kind.Span ? slice(text, span) : undefined;
}

/** How many of a claim's first words tell it from others (UTF-16 units). */
const LONGEST_WORDS = 100;

/** What tells the claims of a file apart: `#` and the id, else how its words begin. Two claims may still have one key. */
export function claimKey(id: string | undefined, words: string): string {
  return id === undefined ? words.slice(0, LONGEST_WORDS) : `#${id}`;
}
