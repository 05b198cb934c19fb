import { CLAIM_ATTRIBUTES, STATED_SOURCES } from "../../model/attributes.ts";
import { CONFIG_KEYS, LEVELS } from "../../model/config.ts";
import { type DefinedKind, FIELDS, type Field, type Fields } from "../../model/vocabulary.ts";
import { fieldOf } from "./values.ts";

/** What may stand at one place of a file's data. */
export interface Shape {
  /** The keys of a mapping here. */
  readonly fields: Fields;
  /** What the value itself is. */
  readonly field?: Field;
  /** What stands under every key, where keys are free: the ids of claims or of entities, or names of one's own. */
  readonly any?: { readonly keys: "claim" | "entity" | "own"; readonly shape: Shape };
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

/** The shape of attested.yaml. */
export const CONFIG_SHAPE: Shape = {
  fields: Object.fromEntries(Object.entries(CONFIG_KEYS).map(([key, says]) => [key, text(says)])),
  inner: {
    properties: { fields: {}, any: { keys: "own", shape: { fields: PROPERTY } } },
    rules: {
      fields: {},
      any: { keys: "own", shape: { fields: {}, field: oneOf(LEVELS, "How loud the rule is.") } },
    },
    style: { fields: {}, any: { keys: "entity", shape: NOTHING } },
  },
};

/** The shape of the front matter of a file that defines something of the kind. */
export function shapeOfKind(kind: DefinedKind): Shape {
  const claims: Shape = { fields: {}, any: { keys: "claim", shape: { fields: CLAIM_ATTRIBUTES } } };
  return { fields: FIELDS[kind], ...(kind === "article" ? { inner: { claims } } : {}) };
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
