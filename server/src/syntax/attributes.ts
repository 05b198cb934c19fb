import { isSpace, type Span, span } from "../text/span.ts";

/** One `key=value` of an attribute list. `value` is the text that is meant; its span lies inside the quotation marks. */
export interface Pair {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
}

/** A name in an attribute list and where it stands, without its `.` or `#`. */
export interface Name {
  readonly name: string;
  readonly span: Span;
}

/** The contents of an attribute list, in the order of the text (Pandoc manual, bracketed_spans). */
export interface Attributes {
  readonly span: Span;
  readonly classes: readonly Name[];
  readonly id: Name | undefined;
  readonly pairs: readonly Pair[];
}

/** Called for each part of a list while it is read. */
interface Sink {
  name(sign: "." | "#", at: Span): void;
  pair(key: Span, value: Span, quoted: boolean): void;
}

const BRACE_OPEN = 123;
const BRACE_CLOSE = 125;
const DOT = 46;
const HASH = 35;
const EQUALS = 61;
const QUOTE = 34;
const BACKSLASH = 92;

/**
 * The end of the attribute list that opens at `start` (an opening brace), or, when the list cannot be read,
 * the offset at which reading stopped as a negative number: behind the last part that could be read. A list crosses
 * no blank line, and no line end when `oneLine`. Brackets, braces and quotation marks in a value need quotation marks
 * around it, so that each character is looked at a bounded number of times however often a list is tried.
 */
export function attributesEnd(text: string, start: number, oneLine: boolean, sink?: Sink): number {
  let i = start + 1;
  for (;;) {
    let lineEnds = 0;
    const before = i;
    for (; i < text.length && isSpace(text.charCodeAt(i)); i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) lineEnds++;
    }
    if (lineEnds > (oneLine ? 0 : 1)) return -before;
    const code = text.charCodeAt(i);
    if (code === BRACE_CLOSE) return i + 1;
    if (i === before && i > start + 1 && code !== HASH) return -before;
    if (code === DOT || code === HASH) {
      const end = nameEnd(text, i + 1);
      if (end === i + 1) return -before;
      sink?.name(code === DOT ? "." : "#", span(i + 1, end));
      i = end;
      continue;
    }
    const keyEnd = keyEndAt(text, i);
    if (keyEnd === i || text.charCodeAt(keyEnd) !== EQUALS) return -before;
    const quoted = text.charCodeAt(keyEnd + 1) === QUOTE;
    const from = quoted ? keyEnd + 2 : keyEnd + 1;
    const end = quoted ? quotedEnd(text, from, oneLine) : wordEnd(text, from);
    if (end < 0 || (!quoted && end === from)) return -before;
    sink?.pair(span(i, keyEnd), span(from, end), quoted);
    i = quoted ? end + 1 : end;
  }
}

/** The attribute list that opens at `start`, which `attributesEnd` found readable. */
export function readAttributes(text: string, start: number): Attributes {
  const classes: Name[] = [];
  const pairs: Pair[] = [];
  let id: Name | undefined;
  const end = attributesEnd(text, start, false, {
    name(sign, at) {
      const name = { name: text.slice(at.start, at.end), span: at };
      if (sign === ".") classes.push(name);
      else id ??= name;
    },
    pair(key, at, quoted) {
      const raw = text.slice(at.start, at.end);
      const value = quoted ? onOneLine(raw.replace(/\\(["\\])/g, "$1")) : raw;
      pairs.push({ key: text.slice(key.start, key.end), keySpan: key, value, valueSpan: at });
    },
  });
  return { span: span(start, Math.abs(end)), classes, id, pairs };
}

/** A value as it must be written behind `key=`: bare when it can be, else in quotation marks. */
export function writeValue(value: string): string {
  if (value !== "" && wordEnd(value, 0) === value.length) return value;
  return `"${onOneLine(value).replace(/["\\]/g, "\\$&")}"`;
}

/** The text with each line end, and the white space around it, as one space. */
function onOneLine(text: string): string {
  if (!/[\r\n]/.test(text)) return text;
  const lines = text.split(/[\r\n]+/);
  const first = (lines[0] ?? "").trimEnd();
  const last = (lines.at(-1) ?? "").trimStart();
  const between = lines.slice(1, -1).map((line) => line.trim());
  return [first, ...between.filter((line) => line !== ""), last].join(" ");
}

/** The end of a class or an id: a bare word, which for a class ends where an id begins, as in `.claim#c7`. */
function nameEnd(text: string, from: number): number {
  const end = wordEnd(text, from);
  for (let i = from; i < end; i++) if (text.charCodeAt(i) === HASH) return i;
  return end;
}

/** The end of a bare word: anything but white space, brackets, braces, quotation marks, backslash and backtick. */
function wordEnd(text: string, from: number): number {
  let i = from;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isSpace(code) || code === QUOTE || code === 96) break;
    if ((code >= 91 && code <= 93) || code === BRACE_OPEN || code === BRACE_CLOSE) break;
  }
  return i;
}

/** The end of a key: letters, digits, `-`, `_` and `:`, and any character that is not ASCII. */
function keyEndAt(text: string, from: number): number {
  let i = from;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 127;
    if (!letter && !(code >= 48 && code <= 58) && code !== 45 && code !== 95) break;
  }
  return i;
}

/** The offset of the closing quotation mark, or -1 when there is none before a blank line (before the line's end when `oneLine`). */
function quotedEnd(text: string, from: number, oneLine: boolean): number {
  let blank = false;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) return i;
    if (code === BACKSLASH && isEscaped(text.charCodeAt(i + 1))) i++;
    if (code === 10 || code === 13) {
      const crlf = code === 13 && text.charCodeAt(i + 1) === 10;
      if (oneLine || blank) return -1;
      blank = true;
      if (crlf) i++;
    } else if (code !== 32 && code !== 9) blank = false;
  }
  return -1;
}

function isEscaped(code: number): boolean {
  return code === QUOTE || code === BACKSLASH;
}
