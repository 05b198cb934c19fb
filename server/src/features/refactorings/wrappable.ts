import { each, Kind, type Marks } from "../../syntax/marks.ts";
import { contains, type Span, trimmed } from "../../text/span.ts";

/**
 * The part of a selection around which a bracketed span can be put: without white space at its ends, in one paragraph or
 * heading, cutting no mark, and with no bracket of its own that would close it early. Undefined where there is none.
 */
export function wrappable(marks: Marks, selection: Span): Span | undefined {
  const at = trimmed(marks.text, selection);
  if (at.end === at.start) return undefined;
  let inBlock = false;
  const inside: Span[] = [];
  for (const mark of each(marks)) {
    if (mark.span.start >= at.end) break;
    if (mark.span.end <= at.start) continue;
    if (mark.kind === Kind.Paragraph) inBlock ||= contains(mark.span, at);
    else if (mark.kind === Kind.Heading) inBlock ||= contains(mark.first, at);
    else if (mark.kind === Kind.FootnoteDefinition) {
      if (!contains(mark.second, at)) return undefined;
    } else if (contains(at, mark.span)) inside.push(mark.span);
    else if (mark.kind !== Kind.Span || !contains(mark.first, at)) return undefined;
  }
  return inBlock && !hasBracket(marks.text, at, inside) ? at : undefined;
}

/** Whether a bracket stands in the text outside the marks in it, which are in order and may lie in one another. */
function hasBracket(text: string, at: Span, inside: readonly Span[]): boolean {
  let from = at.start;
  for (const mark of inside) {
    if (mark.start > from && /[[\]]/.test(text.slice(from, mark.start))) return true;
    from = Math.max(from, mark.end);
  }
  return /[[\]]/.test(text.slice(from, at.end));
}
