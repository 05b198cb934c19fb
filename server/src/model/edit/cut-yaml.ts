import type { Entry, List, Tree } from "../../syntax/tree.ts";
import { lineEnd, lineStart } from "../../text/lines.ts";
import { type Span, slice, span } from "../../text/span.ts";
import type { TextEdit } from "../facts.ts";
import { cut } from "./into-yaml.ts";

/** What stands alone on the line before an entry or an item that is written as lines. */
const LINE_START = /^[ \t]*(?:- *)?$/;

/** Cuts an entry of a mapping: with its lines, whose comments stay, or with the comma that divides it from its neighbour. */
export function cutEntry(text: string, entry: Entry): TextEdit {
  const { keySpan, value } = entry;
  const at = span(keySpan.start, Math.max(keySpan.end, value?.span.end ?? 0));
  return cutLines(text, at, wordsOf(entry));
}

/** Cuts some items of a list, of which at least one stays: with their lines, or with the commas between. Comments stay. */
export function cutItems(text: string, list: List, gone: ReadonlySet<Tree>): readonly TextEdit[] {
  const { items } = list;
  if (gone.size === 0) return [];
  if (text.charAt(list.span.start) !== "[")
    return items.flatMap((item) => (gone.has(item) ? [cutLines(text, item.span, scalarsOf(item))] : []));
  if (commentsIn(text, list.span, scalarsOf(list)).length > 0) return cutBesideComments(text, items, gone);
  const edits: TextEdit[] = [];
  let isBehindKept = false;
  for (const [index, item] of items.entries()) {
    if (!gone.has(item)) isBehindKept = true;
    else if (isBehindKept)
      edits.push({ span: span(items[index - 1]?.span.end ?? item.span.start, item.span.end), text: "" });
    else edits.push({ span: span(item.span.start, items[index + 1]?.span.start ?? item.span.end), text: "" });
  }
  return edits;
}

/** Items between brackets, each with the comma behind it; of the last, which may have none, the comma before. */
function cutBesideComments(
  text: string,
  items: readonly Tree[],
  gone: ReadonlySet<Tree>,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const last = items.at(-1);
  const kept = items.findLast((item) => !gone.has(item));
  const isOpen = last !== undefined && last !== kept && commaBehind(text, last) === undefined;
  for (const item of items) {
    const comma = commaBehind(text, item);
    if (gone.has(item)) edits.push(cutWithComma(text, item, comma));
    // A comma behind a comment goes by itself.
    const isApart = gone.has(item) ? comma?.isApart === true : isOpen && item === kept;
    if (comma !== undefined && isApart) edits.push({ span: span(comma.end - 1, comma.end), text: "" });
  }
  return edits;
}

/** Cuts an item and the comma behind it, with their line where nothing else stands there. */
function cutWithComma(text: string, item: Tree, comma: Comma | undefined): TextEdit {
  const { start } = item.span;
  let first = start;
  while (/[ \t]/.test(text.charAt(first - 1))) first--;
  const isFirst = first === 0 || /[\r\n]/.test(text.charAt(first - 1));
  const indent = isFirst ? text.slice(first, start) : "";
  const end = comma === undefined || comma.isApart ? item.span.end : comma.end;
  const [blanks = ""] = /^[ \t]*/.exec(text.slice(end, end + MOST_BLANKS)) ?? [];
  const behind = end + blanks.length;
  const lineBreak = /^(?:\r\n|\r|\n)/.exec(text.slice(behind, behind + 2))?.[0];
  const comments = commentsIn(text, item.span, scalarsOf(item));
  if (isFirst && lineBreak !== undefined && comments.length === 0)
    return { span: span(first, behind + lineBreak.length), text: "" };
  const own = /\r\n|\r|\n/.exec(slice(text, item.span))?.[0] ?? "\n";
  const kept = comments.map((comment) => `${comment}${own}${indent}`).join("");
  // White space divides a comment from what stands before it.
  const isComment = kept !== "" || text.startsWith("#", behind);
  const lead = isComment && !/\s/.test(text.charAt(start - 1)) ? " " : "";
  return { span: span(start, behind), text: lead + kept };
}

/** How many blanks behind what goes are taken with it (UTF-16 units). */
const MOST_BLANKS = 1000;

/** Where a comma ends, and whether comments stand between it and the item that it follows. */
interface Comma {
  readonly end: number;
  readonly isApart: boolean;
}

/** The comma behind an item between brackets; undefined when there is none. */
function commaBehind(text: string, { span: { end } }: Tree): Comma | undefined {
  let isApart = false;
  for (let at = end; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === ",") return { end: at + 1, isApart };
    if (sign === "#") {
      isApart = true;
      at = lineEnd(text, at, text.length) - 1;
    } else if (!/\s/.test(sign)) return undefined;
  }
  return undefined;
}

function cutLines(text: string, at: Span, words: readonly Span[]): TextEdit {
  const edit = cut(text, at);
  if (!LINE_START.test(text.slice(lineStart(text, at.start), at.start))) return edit;
  return { ...edit, text: commentLines(text, edit.span, words) };
}

/** The comments of whole lines, each on a line of its own; `words` are the keys and scalars that stand in them. */
export function commentLines(text: string, lines: Span, words: readonly Span[]): string {
  const end = /\r?\n$/.exec(slice(text, lines))?.[0] ?? "";
  const indent = /^[ \t]*/.exec(slice(text, lines))?.[0] ?? "";
  const kept = commentsIn(text, lines, words).map((comment) => `${indent}${comment}`);
  return kept.length === 0 ? "" : kept.join(end === "" ? "\n" : end) + end;
}

/** The comments of a stretch of YAML: what stands behind `#` outside the keys and scalars in it. */
export function commentsIn(text: string, at: Span, words: readonly Span[]): readonly string[] {
  let outside = "";
  let from = at.start;
  for (const { start, end } of [...words].sort((a, b) => a.start - b.start)) {
    if (start < from || end > at.end) continue;
    outside += text.slice(from, start) + "x".repeat(end - start);
    from = end;
  }
  outside += text.slice(from, at.end);
  return [...outside.matchAll(/(?:^|\s)#[^\r\n]*/g)].map((found) => {
    const start = at.start + found.index + found[0].indexOf("#");
    return text.slice(start, at.start + found.index + found[0].length).trimEnd();
  });
}

/** Where the keys and the scalar values of an entry stand. */
export function wordsOf({ keySpan, value }: Entry): readonly Span[] {
  return [keySpan, ...(value === undefined ? [] : scalarsOf(value))];
}

function scalarsOf(tree: Tree): readonly Span[] {
  if (tree.type === "scalar") return [tree.span];
  return tree.type === "list" ? tree.items.flatMap(scalarsOf) : tree.entries.flatMap(wordsOf);
}
