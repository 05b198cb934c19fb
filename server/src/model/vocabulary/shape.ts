import { CLAIM_ATTRIBUTES, STATED_SOURCES } from "../attributes.ts";
import { CONFIG_KEYS, LEVELS } from "../config.ts";
import { aKind, type DefinedKind, FIELDS, type Field, type Fields, fieldOf, KINDS } from "../vocabulary.ts";

/** What may stand at one place of a file's data. */
export interface Shape {
  /** The keys of a mapping here. */
  readonly fields: Fields;
  /** What the value itself is. */
  readonly field?: Field;
  /** What stands under every key, where keys are free: ids of claims or of entities, rules, or names of one's own. */
  readonly any?: { readonly keys: "claim" | "entity" | "rule" | "own"; readonly shape: Shape };
  /** What the value is, where it is nothing that a field may be. */
  readonly holds?: "rules" | "names" | "kinds" | "folders" | "globs";
  /** What stands under a key, where it is more than its field. */
  readonly inner?: Readonly<Record<string, Shape>>;
}

const NOTHING: Shape = { fields: {} };

const text = (says: string): Field => ({ type: "text", says });
const oneOf = (words: readonly string[], says: string): Field => ({ type: "text", words, says });
const TRUTH = ["true", "false"];

const PROPERTY: Fields = {
  type: oneOf(["quantity", "date", "entity", "text"], "What the values are."),
  unit: text("The unit that values have when they name none."),
  single: oneOf(TRUTH, "Whether only one value can be true at a time."),
  timeless: oneOf(TRUTH, "Whether the value stays the same at all times."),
};

const KIND_WORDS = Object.fromEntries(
  KINDS.filter((kind) => Object.hasOwn(FIELDS[kind], "kind")).map((kind) => [
    kind,
    { ...text(`Words for the kind of ${aKind(kind)}.`), list: true },
  ]),
);

const LIST: Field = { ...text("One or more."), list: true };

/** The shape of attested.yaml. */
export const CONFIG_SHAPE: Shape = {
  fields: Object.fromEntries(Object.entries(CONFIG_KEYS).map(([key, says]) => [key, text(says)])),
  inner: {
    files: { fields: {}, field: LIST, holds: "globs" },
    exclude: { fields: {}, field: LIST, holds: "globs" },
    definitions: { fields: {}, field: LIST, holds: "folders" },
    properties: { fields: {}, any: { keys: "own", shape: { fields: PROPERTY } } },
    rules: {
      fields: {},
      any: { keys: "rule", shape: { fields: {}, field: oneOf(LEVELS, "How loud the rule is.") } },
    },
    kinds: {
      fields: KIND_WORDS,
      inner: Object.fromEntries(
        Object.entries(KIND_WORDS).map(([kind, field]) => [kind, { fields: {}, field, holds: "kinds" }]),
      ),
    },
    style: {
      fields: {},
      any: { keys: "entity", shape: { fields: {}, field: text("The name."), holds: "names" } },
    },
  },
};

/** What front matter may say to Attested itself. */
const OFF: Field = { ...text("Rules that are switched off for this file."), list: true };
const OWN: Shape = { fields: { off: OFF }, inner: { off: { fields: {}, field: OFF, holds: "rules" } } };

/** The shape of the front matter of a file that defines something of the kind. */
export function shapeOfKind(kind: DefinedKind): Shape {
  const claims: Shape = { fields: {}, any: { keys: "claim", shape: { fields: CLAIM_ATTRIBUTES } } };
  return { fields: FIELDS[kind], inner: { attested: OWN, ...(kind === "article" ? { claims } : {}) } };
}

/** What stands under the keys of the path. */
export function shapeAt(top: Shape, path: readonly string[]): Shape {
  return path.reduce(step, top);
}

function step(shape: Shape, key: string): Shape {
  if (shape.any !== undefined) return shape.any.shape;
  const { inner, field: own } = shape;
  if (inner !== undefined && Object.hasOwn(inner, key)) return inner[key] ?? NOTHING;
  if (key === "value" && own !== undefined && shape.fields === STATED) return { fields: {}, field: own };
  const field = fieldOf(shape.fields, key) ?? fieldOf(shape.fields, key.toUpperCase());
  if (field === undefined) return NOTHING;
  const stated = field.fields ?? (field.type === "mapping" ? {} : STATED);
  return { fields: stated, field };
}

/** The keys beside a value that stands with its sources. */
const STATED: Fields = {
  value: text("The value itself."),
  ...STATED_SOURCES,
  note: text("A remark for people."),
};
