import { CLAIM_ATTRIBUTES, STATED_SOURCES } from "../../model/attributes.ts";
import type { Facts } from "../../model/facts.ts";
import { statedValues } from "../../model/pieces.ts";
import {
  aKind,
  canonicalField,
  type DefinedKind,
  FIELDS,
  type Field,
  type Fields,
} from "../../model/vocabulary.ts";
import { entryOf, itemsOf, type Mapping, type Tree } from "../../syntax/tree.ts";

/** A mapping whose keys the vocabulary knows: a definition, a role, an alias, the attributes of a claim. */
export interface Section {
  readonly mapping: Mapping;
  readonly fields: Fields;
  /** What it describes, for messages: `a person`, `an entry of “roles”`. */
  readonly what: string;
  /** The kind, of a definition as a whole. */
  readonly kind?: DefinedKind;
  /** The spelling of a key in `fields`. */
  canonical(key: string): string;
}

/** A value and the sources that stand with it. */
const STATED: Fields = {
  value: { type: "text", says: "The value." },
  ...STATED_SOURCES,
  note: { type: "text", says: "A remark for people." },
};

/**
 * All mappings of a file whose keys the vocabulary knows, those inside others behind them. A note's front matter is
 * its own affair, and a bibliography has a format of its own.
 */
export function* sectionsOf(facts: Facts): Generator<Section> {
  if (facts.type === "bibliography") return;
  for (const { kind, fields } of facts.definitions) {
    if (kind === "note") continue;
    const table = FIELDS[kind];
    const canonical = (key: string): string => canonicalField(kind, key);
    yield { mapping: fields, fields: table, what: aKind(kind), kind, canonical };
    for (const { key, value } of fields.entries) {
      const field = table[canonical(key)];
      if (field !== undefined) yield* sectionsIn(field, key, value);
    }
  }
  const claims = entryOf(facts.data, "claims")?.value;
  for (const { value } of claims?.type === "mapping" ? claims.entries : []) {
    if (value?.type === "mapping") yield section(value, CLAIM_ATTRIBUTES, "a claim");
  }
}

function* sectionsIn(field: Field, key: string, tree: Tree | undefined): Generator<Section> {
  for (const { value, wrapper } of statedValues(tree)) {
    if (wrapper !== undefined && field.fields === undefined)
      yield section(wrapper, STATED, `a value of “${key}”`);
    for (const item of field.fields === undefined ? [] : itemsOf(value)) {
      if (item.type === "mapping") yield section(item, field.fields ?? {}, `an entry of “${key}”`);
    }
  }
}

function section(mapping: Mapping, fields: Fields, what: string): Section {
  return { mapping, fields, what, canonical: (key) => key };
}
