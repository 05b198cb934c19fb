import { parseDate } from "../../model/date.ts";
import { insertEntry, yamlValue } from "../../model/edit/yaml.ts";
import type { Facts, Fix, TextEdit } from "../../model/facts.ts";
import { mistaken } from "../../model/repair/change-to.ts";
import type { Entry } from "../../syntax/tree.ts";
import { quoted } from "../../text/quoted.ts";
import type { Span } from "../../text/span.ts";
import { spelledLike } from "../../text/spelled-like.ts";
import type { Finding } from "../rule.ts";
import type { Section } from "./sections.ts";

/** A field under another tool's name: it is renamed, or written beside that, in the form that it has here. */
export function foreignKey(facts: Facts, section: Section, entry: Entry, field: string): Finding {
  const { mapping, fields, what } = section;
  const { key, keySpan: span, value } = entry;
  const message = `${quoted(key)} is no field of ${what}: write ${quoted(field)}, which is read.`;
  const edits: TextEdit[] = [{ span, text: field }];
  const fixes: Fix[] = [{ title: `Change it to ${quoted(field)}`, edits }];
  if (value?.type === "scalar") {
    const date = fields[field]?.type === "date" ? parseDate(value.text) : undefined;
    const text = (date?.kind === "error" ? date.suggestion : undefined) ?? value.text;
    if (text !== value.text) edits.push({ span: value.span, text: yamlValue(text) });
    const beside = insertEntry(facts, mapping, field, yamlValue(text));
    const title = `Write ${quoted(field)} too, and leave ${quoted(key)} to other tools`;
    if (beside !== undefined) fixes.push({ title, edits: [beside] });
  }
  return { span, message, fixes };
}

/** A key that is spelled nearly like one of those `known`; those `taken` stand there already. */
export function* mistypedKey(
  key: string,
  span: Span,
  known: readonly string[],
  taken: ReadonlySet<string>,
  what: string,
): Generator<Finding> {
  const near = spelledLike(key, known);
  if (near === undefined) return;
  if (taken.has(near)) {
    const message = `${quoted(key)} is no field of ${what}: move its value to ${quoted(near)}, which is there already, or remove it.`;
    yield { span, message };
    return;
  }
  yield mistaken(`${quoted(key)} is no field of ${what}`, near, "remove it", span);
}
