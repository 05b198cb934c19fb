import { type Lines, lineAt, lineEnd } from "./lines.ts";

/** The units in which a protocol may count the characters of a line (LSP 3.17, PositionEncodingKind). */
export type Encoding = "utf-8" | "utf-16" | "utf-32";

/** A line (from 0) and a column (from 0) on it, in the units of some encoding. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** How many units of `encoding` the UTF-16 range of `text` takes; a lone surrogate counts as one character of three bytes. */
export function unitsBetween(text: string, start: number, end: number, encoding: Encoding): number {
  if (encoding === "utf-16") return end - start;
  let units = 0;
  for (let i = start; i < end; ) {
    const code = text.codePointAt(i) as number;
    units += encoding === "utf-32" ? 1 : utf8Length(code);
    i += code > 0xffff ? 2 : 1;
  }
  return units;
}

/** The position of a UTF-16 offset; an offset outside the text is moved to its nearest end. */
export function positionAt(lines: Lines, offset: number, encoding: Encoding): Position {
  const at = Math.max(0, Math.min(offset, lines.text.length));
  const line = lineAt(lines, at);
  const start = lines.starts[line] ?? 0;
  return { line, character: unitsBetween(lines.text, start, at, encoding) };
}

/**
 * The UTF-16 offset of a position. A column behind the line's end means its end, a line behind the last
 * means the text's end, and a column inside a character means the character's start (LSP 3.17, Position).
 */
export function offsetAt(lines: Lines, position: Position, encoding: Encoding): number {
  if (position.line < 0) return 0;
  const start = lines.starts[position.line];
  if (start === undefined) return lines.text.length;
  const end = lineEnd(lines.text, start);
  if (encoding === "utf-16") return Math.min(end, start + Math.max(0, position.character));
  let units = 0;
  let i = start;
  while (i < end) {
    const code = lines.text.codePointAt(i) as number;
    units += encoding === "utf-32" ? 1 : utf8Length(code);
    if (units > position.character) return i;
    i += code > 0xffff ? 2 : 1;
  }
  return end;
}

function utf8Length(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
