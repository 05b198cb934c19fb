import type { FileEdit } from "../../model/changes.ts";
import { DEFINITION, SETTINGS } from "../../model/edit/groups.ts";
import { rewrite, scalarsIn, Values, yamlWord } from "../../model/edit/values.ts";
import type { Definition, NameOf, TextEdit } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { readBibtex } from "../../syntax/bibtex.ts";
import { type Entry, entryOf, type Mapping, scalarOf } from "../../syntax/tree.ts";
import { readMapping } from "../../syntax/yaml.ts";
import { lineAt } from "../../text/lines.ts";
import { contains, slice, span } from "../../text/span.ts";

/** The edits of a file that give a definition in it another id; none where its file's name is the id. */
export function ownId(lowered: Lowered, definition: Definition, id: string): readonly FileEdit[] {
  const { text } = lowered.marks;
  const { path, idPlace, idWritten } = definition;
  const edits = (all: readonly TextEdit[]): readonly FileEdit[] =>
    all.map((edit) => ({ path, ...edit, group: DEFINITION }));
  if (/\.bib$/i.test(path))
    return edits([{ span: idPlace, text: id }, ...crossReferences(lowered, definition.id, id)]);
  if (!idWritten) return /\.ya?ml$/i.test(path) ? edits([writtenId(lowered, definition, id)]) : [];
  const value = new Values(lowered).scalar(idPlace);
  if (value !== undefined) return edits(rewrite(text, value, [{ span: idPlace, text: id }]));
  // A key of a mapping, within its quotation marks if it has some.
  const quote = text.charAt(idPlace.start - 1);
  if (quote === '"' || quote === "'")
    return edits(rewrite(text, { inner: idPlace, form: "yaml" }, [{ span: idPlace, text: id }]));
  return edits([{ span: idPlace, text: yamlWord(id) }]);
}

/** Writes an id into a definition of a list whose id is made of its name so far. */
export function writtenId(lowered: Lowered, { fields }: Definition, id: string): TextEdit {
  const empty = entryOf(fields, "id");
  return empty === undefined
    ? newField(lowered, fields, `id: ${yamlWord(id)}`)
    : afterColon(lowered, empty, yamlWord(id));
}

/** Writes the value of a field that has none, or `null`. */
function afterColon({ marks: { text } }: Lowered, { keySpan }: Entry, value: string): TextEdit {
  const colon = text.indexOf(":", keySpan.end) + 1;
  const [nothing = ""] = /^[ \t]*(?:null|~)(?=[\s,}]|$)/i.exec(text.slice(colon, colon + 100)) ?? [];
  return { span: span(colon, colon + nothing.length), text: ` ${value}` };
}

/**
 * Adds the old words of a name to the aliases of a definition in YAML, while the name, if it is an alias itself, gets others
 * where it stands. No edits where its aliases are nothing to which one can be added.
 */
export function oldAlias(lowered: Lowered, { fields }: Definition, old: NameOf): readonly TextEdit[] {
  const { text } = lowered.marks;
  const word = yamlWord(old.text);
  const entry = entryOf(fields, "aliases");
  if (entry === undefined) return [newField(lowered, fields, `aliases: [${word}]`, "name")];
  const { value } = entry;
  if (value === undefined) return [afterColon(lowered, entry, `[${word}]`)];
  const sign = text.charAt(value.span.start);
  const before = (words: string): TextEdit => ({
    span: span(value.span.start, value.span.start),
    text: words,
  });
  if (value.type === "list") {
    if (sign === "-") return [inserted(lowered, value.span.start, `- ${word}`)];
    const link = value.items.length === 0 ? "" : ", ";
    const at = value.span.start + 1;
    return sign === "[" ? [{ span: span(at, at), text: word + link }] : [];
  }
  if (value.type !== "scalar" || /[|>&*!]/.test(sign)) return [];
  if (contains(value.span, old.place))
    return [before(`[${word}, `), { span: span(value.span.end, value.span.end), text: "]" }];
  return [{ span: value.span, text: `[${word}, ${yamlWord(value.text)}]` }];
}

/** Writes a field before the others of a mapping that has some, or beside its name. */
function newField(lowered: Lowered, fields: Mapping, field: string, beside?: "name"): TextEdit {
  const first = fields.entries[0]?.keySpan.start ?? fields.span.start;
  const at = (beside === undefined ? undefined : placeBeside(lowered, fields, beside)) ?? first;
  if (fields.span.start === first) return inserted(lowered, at, field);
  return { span: span(at, at), text: `${field}, ` };
}

