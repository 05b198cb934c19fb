import type { Snapshot } from "../../corpus/catalog.ts";
import { describeDate } from "../../model/date/describe.ts";
import { parseDate } from "../../model/date.ts";
import type { Definition } from "../../model/facts.ts";
import { type Stated, statedValues } from "../../model/pieces.ts";
import { describeValue } from "../../model/quantity/describe.ts";
import { parseValue, type Value } from "../../model/quantity.ts";
import { canonicalField, FIELDS, type Field, type Fields } from "../../model/vocabulary.ts";
import { itemsOf, type Mapping, scalarOf, type Tree } from "../../syntax/tree.ts";
import { labelOf } from "./labels.ts";
import { type Bullet, code, inline, MOST_NAMES, quoted, some } from "./text.ts";

/** How many values of one field stand on lines of their own. */
const MOST_VALUES = 4;

/** The fields that a definition may have; a note has an article's. */
export function fieldsOf({ kind }: Definition): Fields {
  return FIELDS[kind === "note" ? "article" : kind];
}

/** The value of a definition's field, in whichever spelling the key is written. */
export function fieldTree({ kind, fields }: Definition, key: string): Tree | undefined {
  const table = kind === "note" ? "article" : kind;
  return fields.entries.find((entry) => entry.key === key || canonicalField(table, entry.key) === key)?.value;
}

/** The definition's field as a line `Label: values`, by default under the field's own label; values that carry sources stand on lines under it. */
export function fieldLine(
  snapshot: Snapshot,
  definition: Definition,
  key: string,
  label = labelOf(definition.kind, key),
): readonly Bullet[] {
  const field = fieldsOf(definition)[key];
  const stated = statedValues(fieldTree(definition, key));
  if (field === undefined || stated.length === 0) return [];
  const [only] = stated;
  if (stated.length > 1 && stated.some(({ wrapper }) => wrapper !== undefined)) {
    const under = stated.slice(0, MOST_VALUES).map((one) => statedWords(snapshot, field, one));
    const left = stated.length - under.length;
    return [[`${label}:`, left === 0 ? under : [...under, `and ${left} more`]]];
  }
  const words =
    only?.wrapper === undefined
      ? valueWords(
          snapshot,
          field,
          stated.map(({ value }) => value),
        )
      : statedWords(snapshot, field, only);
  return words === "" ? [] : [`${label}: ${words}`];
}

/** A value and, behind it, the sources and the remark that it stands with. */
export function statedWords(snapshot: Snapshot, field: Field, { value, wrapper }: Stated): string {
  return valueWords(snapshot, field, [value]) + standing(snapshot, wrapper);
}

/** What stands beside a value: ` — “Title” (publisher, date); note`. */
export function standing(snapshot: Snapshot, wrapper: Mapping | undefined): string {
  if (wrapper === undefined) return "";
  const keys = ["source", "evidence"].flatMap((key) => textsOf(statedItems(wrapper, key)));
  const sources = keys.slice(0, MOST_VALUES).map((key) => sourceWords(snapshot, key));
  const note = scalarOf(wrapper, "note");
  const parts = [
    ...(keys.length === 0 ? [] : [some(sources, keys.length)]),
    ...(note ? [inline(note.text)] : []),
  ];
  return parts.length === 0 ? "" : ` — ${parts.join(". ")}`;
}

/** Values in words: entities by their names, dates and quantities in English, the first few of a list. */
function valueWords(snapshot: Snapshot, field: Field, values: readonly (Tree | undefined)[]): string {
  const texts = textsOf(values, field.list ?? false);
  return some(
    texts.slice(0, MOST_NAMES).map((text) => scalarWords(snapshot, field, text)),
    texts.length,
  );
}

/** One value in words, by what its field holds. */
function scalarWords(snapshot: Snapshot, field: Field, text: string): string {
  switch (field.type) {
    case "entity":
    case "either":
      return nameOf(snapshot, text);
    case "date":
      return dateWords(text);
    case "key":
      return sourceWords(snapshot, text);
    case "value":
      return inline(amountWords(parseValue(text)));
    default:
      return plainWord(text);
  }
}

/** Bare amounts as people say them. */
const SPOKEN: ReadonlyMap<string, string> = new Map([
  ["1", "several"],
  ["12", "more than a dozen"],
]);

