import { CLAIM_ATTRIBUTES, SPAN_ATTRIBUTES } from "../../model/attributes.ts";
import type { Facts, Use } from "../../model/facts.ts";
import { type DefinedKind, FIELDS, type Fields, fieldOf, KINDS } from "../../model/vocabulary.ts";

/** What can be meant where nothing says more: all that can be mentioned. */
const ANY: readonly DefinedKind[] = KINDS.filter((kind) => kind !== "source" && kind !== "article");

/** The kinds that a use most likely means, by the attribute or the field that it stands in, the likeliest first. */
export function kindsMeant(
  { kind, via, origin, claim }: Use,
  { definitions }: Facts,
): readonly DefinedKind[] {
  if (kind !== undefined) return [kind];
  const tables =
    origin === "attribute" || claim !== undefined
      ? [CLAIM_ATTRIBUTES, ...Object.values(SPAN_ATTRIBUTES)]
      : definitions.map((definition) => (definition.kind === "note" ? {} : FIELDS[definition.kind]));
  for (const table of tables) {
    const kinds = kindsIn(table, via);
    if (kinds !== undefined) return kinds;
  }
  return ANY;
}

/** The kinds of a field in a table, or in what one of its values may be. */
function kindsIn(fields: Fields, name: string): readonly DefinedKind[] | undefined {
  const own = fieldOf(fields, name)?.kinds;
  if (own !== undefined) return own;
  for (const { fields: inner } of Object.values(fields)) {
    const found = inner === undefined ? undefined : kindsIn(inner, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
