import type { FileEdit } from "../../model/changes.ts";
import { cutEntry } from "../../model/edit/cut-yaml.ts";
import { SETTINGS } from "../../model/edit/groups.ts";
import { yamlWord } from "../../model/edit/values.ts";
import type { Lowered } from "../../model/lower.ts";
import { entryOf } from "../../syntax/tree.ts";
import { readMapping } from "../../syntax/yaml.ts";
import { span } from "../../text/span.ts";

/** The edits of attested.yaml after which `style` no longer speaks of one id, but of another, unless it did so before. */
export function settingsOf(
  { facts, marks: { text } }: Lowered,
  from: string,
  into: string,
): readonly FileEdit[] {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const style = entryOf(readMapping(text, span(start, text.length)).mapping, "style")?.value;
  const entry = style?.type === "mapping" ? entryOf(style, from) : undefined;
  if (style?.type !== "mapping" || entry === undefined || from === into) return [];
  const edit =
    entryOf(style, into) === undefined
      ? { span: entry.keySpan, text: yamlWord(into) }
      : cutEntry(text, entry);
  return [{ path: facts.path, ...edit, group: SETTINGS }];
}