/** A value in words; of what is only counted, more than one is several. */
export function amountWords(value: Value): string {
  const spoken =
    value.kind === "quantity" && value.relation === "moreThan" && value.unit === undefined
      ? SPOKEN.get(value.figures[0])
      : undefined;
  return spoken ?? describeValue(value);
}

/** Words of the notation in words of the language. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ["mou", "memorandum of understanding"],
  ["in-force", "in force"],
]);

/** A word that a field may hold (`mou`, `in-force`) as people say it. */
export function plainWord(word: string, limit?: number): string {
  return inline(PLAIN.get(word) ?? word, limit);
}

/** The texts of values, whatever form they have; a text for a list is divided at semicolons. */
function textsOf(values: readonly (Tree | undefined)[], list = true): readonly string[] {
  return values.flatMap((value): readonly string[] => {
    if (value === undefined) return [];
    if (value.type === "list") return textsOf(value.items, list);
    if (value.type === "mapping") return [nameIn(value)].filter((name) => name !== "");
    const parts = list && value.verbatim ? value.text.split(";") : [value.text];
    return parts.map((part) => part.trim()).filter((part) => part !== "");
  });
}

/** The texts of a definition's field, with or without sources beside them. */
export function fieldTexts(definition: Definition, key: string): readonly string[] {
  const list = fieldsOf(definition)[key]?.list ?? false;
  return textsOf(
    statedValues(fieldTree(definition, key)).map(({ value }) => value),
    list,
  );
}

/** What a mapping is called: an alias's `name`, or the parts of a person's name in CSL-JSON. */
function nameIn(mapping: Mapping): string {
  const whole = scalarOf(mapping, "name") ?? scalarOf(mapping, "literal");
  if (whole !== undefined) return whole.text.trim();
  const parts = ["given", "non-dropping-particle", "family", "suffix"].map(
    (key) => scalarOf(mapping, key)?.text,
  );
  return parts.filter((part) => part !== undefined).join(" ");
}

function statedItems(mapping: Mapping, key: string): readonly (Tree | undefined)[] {
  return itemsOf(mapping.entries.find((entry) => entry.key === key)?.value);
}

/** The name of the entity that a text names, else the text; `?analysts` is somebody without a name. `limit` as for `inline`. */
export function nameOf(snapshot: Snapshot, text: string, limit?: number): string {
  if (text.startsWith("?")) return `${inline(text.slice(1), limit)} (unnamed)`;
  const [definition, other] = snapshot.lookup(text, "entity").definitions;
  return inline(definition === undefined || other !== undefined ? text : definition.name, limit);
}

/** A date in words; what is no date, as it is written. */
export function dateWords(text: string): string {
  const date = parseDate(text);
  return inline(date.kind === "error" ? text : describeDate(date));
}

/** What a key names, in one line: “Title” (publisher, date; remark), or that nothing defines it. */
export function sourceWords(snapshot: Snapshot, key: string, remark?: string): string {
  const hash = key.indexOf("#");
  const target = hash < 0 ? key : key.slice(0, hash);
  const [definition, other] = snapshot.lookup(target, "key").definitions;
  if (definition === undefined) return `${code(key)} (not defined)`;
  if (other !== undefined) return `${code(key)} (defined more than once)`;
  const origin = originOf(snapshot, definition).join(", ");
  const behind = [origin, remark].filter((part) => part !== undefined && part !== "");
  return quoted(definition.name) + (behind.length === 0 ? "" : ` (${behind.join("; ")})`);
}

/** Who published a source or an article, and when, in words; empty where neither is given. */
function originOf(snapshot: Snapshot, definition: Definition): readonly string[] {
  const [where] = [...fieldTexts(definition, "container-title"), ...fieldTexts(definition, "publisher")];
  const when = dateText(definition);
  return [
    ...(where === undefined ? [] : [nameOf(snapshot, where)]),
    ...(when === undefined ? [] : [dateWords(when)]),
  ];
}

/** The date of a source or an article as it is written: `published`, else `issued`. */
export function dateText(definition: Definition): string | undefined {
  const [text] = [...fieldTexts(definition, "published"), ...fieldTexts(definition, "issued")];
  return text;
}
