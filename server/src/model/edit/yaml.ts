import { type Entry, entryOf, type Mapping } from "../../syntax/tree.ts";
import { lineAt } from "../../text/lines.ts";
import { type Span, span } from "../../text/span.ts";
import type { Facts, TextEdit } from "../facts.ts";

/** A text as a YAML value: plain where it can be, else in double quotation marks (YAML 1.2, 7.3.1, as JSON writes them). */
export function yamlValue(text: string): string {
  const plain = /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_ ./()'’–-]*[\p{L}\p{M}\p{N}_./()'’–-])?$/u;
  const other = /^(?:true|false|null|yes|no|on|off)$|^[\d.]+$/i;
  return plain.test(text) && !other.test(text) ? text : JSON.stringify(text);
}

/** The line end that a Markdown file's first line has; LF where the file has one line or is no Markdown. */
export function lineEndOf(facts: Facts): string {
  const first = facts.definitions[0]?.firstLine;
  const next = facts.lineStarts[1];
  return facts.type !== "list" && first?.line === 0 && next !== undefined && next - first.end === 2
    ? "\r\n"
    : "\n";
}

/**
 * Writes `key: value` into a mapping that has entries, in the form it has: a line of its own, or between braces. The
 * new entry stands behind the first. Undefined for a mapping without entries, and where the file's YAML is broken.
 */
export function insertEntry(
  facts: Facts,
  mapping: Mapping,
  key: string,
  value: string,
): TextEdit | undefined {
  const [first, second] = mapping.entries;
  if (first === undefined || facts.dataLost === true) return undefined;
  const at = (second ?? first).keySpan.start;
  const link = isBlock(mapping) ? lineEndOf(facts) + " ".repeat(columnOf(facts, at)) : ", ";
  return { span: span(at, at), text: `${key}: ${value}${link}` };
}

/**
 * Writes a key that front matter does not have behind its last entry; `value` is what stands behind the colon, with the
 * space or the line end before it. Undefined where there is no front matter, or it is broken or not written as lines.
 */
export function newFrontMatterEntry(facts: Facts, key: string, value: string): TextEdit | undefined {
  const { data, dataLost, bodyStart, lineStarts } = facts;
  if (dataLost === true) return undefined;
  const body = lineOf(facts, bodyStart);
  const closing = lineStarts[body - 1];
  const inLines = data.entries.length > 0 && isBlock(data) && entryOf(data, key) === undefined;
  if (!inLines || closing === undefined || lineStarts[body] !== bodyStart) return undefined;
  return { span: span(closing, closing), text: `${key}:${value}${lineEndOf(facts)}` };
}

/** Whether a mapping is written as lines, and not between braces. */
export function isBlock({ span: { start }, entries: [first] }: Mapping): boolean {
  return first === undefined || first.keySpan.start === start;
}

/** The lines of an entry of a mapping written as lines, from its key's line to behind the last line of its value. */
export function entryLines(facts: Facts, { keySpan, value }: Entry): Span {
  const { lineStarts } = facts;
  const end = Math.max(keySpan.end, value?.span.end ?? 0);
  const last = lineOf(facts, end);
  // A value that ends at a line's start has its line end in it.
  const behind = end > keySpan.end && lineStarts[last] === end ? end : lineStarts[last + 1];
  return span(lineStarts[lineOf(facts, keySpan.start)] ?? 0, behind ?? end);
}

/** The line (from 0) that holds an offset. */
export function lineOf(facts: Facts, offset: number): number {
  return lineAt({ text: "", starts: facts.lineStarts }, offset);
}

/** The column (from 0, UTF-16) of an offset. */
export function columnOf(facts: Facts, offset: number): number {
  return offset - (facts.lineStarts[lineOf(facts, offset)] ?? 0);
}
