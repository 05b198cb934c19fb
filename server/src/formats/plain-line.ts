import { lineSpan, linesOf } from "../text/lines.ts";
import { type Span, span } from "../text/span.ts";

/** A line of plain text that is not blank. */
export interface PlainLine {
  /** Its number, from 0, blank lines counted. */
  readonly number: number;
  /** Without white space at its ends. */
  readonly span: Span;
  /** Its characters, runs of white space as one space; cut off where no heading, date or by-line is that long. */
  readonly words: string;
}

/** A longer line is a paragraph, whatever else it looks like (UTF-16 units). */
export const LONG = 160;

/** How much of a line is looked at. */
const LOOKED_AT = 1000;

/** The lines of a text that are not blank. */
export function plainLines(text: string): readonly PlainLine[] {
  const lines = linesOf(text);
  const found: PlainLine[] = [];
  for (let number = 0; number < lines.starts.length; number++) {
    const whole = lineSpan(lines, number);
    const content = text.slice(whole.start, whole.end);
    const start = whole.start + content.length - content.trimStart().length;
    const end = whole.start + content.trimEnd().length;
    if (end <= start) continue;
    const words = text.slice(start, Math.min(end, start + LOOKED_AT)).replace(/\s+/g, " ");
    found.push({ number, span: span(start, end), words });
  }
  return found;
}

/** How long the line is (UTF-16 units). */
export function lengthOf(line: PlainLine): number {
  return line.span.end - line.span.start;
}

/**
 * Whether each line is a paragraph: no blank lines stand between lines that end where a paragraph ends, be it because
 * they are longer than anybody wraps, end with a sentence, or stop far short of the others as headings do.
 */
export function linesAreParagraphs(lines: readonly PlainLine[]): boolean {
  const longest = lines.reduce((most, line) => Math.max(most, lengthOf(line)), 0);
  let neighbours = 0;
  let complete = 0;
  for (const [index, line] of lines.entries()) {
    if (lines[index + 1]?.number !== line.number + 1) continue;
    neighbours++;
    const length = lengthOf(line);
    const ended = length <= LOOKED_AT && /[.!?…:;]["'”’)\]]*$/.test(line.words);
    if (length > LONG || ended || length < 0.6 * longest) complete++;
  }
  return neighbours > 0 && complete >= 0.9 * neighbours;
}
