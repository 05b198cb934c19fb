import { isSpace, type Span, span } from "../text/span.ts";

/**
 * The end of the mention that opens at `start` (two brackets), -1 when none does: one line, no bracket and no
 * backslash inside, a target that is not empty and does not start with `@`.
 */
export function mentionEnd(text: string, start: number): number {
  let bar = -1;
  for (let i = start + 2; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 124 && bar < 0) bar = i;
    if (code === 93) {
      if (text.charCodeAt(i + 1) !== 93) return -1;
      const target = text.slice(start + 2, bar < 0 ? i : bar).trim();
      return target === "" || target.startsWith("@") ? -1 : i + 2;
    }
    if (code === 91 || code === 92 || code === 10 || code === 13) return -1;
  }
  return -1;
}

/** The destination of a link and the end of the link behind its closing parenthesis. */
export interface Destination {
  readonly destination: Span;
  readonly end: number;
}

/** How many parentheses may nest in a destination before it is given up (as cmark does). */
const DEEPEST = 32;

/**
 * The destination in the parentheses that open at `start` (CommonMark 0.31, 6.3), undefined when it cannot be read: on
 * one line when `oneLine`, else without a blank line.
 */
export function destinationAt(text: string, start: number, oneLine: boolean): Destination | undefined {
  let i = skipSpace(text, start + 1, oneLine);
  let destination: Span;
  if (text.charCodeAt(i) === 60) {
    const from = ++i;
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 62 || code === 60 || code === 10 || code === 13) break;
      if (code === 92) i++;
    }
    if (text.charCodeAt(i) !== 62) return undefined;
    destination = span(from, i++);
  } else {
    const from = i;
    let depth = 0;
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code <= 32) break;
      if (code === 92) i++;
      else if (code === 40 && ++depth > DEEPEST) return undefined;
      else if (code === 41 && depth-- === 0) break;
    }
    if (depth > 0) return undefined;
    destination = span(from, Math.min(i, text.length));
  }
  const behind = skipSpace(text, i, oneLine);
  if (text.charCodeAt(behind) === 41) return { destination, end: behind + 1 };
  const title = behind > i ? titleEnd(text, behind, oneLine) : -1;
  if (title < 0) return undefined;
  const close = skipSpace(text, title, oneLine);
  return text.charCodeAt(close) === 41 ? { destination, end: close + 1 } : undefined;
}

function titleEnd(text: string, start: number, oneLine: boolean): number {
  const open = text.charCodeAt(start);
  if (open !== 34 && open !== 39 && open !== 40) return -1;
  const close = open === 40 ? 41 : open;
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === close) return i + 1;
    if (code === 92) i++;
    else if ((open === 40 && code === 40) || stopsAt(text, i, oneLine)) return -1;
  }
  return -1;
}

/** White space with at most one line end in it, with none when `oneLine`. */
function skipSpace(text: string, from: number, oneLine: boolean): number {
  let i = from;
  while (isSpace(text.charCodeAt(i)) && !stopsAt(text, i, oneLine)) i++;
  return i;
}

/** Whether a line ends at `at` behind which no link goes on: any when `oneLine`, else the one before a blank line. */
function stopsAt(text: string, at: number, oneLine: boolean): boolean {
  const code = text.charCodeAt(at);
  if (code !== 10 && code !== 13) return false;
  if (oneLine) return true;
  let i = code === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  while (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9) i++;
  const next = text.charCodeAt(i);
  return Number.isNaN(next) || next === 10 || next === 13;
}
