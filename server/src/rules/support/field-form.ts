import { yamlValue } from "../../model/edit/yaml.ts";
import type { Fix } from "../../model/facts.ts";
import { statedValues } from "../../model/pieces.ts";
import type { Field, ValueType } from "../../model/vocabulary.ts";
import { entryOf, itemsOf, type List, type Mapping, type Scalar, type Tree } from "../../syntax/tree.ts";
import { quoted } from "../../text/quoted.ts";
import { span } from "../../text/span.ts";
import type { Finding } from "../rule.ts";

/** What each type of value is called in a message. */
const NOUNS: Readonly<Record<ValueType, string>> = {
  text: "words",
  entity: "an id or a name",
  either: "an id or a name",
  date: "a date such as 2024-08-19",
  key: "the key of a source",
  claim: "a claim such as article#claim",
  value: "a value such as 14",
  number: "a number",
  mapping: "lines of `key: value`",
};

/** What is wrong with the form of a field's value: parts where words are due, words where parts are, many for one. */
export function* formProblems(key: string, field: Field, tree: Tree): Generator<Finding> {
  if (tree.type === "list" && field.list !== true && field.type !== "text") yield* severalForOne(key, tree);
  for (const { value } of statedValues(tree)) {
    for (const item of itemsOf(value)) {
      if (item.type === "scalar" && field.type === "mapping") yield withoutParts(key, field, item);
      if (item.type === "mapping" && !takesParts(field, item)) yield withParts(key, field, item);
    }
  }
}

function* severalForOne(key: string, { items, span: whole }: List): Generator<Finding> {
  const plain = items.filter((item) => item.type === "scalar");
  if (plain.length < 2) return;
  const message = `${quoted(key)} takes one value: keep one, or write each with its source, as \`{ value: …, source: … }\`.`;
  const fix: Fix = {
    title: "Write each as a value that can have a source",
    edits: plain.map((item) => ({ span: item.span, text: `{ value: ${yamlValue(item.text)} }` })),
  };
  yield { span: whole, message, fixes: [fix] };
}

function withoutParts(key: string, { fields }: Field, { text, span: at }: Scalar): Finding {
  const parts = Object.keys(fields ?? {});
  const main =
    parts.find((part) => fields?.[part]?.required === true) ?? (parts.length === 1 ? parts[0] : undefined);
  const form = parts.length === 0 ? NOUNS.mapping : `\`{ ${parts.map((part) => `${part}: …`).join(", ")} }\``;
  const message = `${quoted(key)} has parts: write ${form}, with those that are known.`;
  const written = `{ ${main}: ${yamlValue(text)} }`;
  const fixes =
    main === undefined ? [] : [{ title: `Write ${written}`, edits: [{ span: at, text: written }] }];
  return { span: at, message, fixes };
}

/** Keys by which CSL-JSON (1.0.2, name-variable) gives a person's name. */
const NAME_PARTS = ["name", "literal", "family", "given"];

function takesParts({ type, fields }: Field, mapping: Mapping): boolean {
  if (fields !== undefined || type === "mapping") return true;
  const named = type === "either" || type === "text";
  return named && NAME_PARTS.some((part) => entryOf(mapping, part) !== undefined);
}

function withParts(key: string, { type }: Field, mapping: Mapping): Finding {
  const at = span(mapping.span.start, mapping.span.end);
  const date = type === "date" ? dateOfParts(mapping) : undefined;
  if (date !== undefined) {
    const fixes = [{ title: `Change it to ${date}`, edits: [{ span: at, text: date }], sure: true }];
    return { span: at, message: `${quoted(key)} takes ${NOUNS.date}: write ${date}.`, fixes };
  }
  const message = `${quoted(key)} takes ${NOUNS[type]}: write that alone, or \`{ value: …, source: … }\`.`;
  const [only, other] = mapping.entries;
  const text = only?.value?.type === "scalar" && other === undefined ? only.value.text : "";
  if (text === "") return { span: at, message };
  const edits = [{ span: at, text: yamlValue(text) }];
  return { span: at, message, fixes: [{ title: `Write ${quoted(text)} alone`, edits }] };
}

/** The date in CSL-JSON's `date-parts` (1.0.2, date-variable) as EDTF; two lists of parts are a period. */
function dateOfParts(mapping: Mapping): string | undefined {
  const dates = itemsOf(entryOf(mapping, "date-parts")?.value).map((parts) =>
    itemsOf(parts).map((part) => (part.type === "scalar" && /^\d{1,4}$/.test(part.text) ? part.text : "")),
  );
  const written = dates.map(([year = "", ...rest]) =>
    [year.padStart(4, "0"), ...rest.map((part) => part.padStart(2, "0"))].join("-"),
  );
  const read =
    dates.length > 0 && dates.length <= 2 && dates.every((parts) => !parts.includes("") && parts.length > 0);
  return read && dates.every((parts) => parts.length <= 3) ? written.join("/") : undefined;
}
