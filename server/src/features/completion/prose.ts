import { isBlankLine } from "../../syntax/blocks.ts";
import { Kind, type Marks, markAt } from "../../syntax/marks.ts";
import { lineEnd, lineStart } from "../../text/lines.ts";
import { span } from "../../text/span.ts";
import type { Typed } from "./item.ts";

/** The paragraph's text before the cursor, in which code, comments, escapes and destinations are blanked out. */
export interface Prose {
  readonly start: number;
  readonly text: string;
}

/** How much of a paragraph is looked at (UTF-16 units), whole lines or not. */
const LONGEST = 16_000;

/** Stands for a character that is part of no mark. */
const BLANK = "\0";

/**
 * The prose before the cursor, which marks that are still being written are read from; undefined inside code, comments
 * and links' destinations, where marks are text.
 */
export function proseBefore(marks: Marks, offset: number): Prose | undefined {
  const start = paragraphStart(marks, offset);
  const characters = marks.text.slice(start, offset).split("");
  for (let row = 0; row < marks.count; row++) {
    const mark = markAt(marks, row);
    if (mark.span.start >= offset) break;
    if (mark.span.end < start || !HIDING.includes(mark.kind)) continue;
    const isLink = mark.kind === Kind.Link || mark.kind === Kind.Image || mark.kind === Kind.LinkDefinition;
    const hidden = isLink ? mark.second : mark.span;
    const open = isLink || isUnclosedFence(marks, mark.span.end, mark.first.end);
    if (hidden.start < offset && (open ? offset <= hidden.end : offset < hidden.end)) return undefined;
    const until = Math.min(hidden.end, offset) - start;
    if (hidden.start < offset && hidden.end > start)
      characters.fill(BLANK, Math.max(0, hidden.start - start), until);
  }
  const text = characters.join("");
  return text.lastIndexOf("<!--") > text.lastIndexOf("-->") ? undefined : { start, text };
}

const HIDING: readonly Kind[] = [
  Kind.Code,
  Kind.Comment,
  Kind.Escape,
  Kind.Link,
  Kind.Image,
  Kind.LinkDefinition,
];

/** A fence that nothing closes hides what is written at its end too. */
function isUnclosedFence(marks: Marks, end: number, contentEnd: number): boolean {
  return end === contentEnd && end === marks.text.length;
}

/** Where the paragraph around the offset starts, or the line where lines are paragraphs. */
function paragraphStart({ text, lines, bodyStart }: Marks, offset: number): number {
  let start = Math.max(bodyStart, lineStart(text, offset));
  while (!lines && start > bodyStart && offset - start < LONGEST) {
    const before = Math.max(bodyStart, lineAbove(text, start));
    if (isBlankLine(text, before)) break;
    start = before;
  }
  return Math.max(start, offset - LONGEST);
}

/** The start of the line above the one that starts at `start`. */
export function lineAbove(text: string, start: number): number {
  const crlf = text.charCodeAt(start - 1) === 10 && text.charCodeAt(start - 2) === 13;
  return lineStart(text, start - (crlf ? 2 : 1));
}

/** How long the words of a mark may be that are read before its list (UTF-16 units). */
const LONGEST_SURFACE = 400;

/** The words between the brackets before a list's brace, without the signs of mentions among them. */
export function wordsOfMark({ start, text }: Prose, brace: number): string {
  const end = brace - start - 1;
  const least = Math.max(0, end - LONGEST_SURFACE);
  let depth = 0;
  for (let at = end - 1; at >= least; at--) {
    const sign = text.charAt(at);
    if (sign === "]") depth++;
    else if (sign === "[" && depth-- === 0)
      return text.slice(at + 1, end).replace(/\[\[(?:[^[\]|]*\|)?|\]\]|\[|\](?:\{[^{}]*\})?/g, "");
  }
  return "";
}

