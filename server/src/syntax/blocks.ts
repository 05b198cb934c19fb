import { lineEnd, nextLine } from "../text/lines.ts";

/** Whether the line that starts at `start` holds nothing but spaces and tabs (the text's end counts as blank). */
export function isBlankLine(text: string, start: number): boolean {
  const code = text.charCodeAt(skipBlanks(text, start));
  return Number.isNaN(code) || code === 10 || code === 13;
}

/** The first offset from `from` that is neither space nor tab. */
export function skipBlanks(text: string, from: number): number {
  let i = from;
  while (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9) i++;
  return i;
}

/** A code fence: its content and its end, behind the closing line without that line's end. */
export interface Fence {
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
}

/** What may stand before a fence on its line: white space, block quotes' signs and list markers (CommonMark 0.31, 4.5, 5.1, 5.2). */
const BEFORE_FENCE = /(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]){0,64}/y;

/**
 * The fence that opens on the line at `start`; one that nothing closes runs to the end of the block quote that it stands
 * in, else to the text's end.
 */
export function fenceAt(text: string, start: number): Fence | undefined {
  BEFORE_FENCE.lastIndex = start;
  const before = BEFORE_FENCE.exec(text)?.[0] ?? "";
  const open = fenceRun(text, start + before.length);
  if (open === undefined) return undefined;
  const quotes = before.split(">").length - 1;
  if (open.code === 96) {
    const info = text.indexOf("`", open.end);
    if (info >= 0 && info < lineEnd(text, open.end)) return undefined;
  }
  const contentStart = nextLine(text, start);
  let lastEnd = lineEnd(text, start);
  for (let at = contentStart; at < text.length; at = nextLine(text, lastEnd)) {
    const from = behindQuotes(text, at, quotes);
    if (from < 0) return { contentStart: Math.min(contentStart, lastEnd), contentEnd: lastEnd, end: lastEnd };
    lastEnd = lineEnd(text, from);
    const close = fenceRun(text, from);
    if (close?.code === open.code && close.length >= open.length && isBlankLine(text, close.end)) {
      return { contentStart, contentEnd: at, end: lastEnd };
    }
  }
  return { contentStart, contentEnd: text.length, end: text.length };
}

/** The first sign on the line at `at` behind as many block quotes' signs, -1 when it has fewer. */
function behindQuotes(text: string, at: number, quotes: number): number {
  let i = skipBlanks(text, at);
  for (let left = quotes; left > 0; left--) {
    if (text.charCodeAt(i) !== 62) return -1;
    i = skipBlanks(text, i + 1);
  }
  return i;
}

/** The run of three or more backticks or tildes that starts at `from`. */
function fenceRun(text: string, from: number): { code: number; length: number; end: number } | undefined {
  const code = text.charCodeAt(from);
  if (code !== 96 && code !== 126) return undefined;
  const end = runEnd(text, from);
  return end - from < 3 ? undefined : { code, length: end - from, end };
}

/** The end of the run of equal characters that starts at `from`. */
export function runEnd(text: string, from: number): number {
  const code = text.charCodeAt(from);
  let i = from + 1;
  while (i < text.length && text.charCodeAt(i) === code) i++;
  return i;
}

/** The level and the text of the ATX heading on the line at `start` (CommonMark 0.31, 4.2). */
export function headingAt(
  text: string,
  start: number,
): { level: number; start: number; end: number } | undefined {
  let i = start;
  while (i < start + 3 && text.charCodeAt(i) === 32) i++;
  let level = 0;
  while (level < 7 && text.charCodeAt(i) === 35) {
    i++;
    level++;
  }
  if (level === 0 || level === 7) return undefined;
  const end = lineEnd(text, i);
  if (i < end && text.charCodeAt(i) !== 32 && text.charCodeAt(i) !== 9) return undefined;
  const from = skipBlanks(text, i);
  let to = end;
  while (to > from && isBlank(text, to - 1)) to--;
  let closing = to;
  while (closing > from && text.charCodeAt(closing - 1) === 35) closing--;
  if (closing === from) to = from;
  else if (closing < to && isBlank(text, closing - 1)) {
    to = closing;
    while (to > from && isBlank(text, to - 1)) to--;
  }
  return { level, start: from, end: to };
}

/** The level of the heading that the line at `start` underlines (CommonMark 0.31, 4.3), 0 when it is no underline. */
export function underlineAt(text: string, start: number): 0 | 1 | 2 {
  const from = skipBlanks(text, start);
  const code = text.charCodeAt(from);
  if ((code !== 61 && code !== 45) || from > start + 3 || !isBlankLine(text, runEnd(text, from))) return 0;
  return code === 61 ? 1 : 2;
}

/** A definition `[label]:` or `[^label]:` at the start of a line; `end` is behind the colon. */
export interface Label {
  readonly footnote: boolean;
  readonly start: number;
  readonly end: number;
  readonly after: number;
}

const LABEL = / {0,3}\[(\^?)([^[\]\\\r\n]{1,999})\]:/y;

/** The label that the line at `start` defines (CommonMark 0.31, 4.7; footnotes as Pandoc has them). */
export function labelAt(text: string, start: number): Label | undefined {
  LABEL.lastIndex = start;
  const found = LABEL.exec(text);
  if (found === null) return undefined;
  const [, caret = "", label = ""] = found;
  const footnote = caret === "^";
  if (footnote ? /\s/.test(label) : label.trim() === "" || label.startsWith("@")) return undefined;
  const after = LABEL.lastIndex;
  const end = after - 2;
  return { footnote, start: end - label.length, end, after };
}

const DESTINATION =
  /(?:<([^<>\r\n]*)>|([^\s<]\S*))(?:[ \t]+(?:"[^"\r\n]*"|'[^'\r\n]*'|\([^()\r\n]*\)))?[ \t]*(?=[\r\n]|$)/y;

/** The destination of a link's definition, which with a title fills the rest of its line (CommonMark 0.31, 4.7), behind the label. */
export function definedDestination(text: string, after: number): { start: number; end: number } | undefined {
  const from = skipBlanks(text, after);
  DESTINATION.lastIndex = from;
  const found = DESTINATION.exec(text);
  if (found === null) return undefined;
  const [, angled, plain = ""] = found;
  const start = angled === undefined ? from : from + 1;
  return { start, end: start + (angled ?? plain).length };
}

function isBlank(text: string, at: number): boolean {
  return text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9;
}