/** Where the field behind another begins; that other's own start where something else stands between them, or nothing behind. */
function placeBeside({ facts }: Lowered, { entries }: Mapping, key: string): number | undefined {
  const index = entries.findIndex((one) => one.key === key);
  const entry = entries[index];
  const next = entries[index + 1]?.keySpan.start;
  if (entry === undefined || next === undefined) return entry?.keySpan.start;
  const lineOf = (at: number): number => lineAt({ text: "", starts: facts.lineStarts }, at);
  return lineOf(next) - lineOf(entry.value?.span.end ?? entry.keySpan.end) > 1 ? entry.keySpan.start : next;
}

/** Writes a line before the one that begins at an offset, behind what stands before that. */
function inserted({ facts: { lineStarts }, marks: { text } }: Lowered, at: number, line: string): TextEdit {
  const start = lineStarts[lineAt({ text: "", starts: lineStarts }, at)] ?? 0;
  return {
    span: span(at, at),
    text: line + (text.includes("\r\n") ? "\r\n" : "\n") + " ".repeat(at - start),
  };
}

/** The edits that write a name of a definition anew; undefined where the name does not stand as a value of its own. */
export function ownName(
  lowered: Lowered,
  { path }: Definition,
  { place }: NameOf,
  name: string,
): readonly FileEdit[] | undefined {
  const value = new Values(lowered).scalar(place);
  if (value === undefined || value.form === "raw") return undefined;
  const edits = rewrite(lowered.marks.text, value, [{ span: place, text: name }]);
  return edits.map((edit) => ({ path, ...edit, group: DEFINITION }));
}

/** The fields with which BibTeX's entries name others of their file, and BibLaTeX's. */
const NAMING: ReadonlySet<string> = new Set(["crossref", "xref", "xdata", "related", "entryset"]);

function crossReferences({ marks: { text } }: Lowered, old: string, id: string): readonly TextEdit[] {
  return readBibtex(text).entries.flatMap(({ fields }) =>
    fields.flatMap(({ name, value }) => {
      if (!NAMING.has(name) || !value.literal) return [];
      return [...slice(text, value.inner).matchAll(/[^,\s]+/g)].flatMap(({ index, 0: key }): TextEdit[] => {
        const start = value.inner.start + index;
        return key === old ? [{ span: span(start, start + key.length), text: id }] : [];
      });
    }),
  );
}

/** The edits of attested.yaml, where `style` has a definition's id, or the name that is preferred for it. */
export function settingsEdits(
  { facts, marks: { text } }: Lowered,
  old: { readonly id: string; readonly name?: string },
  words: string,
): readonly FileEdit[] {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const style = entryOf(readMapping(text, span(start, text.length)).mapping, "style")?.value;
  const entry = style?.type === "mapping" ? entryOf(style, old.id) : undefined;
  if (style?.type !== "mapping" || entry === undefined) return [];
  const add = (edits: readonly TextEdit[]): readonly FileEdit[] =>
    edits.map((edit) => ({ path: facts.path, ...edit, group: SETTINGS }));
  if (old.name === undefined) return add([{ span: entry.keySpan, text: yamlWord(words) }]);
  const preferred = scalarOf(style, old.id);
  if (preferred?.text !== old.name) return [];
  const [value] = [...scalarsIn(preferred, "yaml")].filter(({ inner }) => contains(inner, preferred.inner));
  return value === undefined ? [] : add(rewrite(text, value, [{ span: preferred.inner, text: words }]));
}

/** The edits of a file that give one of its claims another id: at its first part, at the others, and in front matter. */
export function ownClaimId(
  { facts, marks: { text } }: Lowered,
  old: string,
  id: string,
): readonly FileEdit[] {
  const edits: TextEdit[] = [];
  for (const claim of facts.claims) {
    if (claim.id !== old) continue;
    if (claim.idPlace !== undefined) edits.push({ span: claim.idPlace, text: id });
    for (const { key, from, place } of claim.attributes) {
      if (key !== "part" || from !== "text") continue;
      const hash = text.charAt(place.start) === "#" ? 1 : 0;
      edits.push({ span: span(place.start + hash, place.end), text: id });
    }
  }
  const listed = entryOf(facts.data, "claims")?.value;
  const entry = listed?.type === "mapping" ? entryOf(listed, old) : undefined;
  if (entry !== undefined) edits.push({ span: entry.keySpan, text: yamlWord(id) });
  return edits.map((edit) => ({ path: facts.path, ...edit, group: DEFINITION }));
}
