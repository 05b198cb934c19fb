import { entryOf, itemsOf, type Mapping, type Tree } from "../../syntax/tree.ts";
import { STATED_SOURCES } from "../attributes.ts";
import { piecesOfTree, statedValues } from "../pieces.ts";
import { type Field, fieldOf } from "../vocabulary.ts";
import { type Draft, noteValue } from "./draft.ts";

/** Notes the uses and dates in a mapping's fields, by the table of its kind; unknown fields are left alone. */
export function lowerFields(
  draft: Draft,
  mapping: Mapping,
  fieldOf: (key: string) => Field | undefined,
): void {
  for (const entry of mapping.entries) {
    const field = fieldOf(entry.key);
    if (field === undefined || entry.value === undefined) continue;
    for (const { value, wrapper } of statedValues(entry.value)) {
      if (wrapper !== undefined) lowerSources(draft, wrapper);
      lowerValue(draft, entry.key, field, value);
    }
  }
}

function lowerValue(draft: Draft, key: string, field: Field, value: Tree | undefined): void {
  if (value === undefined) return;
  if (value.type === "mapping") {
    const { fields } = field;
    if (fields !== undefined) lowerFields(draft, value, (inner) => fieldOf(fields, inner));
    return;
  }
  if (field.type === "mapping" || field.type === "text") return;
  const context = { via: key, origin: "field", claim: undefined, furniture: false } as const;
  for (const piece of piecesOfTree(draft.text, value, field.list ?? false))
    noteValue(draft, field, piece, context);
}

/** The sources that stand beside a value: `{value: 14, source: xinhua}`. */
function lowerSources(draft: Draft, wrapper: Mapping): void {
  for (const [key, field] of Object.entries(STATED_SOURCES)) {
    for (const item of itemsOf(entryOf(wrapper, key)?.value)) lowerValue(draft, key, field, item);
  }
}
