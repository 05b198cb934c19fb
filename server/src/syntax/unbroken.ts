import { type Lines, lineAt } from "../text/lines.ts";
import { type Span, span } from "../text/span.ts";
import { each, Kind, type Mark, type Marks } from "./marks.ts";

/**
 * The stretches of a body, in order of their starts, in which no comment can be put on a line of its own: what is not
 * text in marks that cross a line end, and everything behind a comment that is not closed, which the new one would close.
 */
export function unbrokenSpans(marks: Marks, lines: Lines): readonly Span[] {
  const found: Span[] = [];
  let lastComment = marks.bodyStart;
  for (const mark of each(marks)) {
    const part = closedPart(mark);
    if (part !== undefined && lineAt(lines, part.start) < lineAt(lines, part.end)) found.push(part);
    if (mark.kind === Kind.Comment) lastComment = mark.span.end;
  }
  const open = marks.text.indexOf("<!--", Math.max(lastComment, marks.text.lastIndexOf("-->")));
  if (open >= 0) found.push(span(open, marks.text.length + 1));
  return found.sort((a, b) => a.start - b.start);
}

/** The part of a mark that holds no text, but what the notation reads. */
function closedPart({ kind, span: whole, first, second }: Mark): Span | undefined {
  switch (kind) {
    case Kind.Span:
    case Kind.Orphan:
    case Kind.Unreadable:
      return second;
    case Kind.Link:
    case Kind.ReferenceLink:
      return span(first.end, whole.end);
    case Kind.Mention:
    case Kind.Citation:
    case Kind.Image:
    case Kind.LinkDefinition:
    case Kind.Footnote:
    case Kind.Comment:
    case Kind.Code:
      return whole;
    default:
      return undefined;
  }
}
