import type { Definition } from "../../model/facts.ts";
import { canonicalField, type Field, type Fields } from "../../model/vocabulary.ts";
import type { Mapping, Tree } from "../../syntax/tree.ts";
import { type Span, touches } from "../../text/span.ts";
import { code, some } from "./text.ts";
import { fieldsOf } from "./values.ts";

/** A field's key where it is written. */
export interface FieldKey {
  readonly key: string;
  readonly field: Field;
  readonly span: Span;
}

/** The field of a definition whose key stands at the offset (UTF-16), at any depth; nothing for keys of nobody's table. */
export function fieldKeyAt(definition: Definition, offset: number): FieldKey | undefined {
  const { kind, fields } = definition;
  return keyIn(fields, fieldsOf(definition), offset, (key) =>
    kind === "note" ? key : canonicalField(kind, key),
  );
}

function keyIn(
  mapping: Mapping,
  table: Fields,
  offset: number,
  canonical: (key: string) => string,
): FieldKey | undefined {
  for (const { key, keySpan, value } of mapping.entries) {
    const name = canonical(key);
    const field = Object.hasOwn(table, name) ? table[name] : undefined;
    if (field === undefined) continue;
    if (touches(keySpan, offset)) return { key: name, field, span: keySpan };
    const inner = field.fields === undefined ? undefined : mappingAt(value, offset);
    if (inner !== undefined) return keyIn(inner, field.fields ?? {}, offset, (own) => own);
  }
  return undefined;
}

/** The mapping around the offset among the values of a field. */
function mappingAt(value: Tree | undefined, offset: number): Mapping | undefined {
  if (value === undefined || value.type === "scalar" || !touches(value.span, offset)) return undefined;
  if (value.type === "mapping") return value;
  for (const item of value.items) {
    const found = mappingAt(item, offset);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The card of a field or an attribute: what it is for, and the words that it may hold. `says` is Markdown of our own. */
export function fieldCard(key: string, field: Field): string {
  const words =
    field.words === undefined ? "" : `\n\nOne of: ${some(field.words.map((word) => code(word)))}.`;
  return `${code(key)} — ${field.says}${words}`;
}
