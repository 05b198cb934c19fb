import type { Snapshot } from "../../corpus/catalog.ts";
import type { Lowered } from "../../model/lower.ts";
import { CONFIG_SHAPE, type Shape, shapeAt, shapeOfKind } from "../../model/vocabulary/shape.ts";
import {
  aKind,
  type DefinedKind,
  FIELDS,
  type Field,
  type Fields,
  fieldOf,
  KINDS,
  kindNamed,
} from "../../model/vocabulary.ts";
import { EMPTY, entryOf, type Mapping, type Tree } from "../../syntax/tree.ts";
import { readMapping } from "../../syntax/yaml.ts";
import { remembered } from "../../text/remembered.ts";
import { type Span, span, touches } from "../../text/span.ts";
import { fieldCard } from "./field.ts";
import { code, some } from "./text.ts";

/** A rule's name and a sentence on it. */
export interface RuleWords {
  readonly code: string;
  readonly summary: string;
}

/** A card of what data says at an offset, or the name of what is defined elsewhere that a key is. */
export type DataCard = { readonly span: Span } & (
  | { readonly markdown: string }
  | { readonly entity: string }
);

/**
 * What a key or a word stands for in front matter, in a list of definitions or in attested.yaml: what the field is for, what
 * a type means, what a rule reports. Undefined where another card tells more, and for words of people's own.
 */
export function dataCard(
  snapshot: Snapshot,
  { facts, marks }: Lowered,
  offset: number,
  rules: readonly RuleWords[],
): DataCard | undefined {
  const definition = facts.definitions.find(({ place }) => touches(place, offset));
  const asked = { offset, rules, kinds: snapshot.config.kinds };
  if (facts.type === "config") return cardIn(dataIn(marks), CONFIG_SHAPE, asked, undefined);
  if (definition === undefined && facts.type === "list")
    return cardIn(dataIn(marks), LIST_SHAPE, asked, undefined);
  if (definition === undefined) return undefined;
  const kind = definition.kind === "note" ? "article" : definition.kind;
  return cardIn(definition.fields, shapeOfKind(kind), asked, kind);
}

/** Longer files are not read for a card (UTF-16 units). */
const LONGEST_DATA = 1_000_000;

/** The data of attested.yaml or of a list: of these the facts keep what they say, and not where they say it. */
const dataIn = remembered(({ text }: Lowered["marks"]): Mapping => {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return text.length > LONGEST_DATA ? EMPTY : readMapping(text, span(start, text.length)).mapping;
});

/** What stands beside definitions in a list of them. */
const LIST_SHAPE: Shape = {
  fields: {
    type: {
      ...FIELDS.concept["type"],
      type: "text",
      says: "What the definitions here are that do not say it.",
    },
  },
};

interface AskedOf {
  readonly offset: number;
  readonly rules: readonly RuleWords[];
  /** The words that attested.yaml gives for the field `kind`. */
  readonly kinds: ReadonlyMap<string, readonly string[]>;
}

function cardIn(
  { entries }: Mapping,
  shape: Shape,
  asked: AskedOf,
  kind: DefinedKind | undefined,
): DataCard | undefined {
  const { offset } = asked;
  for (const { key, keySpan, value } of entries) {
    if (touches(keySpan, offset)) return keyCard(key, keySpan, shape, asked);
    if (value === undefined || !touches(value.span, offset)) continue;
    const own = kind === undefined || key !== "kind" ? [] : (asked.kinds.get(kind) ?? []);
    return valueCard(key, value, shapeAt(shape, [key]), asked, own);
  }
  return undefined;
}

function keyCard(key: string, at: Span, { fields, any }: Shape, { rules }: AskedOf): DataCard | undefined {
  if (any?.keys === "entity") return { span: at, entity: key };
  if (any?.keys === "rule") return ruleCard(key, at, rules);
  const [name, field] = fieldIn(fields, key);
  return field === undefined ? undefined : { span: at, markdown: fieldCard(name, field) };
}

/** A field by its name as it is written: CSL's names may be in lower case. */
function fieldIn(fields: Fields, key: string): readonly [name: string, field: Field | undefined] {
  const own = fieldOf(fields, key);
  return own === undefined ? [key.toUpperCase(), fieldOf(fields, key.toUpperCase())] : [key, own];
}

function valueCard(
  key: string,
  value: Tree,
  shape: Shape,
  asked: AskedOf,
  words: readonly string[],
): DataCard | undefined {
  if (value.type === "mapping") {
    // A value that stands with its sources is the field's.
    const own = fieldOf(shape.fields, "value") === undefined ? undefined : entryOf(value, "value")?.value;
    return own !== undefined && touches(own.span, asked.offset)
      ? valueCard(key, own, shape, asked, words)
      : cardIn(value, shape, asked, undefined);
  }
  if (value.type === "list") {
    const item = value.items.find((one) => touches(one.span, asked.offset));
    return item === undefined ? undefined : valueCard(key, item, shape, asked, words);
  }
  const { field, holds } = shape;
  if (holds === "rules") return ruleCard(value.text, value.span, asked.rules);
  const kind = key === "type" && field?.words === KINDS ? kindNamed(value.text.trim()) : undefined;
  if (kind !== undefined) return { span: value.span, markdown: typeCard(kind) };
  const known = [...words, ...(field?.words ?? []), ...(field?.usual ?? [])];
  if (field === undefined || known.length === 0) return undefined;
  return { span: value.span, markdown: fieldCard(key, field, words) };
}

function ruleCard(name: string, at: Span, rules: readonly RuleWords[]): DataCard | undefined {
  const rule = rules.find((one) => one.code === name);
  return rule === undefined ? undefined : { span: at, markdown: `${code(rule.code)} — ${rule.summary}` };
}

/** How many fields of a kind are named. */
const MOST_FIELDS = 12;

/** What a type means, and which fields go with it that not all have: first those that few others have. */
function typeCard(kind: DefinedKind): string {
  const kindsWith = (name: string): number =>
    KINDS.filter((other) => Object.hasOwn(FIELDS[other], name)).length;
  const own = Object.entries(FIELDS[kind])
    .filter(([name]) => kindsWith(name) < KINDS.length)
    .sort(([a], [b]) => kindsWith(a) - kindsWith(b));
  const named = (needed: boolean): readonly string[] =>
    own.flatMap(([name, { required }]) => ((required === true) === needed ? [code(name)] : []));
  const [must, may] = [named(true), named(false)];
  const has = may.length === 0 ? "" : ` It may have ${some(may.slice(0, MOST_FIELDS), may.length)}.`;
  return `${code(kind)} — ${kind === "article" ? "An article" : `Defines ${aKind(kind)}`}. It needs ${some(must)}.${has}`;
}
