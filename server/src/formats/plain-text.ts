import { type Span, span } from "../text/span.ts";
import { isEndFurniture, isFurniture, isSectionLabel, repeated } from "./furniture.ts";
import { leadingDate } from "./plain-date.ts";
import { LONG, lengthOf, linesAreParagraphs, type PlainLine, plainLines } from "./plain-line.ts";
import { Statements } from "./plain-statements.ts";
import { beginning, headlineOf } from "./plain-title.ts";

/** Something that a text says of itself: what it comes to, and the words that say so. */
export interface Recognised {
  readonly text: string;
  readonly span: Span;
}

/** Something that a person should look at: a sentence, and the words it is about. */
export interface Doubt {
  readonly message: string;
  readonly span: Span;
}

/** What was found in a text that was copied from somewhere (UTF-16 spans of that text). */
export interface PlainText {
  readonly title?: Recognised;
  /** In EDTF. */
  readonly published?: Recognised;
  readonly authors: readonly Recognised[];
  readonly publisher?: Recognised;
  readonly url?: Recognised;
  /** Lines of the page that it was copied from, without white space at their ends; in order. */
  readonly furniture: readonly Span[];
  /** Whether each line is a paragraph, so that front matter must say `paragraphs: line`. */
  readonly lines: boolean;
  readonly doubts: readonly Doubt[];
}

/** How many lines at each end are looked at for what a text says of itself. */
const ENDS = 12;

/** How much of the first paragraph is looked at for a title (UTF-16 units). */
const LOOKED_AT = 500;

/**
 * Recognises headline, date, by-line and source where they stand in a text, and what a page left in it. Changes
 * nothing and takes any text: what is not found is not there.
 */
export function recognise(text: string): PlainText {
  const lines = plainLines(text);
  const linewise = linesAreParagraphs(lines);
  const furniture = new Set(furnitureOf(lines, text));
  const statements = new Statements();
  const lead = leadingDate(text);
  if (lead !== undefined) {
    const start = text.length - text.trimStart().length;
    statements.date(lead.said, span(start, lead.end));
  }
  const body: PlainLine[] = [];
  for (const [index, line] of lines.entries()) {
    const atAnEnd = index < ENDS || index >= lines.length - ENDS;
    if (furniture.has(line) || (atAnEnd && statements.read(line))) continue;
    body.push(line);
  }
  const [label, below] = body;
  if (label !== undefined && below !== undefined && isSectionLabel(label.words)) {
    if (headlineOf(below.words) !== undefined) furniture.add(body.shift() as PlainLine);
  }
  return {
    ...statements.result(() => titleOf(text, body, linewise, lead?.end ?? 0)),
    furniture: lines.filter((line) => furniture.has(line)).map((line) => line.span),
    lines: linewise,
  };
}

function furnitureOf(lines: readonly PlainLine[], text: string): readonly PlainLine[] {
  const firstLong = lines.findIndex((line) => lengthOf(line) > LONG);
  const lastLong = lines.findLastIndex((line) => lengthOf(line) > LONG);
  const above = firstLong < 0 ? ENDS / 2 : firstLong;
  const under = lastLong < 0 ? lines.length - 1 - ENDS / 2 : lastLong;
  const again = repeated(lines, text);
  return lines.filter(
    (line, index) =>
      isFurniture(line.words) ||
      ((index < above || index > under) && isEndFurniture(line.words)) ||
      again.has(line),
  );
}

/** The headline, or the text's beginning with a doubt that it is one. */
function titleOf(
  text: string,
  body: readonly PlainLine[],
  linewise: boolean,
  from: number,
): { readonly title: Recognised; readonly doubt?: Doubt } | undefined {
  const [first, ...others] = body;
  if (first === undefined) return undefined;
  const run = [first, ...others].findIndex((line, i) => line.number !== first.number + i);
  const standsAlone = linewise || (run >= 0 && run <= 3) || others.length === 0;
  const headline = from > first.span.start ? undefined : headlineOf(first.words);
  if (headline !== undefined && standsAlone) return { title: { text: headline, span: first.span } };
  const start = Math.max(from, first.span.start);
  const paragraph = text
    .slice(start, start + LOOKED_AT)
    .split(linewise ? /[\r\n]/ : /(?:\r\n|\r|\n)[ \t]*[\r\n]/, 1);
  const words = (paragraph[0] ?? "").replace(/\s+/g, " ").trim();
  const at = span(start, Math.min(first.span.end, start + LOOKED_AT));
  const message = "No headline was found: the title is the beginning of the text. Write a better one.";
  return words === ""
    ? undefined
    : { title: { text: beginning(words), span: at }, doubt: { message, span: at } };
}
