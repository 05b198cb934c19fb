import { firstWhere } from "./halving.ts";
import type { Span } from "./span.ts";

/**
 * Where each line of a text starts, as UTF-16 offsets. A line ends with LF, CR LF or a lone CR,
 * as the Language Server Protocol counts them; the last line may be empty.
 */
export interface Lines {
  readonly text: string;
  readonly starts: readonly number[];
}

/** The lines of `text`. */
export function linesOf(text: string): Lines {
  const starts = [0];
  const carriageReturns = text.includes("\r");
  if (!carriageReturns) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return { text, starts };
  }
  for (let i = 0; i < text.length; ) {
    i = nextLine(text, i);
    if (i < text.length || endsLine(text.charCodeAt(i - 1))) starts.push(i);
  }
  return { text, starts };
}

/** The number (from 0) of the line that holds `offset`. */
export function lineAt(lines: Lines, offset: number): number {
  const { starts } = lines;
  return Math.max(0, firstWhere(starts.length, (line) => (starts[line] as number) > offset) - 1);
}

/** The span of line `line` (from 0) without its line end; of the nearest line when there is none of that number. */
export function lineSpan(lines: Lines, line: number): Span {
  const n = Math.max(0, Math.min(line, lines.starts.length - 1));
  return { start: lines.starts[n] ?? 0, end: endOf(lines, n) };
}

/** The span from the start of the line that holds its start to the end of the line that holds its end. */
export function wholeLines(lines: Lines, { start, end }: Span): Span {
  return { start: lineSpan(lines, lineAt(lines, start)).start, end: lineEndAt(lines, Math.max(start, end)) };
}

/** The offset at which the line holding `offset` ends, before its line end: as `lineEnd`, without reading the line. */
export function lineEndAt(lines: Lines, offset: number): number {
  return endOf(lines, lineAt(lines, offset));
}

function endOf({ text, starts }: Lines, line: number): number {
  const next = starts[line + 1];
  if (next === undefined) return text.length;
  return text.charCodeAt(next - 1) === 10 && text.charCodeAt(next - 2) === 13 ? next - 2 : next - 1;
}

/** The offset at which the line holding `from` ends, before its line end; `limit` when the line reaches further. */
export function lineEnd(text: string, from: number, limit = text.length): number {
  for (let i = from; i < limit; i++) if (endsLine(text.charCodeAt(i))) return i;
  return limit;
}

/** The offset behind the line end of the line holding `from`: the next line's start, or the text's end. */
export function nextLine(text: string, from: number): number {
  const end = lineEnd(text, from);
  if (end === text.length) return end;
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
}

/** The offset of the start of the line that holds `from`. */
export function lineStart(text: string, from: number): number {
  let i = from;
  while (i > 0 && !endsLine(text.charCodeAt(i - 1))) i--;
  return i;
}

/** The first line end of the text as it is written there; LF when it has none. */
export function firstLineEnd(text: string): "\n" | "\r\n" | "\r" {
  const end = lineEnd(text, 0);
  if (text.charCodeAt(end) !== 13) return "\n";
  return text.charCodeAt(end + 1) === 10 ? "\r\n" : "\r";
}

function endsLine(code: number): boolean {
  return code === 10 || code === 13;
}
