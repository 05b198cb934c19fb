import { isBlankLine } from "../../syntax/blocks.ts";
import { Kind, type Marks, markAt } from "../../syntax/marks.ts";
import { lineEnd } from "../../text/lines.ts";
import { isSpace, type Span, span } from "../../text/span.ts";
import type { Prose } from "./prose.ts";

/** An attribute list that is being written: what it holds, and the part at the cursor. */
export interface OpenList {
  /** Where its opening brace stands. */
  readonly brace: number;
  readonly classes: readonly string[];
  readonly id: string | undefined;
  readonly values: ReadonlyMap<string, string>;
  readonly at: ListPart;
}

/** The part of a list at the cursor: a class with its dot, an attribute's name (or nothing yet), or a value. */
export type ListPart =
  | { readonly is: "class" | "name"; readonly span: Span }
  | {
      readonly is: "value";
      readonly key: string;
      /** The value inside its quotation marks. */
      readonly span: Span;
      readonly quoted: boolean;
      /** Whether the closing quotation mark is still missing. */
      readonly unclosed: boolean;
    };

/** A part of a list between white space. */
interface Token {
  readonly start: number;
  readonly end: number;
  /** Where the quoted value inside it starts and ends. */
  readonly quoted?: { readonly start: number; readonly end: number; readonly closed: boolean };
}

const WHOLE = /^(?:[.#][^\s{}]+|[^\s=.#"{}]+=(?:"[\s\S]*|[^\s"{}]*))$/;

/** The attribute list around the cursor, which behind the prose's end may be broken; undefined outside of one. */
export function listIn(marks: Marks, prose: Prose): OpenList | undefined {
  const { text, lines } = marks;
  const offset = prose.start + prose.text.length;
  for (let at = prose.text.indexOf("]{"); at >= 0; ) {
    const { tokens, end } = readTokens(text, prose.start + at + 1, offset, lines);
    if (offset < end)
      return endsMention(marks, prose.start + at + 1)
        ? undefined
        : openList(text, tokens, offset, prose.start + at + 1);
    at = prose.text.indexOf("]{", end - prose.start - 1);
  }
  return undefined;
}

/** The parts of the list that opens at `brace`, and the offset behind its closing brace, or behind all that it could be. */
function readTokens(
  text: string,
  brace: number,
  cursor: number,
  oneLine: boolean,
): { tokens: readonly Token[]; end: number } {
  const tokens: Token[] = [];
  let i = brace + 1;
  for (;;) {
    for (; isSpace(text.charCodeAt(i)); i++) {
      const code = text.charCodeAt(i);
      const ends = code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10);
      if (ends && (oneLine || isBlankLine(text, i + 1))) return { tokens, end: i + 1 };
    }
    if (i >= text.length) return { tokens, end: i + 1 };
    if (text.charAt(i) === "}") return { tokens, end: i + 1 };
    const token = tokenAt(text, i, cursor);
    // Prose behind the cursor is no part of a list that is not closed, nor is what stands before it.
    if (!WHOLE.test(text.slice(token.start, token.end)) && (token.end < cursor || token.start > cursor))
      return { tokens, end: token.end < cursor ? token.start : Math.max(token.start, cursor + 1) };
    tokens.push(token);
    i = token.end;
  }
}

function tokenAt(text: string, start: number, cursor: number): Token {
  for (let i = start; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === "}" || isSpace(text.charCodeAt(i))) return { start, end: i };
    if (character !== '"' || text.charAt(i - 1) !== "=") continue;
    const close = closingQuote(text, i + 1, cursor);
    if (close >= 0) return { start, end: close + 1, quoted: { start: i + 1, end: close, closed: true } };
    const line = lineEnd(text, i);
    const brace = text.slice(i, line).indexOf("}");
    const end = brace < 0 ? line : i + brace;
    return { start, end, quoted: { start: i + 1, end, closed: false } };
  }
  return { start, end: text.length };
}

/**
 * The quotation mark that closes a value, -1 when none is meant to: one before which the list's brace stands belongs to
 * the prose behind it, and so does one that a word directly follows.
 */
function closingQuote(text: string, from: number, cursor: number): number {
  let brace = false;
  for (let i = from; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === "\\") i++;
    else if (character === "}") brace = true;
    else if (character === "\n" && isBlankLine(text, i + 1)) return -1;
    else if (character === '"') {
      const next = text.charAt(i + 1);
      const plausible = next === "" || next === "}" || isSpace(next.charCodeAt(0));
      return plausible && (!brace || cursor > i) ? i : -1;
    }
  }
  return -1;
}

/** Whether the brace stands directly behind a mention, which takes no list. */
function endsMention(marks: Marks, brace: number): boolean {
  for (let row = 0; row < marks.count; row++) {
    const mark = markAt(marks, row);
    if (mark.span.start >= brace) return false;
    if (mark.kind === Kind.Mention && mark.span.end === brace) return true;
  }
  return false;
}

function openList(
  text: string,
  tokens: readonly Token[],
  cursor: number,
  brace: number,
): OpenList | undefined {
  const at = partAt(text, tokens, cursor);
  if (at === undefined) return undefined;
  const classes: string[] = [];
  const values = new Map<string, string>();
  let id: string | undefined;
  for (const token of tokens) {
    if (token.start < cursor && cursor <= token.end && at.is !== "value") continue;
    const words = text.slice(token.start, token.end);
    if (words.startsWith(".")) classes.push(words.slice(1));
    else if (words.startsWith("#")) id ??= words.slice(1);
    else {
      const key = words.split("=", 1)[0] ?? "";
      const { start, end } = token.quoted ?? { start: token.start + key.length + 1, end: token.end };
      values.set(key, text.slice(start, end).trim());
    }
  }
  return { brace, classes, id, values, at };
}

function partAt(text: string, tokens: readonly Token[], cursor: number): ListPart | undefined {
  const token = tokens.find(({ start, end }) => start < cursor && cursor <= end);
  if (token === undefined) {
    const before = text.charCodeAt(cursor - 1);
    return before === 123 || isSpace(before) ? { is: "name", span: span(cursor, cursor) } : undefined;
  }
  const words = text.slice(token.start, token.end);
  if (words.startsWith("#")) return undefined;
  if (words.startsWith(".")) return { is: "class", span: token };
  const equals = words.indexOf("=");
  if (equals < 0 || cursor <= token.start + equals) {
    const end = equals < 0 ? token.end : token.start + equals;
    return { is: "name", span: span(token.start, end) };
  }
  const key = words.slice(0, equals);
  const { quoted } = token;
  if (quoted === undefined) {
    const from = token.start + equals + 1;
    return { is: "value", key, span: span(from, token.end), quoted: false, unclosed: false };
  }
  if (cursor < quoted.start || cursor > quoted.end) return undefined;
  const unclosed = !quoted.closed;
  return { is: "value", key, span: span(quoted.start, quoted.end), quoted: true, unclosed };
}