/** The letters with which a word in prose starts before the cursor; undefined where none starts there, or it goes on behind. */
export function wordBefore({ text }: Marks, { start, text: prose }: Prose): string | undefined {
  const word = /(?:^|[\s(“‘"'])([A-Za-z]*)$/.exec(prose.slice(-LONGEST_WORD))?.[1];
  const offset = start + prose.length;
  return word !== "" && /^[\p{L}\p{M}\p{N}_]/u.test(text.slice(offset, offset + 2)) ? undefined : word;
}

/** No word that is looked for is longer. */
const LONGEST_WORD = 40;

/** A mention that is being written: in its target, behind the target's `#`, or in its surface. */
export interface TypedMention {
  readonly part: "target" | "fragment" | "surface";
  /** The target before the cursor; in a fragment what stands before `#`. */
  readonly target: string;
  /** Of a target: nothing follows it yet, so that the words that readers see can. */
  readonly bare: boolean;
  /** Whether its closing brackets are there. */
  readonly closed: boolean;
  readonly typed: Typed;
}

/** The mention that is open at the prose's end. */
export function mentionIn(text: string, { start, text: prose }: Prose): TypedMention | undefined {
  const open = prose.lastIndexOf("[[");
  const inner = open < 0 ? "" : prose.slice(open + 2);
  if (open < 0 || /[[\]\\\r\n\0]/.test(inner) || inner.trimStart().startsWith("@")) return undefined;
  const bar = inner.indexOf("|");
  const hash = bar < 0 ? inner.indexOf("#") : -1;
  const part = bar >= 0 ? "surface" : hash >= 0 ? "fragment" : "target";
  const sign = Math.max(bar, hash);
  const white = inner.slice(sign + 1).search(/\S|$/);
  const from = start + open + 2 + sign + 1 + (part === "surface" ? 0 : white);
  const offset = start + prose.length;
  const { length, close, closed } = restOfMention(text.slice(offset, lineEnd(text, offset)), part);
  return {
    part,
    bare: part === "target" && close !== "",
    closed,
    target: (sign < 0 ? inner : inner.slice(0, sign)).trim(),
    typed: {
      span: span(from, offset + length),
      prefix: text.slice(from, offset),
      write: (words) => words + close,
    },
  };
}

/** How much behind the cursor belongs to what is being written, and what closes the mention. */
function restOfMention(
  rest: string,
  part: TypedMention["part"],
): { length: number; close: string; closed: boolean } {
  const closed = /^([^[\]\\]*)\]\]/.exec(rest);
  if (closed === null) {
    const word = /^[\p{L}\p{N}\p{M}_-]*/u.exec(rest)?.[0] ?? "";
    return { length: word.length, close: "]]", closed: false };
  }
  const [whole, inner = ""] = closed;
  const ends = part === "surface" ? -1 : inner.search(part === "target" ? /[|#]/ : /\|/);
  const [length, close] = ends < 0 ? [whole.length, "]]"] : [ends, ""];
  return { length, close, closed: true };
}

/** A key behind `@` that `citation.ts` reads without braces. */
const PLAIN_KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*$/u;

/** No key is longer, with its `@` (citation.ts). */
const LONGEST_KEY = 504;

/**
 * The key that is open at the prose's end: `[@`, `[see @`, `[-@`, `[@one; @`. Words in its place, by which a source is looked
 * for, belong to it as long as the first of them is no key.
 */
export function citationIn(
  text: string,
  { start, text: prose }: Prose,
  isKey: (word: string) => boolean,
): Typed | undefined {
  const open = prose.lastIndexOf("[");
  if (open < 0 || prose.indexOf("]", open) >= 0) return undefined;
  const from = Math.max(open, prose.lastIndexOf(";")) + 1;
  const tail = prose.slice(Math.max(from, prose.length - LONGEST_KEY));
  const found =
    /(?:^|[\s-])@(?:(\{)([^{}\0\r\n]*)|([^\s;,{}\0]*))$/u.exec(tail) ??
    /(?:^|[\s-])@()()([^\s;,{}@\0]+(?: [^\s;,{}@\0]+)* ?)$/u.exec(tail);
  if (found === null) return undefined;
  const [first = "", ...others] = (found[3] ?? "").split(" ");
  if (others.length > 0 && isKey(first)) return undefined;
  const braced = found[1] === "{";
  const prefix = braced ? (found[2] ?? "") : (found[3] ?? "");
  const offset = start + prose.length;
  const rest = text.slice(offset, lineEnd(text, offset));
  const behind = braced
    ? /^[^{}[\];]*\}/.exec(rest)
    : /^[\p{L}\p{N}\p{M}_:.#$%&\-+?<>~/]*[\p{L}\p{N}\p{M}_]/u.exec(rest);
  return {
    span: span(offset - prefix.length, offset + (behind?.[0].length ?? 0)),
    prefix,
    write: (key) => (braced ? `${key}}` : PLAIN_KEY.test(key) ? key : `{${key}}`),
  };
}
