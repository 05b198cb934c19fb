import { firstWhere } from "../text/halving.ts";
import { merged, type Span } from "../text/span.ts";
import { each, Kind, type Marks } from "./marks.ts";
import { cutsOf } from "./strip.ts";

/** Gives the words under a span, as `wordsOf` does. */
export type WordReader = (at: Span) => string;

/**
 * A reader of the words under many spans of one text, which may stand one in the other. After one pass over the marks a
 * span costs no more than its length, of which at most `longest` UTF-16 units are looked at.
 */
export function wordReader(marks: Marks, longest: number): WordReader {
  const { text } = marks;
  const cuts: Span[] = [];
  for (const mark of each(marks)) {
    // A footnote's definition is cut as a whole, which the words inside it must not feel.
    if (mark.kind !== Kind.FootnoteDefinition) cuts.push(...cutsOf(text, mark));
  }
  const apart = merged(cuts);
  return ({ start, end }) => {
    const stop = Math.min(end, start + longest);
    let words = "";
    let from = start;
    for (let i = firstWhere(apart.length, (at) => (apart[at] as Span).end > start); from < stop; i++) {
      const cut = apart[i];
      if (cut === undefined || cut.start >= stop) break;
      words += text.slice(from, Math.max(from, cut.start));
      from = cut.end;
    }
    return (words + text.slice(from, Math.max(from, stop))).replace(/\s+/g, " ").trim();
  };
}
