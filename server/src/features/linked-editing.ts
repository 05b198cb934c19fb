import { claimIdAt } from "../corpus/claim-id.ts";
import type { Lowered } from "../model/lower.ts";
import { each, Kind } from "../syntax/marks.ts";
import { entryOf } from "../syntax/tree.ts";
import { type Span, slice, span, touches } from "../text/span.ts";

/** Places in a file that hold the same word and are edited together. */
export interface Linked {
  /** In the order of the text; never overlapping, and at least two. */
  readonly spans: readonly Span[];
  /** What the word may be made of, as a regular expression. */
  readonly pattern: string;
}

/**
 * What is edited together with the word at an offset (UTF-16): the id of a claim at its parts and in front matter, or the
 * label of a footnote and its definition. Undefined where the word stands alone.
 */
export function linkedEditing(document: Lowered, offset: number): Linked | undefined {
  const claim = claimIdAt(document, offset);
  const found =
    claim === undefined
      ? { spans: labels(document, offset), pattern: LABEL }
      : { spans: claimIds(document, claim.claim.index), pattern: ID };
  const spans = [...found.spans].sort((a, b) => a.start - b.start);
  const isThere = spans.some((one) => touches(one, offset));
  return isThere && spans.length > 1 ? { spans, pattern: found.pattern } : undefined;
}

/** What a bare id may be made of: no white space, brackets, braces, quotation marks, backslash, backtick or `#`. */
const ID = '[^\\s"`{}\\[\\]\\\\#:]+';

/** What a footnote's label may be made of. */
const LABEL = "[^\\s\\[\\]\\\\]+";

/** Where the id of a claim is spelled out. */
function* claimIds({ facts, marks: { text } }: Lowered, index: number): Generator<Span> {
  const claim = facts.claims[index];
  if (claim?.id === undefined || claim.idPlace === undefined) return;
  const { id, idPlace, attributes } = claim;
  yield span(idPlace.start, idPlace.end);
  const listed = entryOf(facts.data, "claims")?.value;
  const entries = listed?.type === "mapping" ? listed.entries : [];
  const written = [
    ...attributes.filter(({ key, from }) => key === "part" && from === "text").map(({ place }) => place),
    ...entries.filter(({ key }) => key === id).map(({ keySpan }) => keySpan),
  ];
  for (const { start, end } of written) {
    const from = slice(text, span(start, end)).startsWith("#") ? start + 1 : start;
    if (text.slice(from, end) === id) yield span(from, end);
  }
}

/** The labels like the one at the offset. */
function labels({ marks }: Lowered, offset: number): readonly Span[] {
  const found = [...each(marks)].filter(
    ({ kind }) => kind === Kind.Footnote || kind === Kind.FootnoteDefinition,
  );
  const asked = found.find(({ first }) => touches(first, offset));
  if (asked === undefined) return [];
  const label = slice(marks.text, asked.first);
  return found.map(({ first }) => first).filter((first) => slice(marks.text, first) === label);
}
