import { nextLine } from "../text/lines.ts";
import { contains, type Span, span } from "../text/span.ts";
import { isBlankLine } from "./blocks.ts";
import { Kind, type Mark, type Marks, markAt } from "./marks.ts";
import type { Parsed } from "./parse.ts";

/** The text without what the notation adds: the original of an imported article (docs/notation.md, The original). */
export function strip(parsed: Parsed): string {
  const { frontMatter, marks } = parsed;
  return without(parsed.text, [frontMatter.span, ...cuts(marks)], span(0, parsed.text.length));
}

/**
 * The words under a span, as strip would leave them if the marks around it were not there, white space folded. Of a mark
 * that crosses an end of the span, what lies inside is treated as in the whole. `fromRow` may name the first row that can
 * begin in the span, which spares looking at those before it.
 */
export function wordsOf(marks: Marks, at: Span, fromRow = 0): string {
  return without(marks.text, cuts(marks, at, fromRow), at)
    .replace(/\s+/g, " ")
    .trim();
}

/** Text in which no character can be part of a mark: a backslash before each of the seven escapes. */
export function escapeText(text: string): string {
  return text.replace(/[\\[\]{`~<]/g, "\\$&");
}

/** The text under `at` without the cuts, which may overlap and stand in any order. */
function without(text: string, cutSpans: Iterable<Span>, at: Span): string {
  const ordered = [...cutSpans].sort((a, b) => a.start - b.start);
  let result = "";
  let from = at.start;
  for (const cut of ordered) {
    if (cut.start > from) result += text.slice(from, Math.min(cut.start, at.end));
    from = Math.max(from, Math.min(cut.end, at.end));
  }
  return result + text.slice(from, at.end);
}

/** The ranges that strip removes from the body, or from a part of it, where they may reach over its ends. */
function* cuts(marks: Marks, within?: Span, fromRow = 0): Generator<Span> {
  for (let row = fromRow; row < marks.count; row++) {
    const mark = markAt(marks, row);
    if (within !== undefined && mark.span.start >= within.end) return;
    const around = within !== undefined && contains(mark.span, within) && !contains(within, mark.span);
    if (!around) yield* cutsOf(marks.text, mark);
  }
}

/** The ranges that strip removes of one mark, marks in it aside. */
export function* cutsOf(text: string, mark: Mark): Generator<Span> {
  const { span: whole, first, second } = mark;
  switch (mark.kind) {
    case Kind.Mention:
      yield* around(whole, second.start < 0 ? first : second);
      break;
    case Kind.Span:
    case Kind.Link:
    case Kind.ReferenceLink:
      yield* around(whole, first);
      break;
    case Kind.Citation:
      yield span(text.charCodeAt(whole.start - 1) === 32 ? whole.start - 1 : whole.start, whole.end);
      break;
    case Kind.Footnote:
      yield whole;
      break;
    case Kind.FootnoteDefinition:
      yield span(whole.start, nextLine(text, whole.end));
      break;
    case Kind.Escape:
      yield span(whole.start, whole.start + 1);
      break;
    case Kind.Comment:
      if (text.startsWith("<!-- attested", whole.start)) yield commentCut(text, whole);
      break;
    default:
  }
}

function* around(whole: Span, kept: Span): Generator<Span> {
  yield span(whole.start, kept.start);
  yield span(kept.end, whole.end);
}

/** Where the first line starts: behind a byte order mark. */
function firstLine(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/**
 * What can be deleted of a comment of ours without a change to what strip leaves: its line when nothing else stands on
 * it, else the comment where words and blanks stand before it and a blank or the line's end behind it. Undefined where
 * deleting it would put together what it divides, or leave another comment alone on the line.
 */
export function deletableComment(text: string, comment: Span): Span | undefined {
  const cut = commentCut(text, comment);
  if (cut !== comment) return cut;
  let before = comment.start;
  while (before > 0 && isBlank(text.charAt(before - 1))) before--;
  let behind = comment.end;
  while (behind < text.length && isBlank(text.charAt(behind))) behind++;
  const divided =
    before === comment.start || before === firstLine(text) || /[\r\n>]/.test(text.charAt(before - 1));
  const joined = behind === comment.end && behind < text.length && !/[\r\n]/.test(text.charAt(behind));
  return divided || joined || text.charAt(behind) === "<" ? undefined : comment;
}

function isBlank(character: string): boolean {
  return character === " " || character === "\t";
}

/** What strip removes of a comment of ours: its span, with its line when nothing else stands on it. */
function commentCut(text: string, comment: Span): Span {
  let start = comment.start;
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
  const first = start === firstLine(text) || /[\r\n]/.test(text.charAt(start - 1));
  return first && isBlankLine(text, comment.end) ? span(start, nextLine(text, comment.end)) : comment;
}
