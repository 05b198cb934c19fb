import type { Entry, List, Mapping, Tree } from "../../syntax/tree.ts";
import { lineEnd } from "../../text/lines.ts";
import { contains, type Span, slice, span } from "../../text/span.ts";
import type { TextEdit } from "../facts.ts";
import { flowText } from "./flow.ts";

/** A value as it is to stand in YAML: between brackets, or as lines at a column (from 0, UTF-16). */
export interface NewValue {
  readonly flow: string;
  block(column: number, lineEnd: string): string;
}

/** A value that is written on one line wherever it stands. */
export function onOneLine(flow: string): NewValue {
  return { flow, block: () => flow };
}

/** A value taken over from a text: as lines where it is written so, and else on one line. */
export function takenOver(text: string, tree: Tree): NewValue {
  const flow = flowText(text, tree);
  const isLines = tree.type !== "scalar" && !/[[{]/.test(text.charAt(tree.span.start)) && standsAlone(tree);
  if (!isLines) return onOneLine(flow);
  return { flow, block: (column, end) => shifted(text, withComment(text, tree.span), column, end) };
}

/** A key with its value taken over from a text, as it is written there. */
export function entryTakenOver(text: string, entry: Entry, value: Tree): NewValue {
  const { keySpan } = entry;
  const name = slice(text, keySpan);
  const flow = `${name}: ${flowText(text, value)}`;
  const before = text.slice(keySpan.start - columnIn(text, keySpan.start), keySpan.start);
  const isLines = /^[- ]*$/.test(before) && standsBehind(text, entry) && standsAlone(value);
  if (!isLines) return onOneLine(flow);
  const own = withComment(text, span(keySpan.start, value.span.end));
  return { flow, block: (column, end) => shifted(text, own, column, end) };
}

/** Whether all of a value stands where it begins: what an anchor repeats stands elsewhere. */
function standsAlone(tree: Tree): boolean {
  const parts =
    tree.type === "list"
      ? tree.items
      : tree.type === "mapping"
        ? tree.entries.flatMap(({ value }) => (value === undefined ? [] : [value]))
        : [];
  return parts.every((part) => contains(tree.span, part.span) && standsAlone(part));
}

/** Whether a value stands behind its key with nothing but white space and comments between: no anchor, tag or repetition. */
export function standsBehind(text: string, { keySpan, value }: Entry): boolean {
  if (value === undefined || value.span.start < keySpan.end) return false;
  return /^\s*:(?:\s|#[^\r\n]*(?=[\r\n]))*$/.test(text.slice(keySpan.end, value.span.start));
}

/** A stretch without the white space behind it, with what stands behind it on its last line. */
function withComment(text: string, at: Span): Span {
  return span(at.start, lineEnd(text, endOf(text, at), text.length));
}

/** Where the last word of a stretch ends. */
function endOf(text: string, at: Span): number {
  return at.start + slice(text, at).trimEnd().length;
}

/** The lines of a stretch as they stand when its first begins at a column; the first without what stands before it. */
function shifted(text: string, at: Span, column: number, end: string): string {
  const was = columnIn(text, at.start);
  const [first = "", ...others] = slice(text, at)
    .trimEnd()
    .split(/\r\n|\r|\n/);
  const moved = others.map((line) => {
    const indented = /^ */.exec(line)?.[0].length ?? 0;
    const rest = line.slice(Math.min(was, indented));
    return rest === "" ? "" : " ".repeat(column) + rest;
  });
  return [first, ...moved].join(end);
}

/** How far behind its line's start an offset lies (UTF-16). */
function columnIn(text: string, offset: number): number {
  const before = text.slice(0, offset);
  return offset - Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) - 1;
}

/** Writes values behind the last of a list, in the form that it has; undefined where it stands elsewhere, behind an anchor. */
export function newItems(
  text: string,
  list: List,
  values: readonly NewValue[],
  end: string,
): TextEdit | undefined {
  const { start } = list.span;
  const last = list.items.findLast((item) => contains(list.span, item.span));
  if (text.charAt(start) === "[") {
    const flow = values.map((value) => value.flow).join(", ");
    if (last === undefined) return inserted(start + 1, list.items.length === 0 ? flow : `${flow}, `);
    return inserted(last.span.end, `, ${flow}`);
  }
  if (text.charAt(start) !== "-") return undefined;
  const at = lineEnd(
    text,
    endOf(text, span(start, Math.max(list.span.end, last?.span.end ?? 0))),
    text.length,
  );
  return inserted(at, itemLines(values, columnIn(text, start), end));
}

/** Values as lines behind hyphens at a column, each with the line end before it. */
function itemLines(values: readonly NewValue[], column: number, end: string): string {
  return values.map((value) => `${end}${" ".repeat(column)}- ${value.block(column + 2, end)}`).join("");
}

/** Writes entries behind the last of a mapping, in the form that it has. */
export function newEntries(
  text: string,
  mapping: Mapping,
  entries: readonly NewValue[],
  end: string,
): TextEdit {
  const [first] = mapping.entries;
  const last = mapping.entries.at(-1);
  const flow = entries.map((entry) => entry.flow).join(", ");
  if (first === undefined || last === undefined) return inserted(mapping.span.start + 1, flow);
  if (first.keySpan.start !== mapping.span.start) {
    const value = last.value;
    if (value === undefined || value.span.start < last.keySpan.end)
      return inserted(first.keySpan.start, `${flow}, `);
    return inserted(value.span.end, `, ${flow}`);
  }
  const column = columnIn(text, first.keySpan.start);
  const own = span(last.keySpan.start, Math.max(last.keySpan.end, last.value?.span.end ?? 0));
  const lines = entries.map((entry) => `${end}${" ".repeat(column)}${entry.block(column, end)}`);
  return inserted(lineEnd(text, endOf(text, own), text.length), lines.join(""));
}

/** Makes a value that is one the first of a list, with others behind it; `[before, behind]` stand around it where it stays on its line. */
export function madeList(
  text: string,
  tree: Tree,
  values: readonly NewValue[],
  end: string,
  around: readonly [before: string, behind: string] = ["", ""],
): readonly TextEdit[] {
  const { start } = tree.span;
  const last = endOf(text, tree.span);
  const rest = `${around[1]}${values.map((value) => `, ${value.flow}`).join("")}]`;
  const isLines = tree.type === "mapping" && tree.entries[0]?.keySpan.start === start;
  if (!isLines) {
    const kept = tree.type !== "scalar" || flowText(text, tree) === slice(text, tree.span);
    if (kept) return [inserted(start, `[${around[0]}`), inserted(tree.span.end, rest)];
    return [{ span: span(start, last), text: `[${around[0]}${flowText(text, tree)}${rest}` }];
  }
  const edits: TextEdit[] = [inserted(start, "- ")];
  for (let at = lineEnd(text, start, last); at < last; at = lineEnd(text, at, last)) {
    at += text.startsWith("\r\n", at) ? 2 : 1;
    if (at < last && !/[\r\n]/.test(text.charAt(at))) edits.push(inserted(at, "  "));
  }
  return [
    ...edits,
    inserted(lineEnd(text, last, text.length), itemLines(values, columnIn(text, start), end)),
  ];
}

/** Cuts an entry of a mapping, or an item of a list, with its lines, or with the comma that divides it from its neighbour. */
export function cut(text: string, at: Span): TextEdit {
  const last = endOf(text, at);
  const first = at.start - columnIn(text, at.start);
  if (/^[ \t]*(?:- *)?$/.test(text.slice(first, at.start))) {
    const end = lineEnd(text, last, text.length);
    return {
      span: span(first, end + (text.startsWith("\r\n", end) ? 2 : end < text.length ? 1 : 0)),
      text: "",
    };
  }
  const behind = /^\s*,[ \t]*/.exec(text.slice(last))?.[0].length ?? 0;
  if (behind > 0) return { span: span(at.start, last + behind), text: "" };
  const before = /,\s*$/.exec(text.slice(0, at.start))?.[0].length ?? 0;
  return { span: span(at.start - before, last), text: "" };
}

export function inserted(at: number, text: string): TextEdit {
  return { span: span(at, at), text };
}
