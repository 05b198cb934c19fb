import type { Definition } from "../../model/facts.ts";
import { statedValues } from "../../model/pieces.ts";
import { canonicalField, fieldNamed } from "../../model/vocabulary.ts";
import { itemsOf, type Tree } from "../../syntax/tree.ts";
import type { Snapshot } from "../catalog.ts";
import { isGivenUp } from "../status.ts";
import type { StatedProperty } from "./property.ts";
import type { Statement } from "./statement.ts";
import { canBothHold, isDenied, readValue, type StatedValue } from "./value.ts";

/** What a definition's own field gives for a property. */
export interface OwnValues {
  readonly values: readonly StatedValue[];
  /** They stand beside the sources that say so. */
  readonly stated: boolean;
  /** Only one of them can be true, so that several stand beside each other because it is not settled which. */
  readonly single: boolean;
}

/** Fields by which a thing is known or that are about its file: what claims state under these names is something else. */
const NO_PROPERTY: ReadonlySet<string> = new Set(["type", "id", "name", "title", "note", "attested", "tags"]);

/**
 * The values that the subject's own field of the property's name gives, read as those of claims are; undefined where it has
 * no such field, or one that holds more than values.
 */
export function ownValues(
  snapshot: Snapshot,
  { kind, fields }: Definition,
  property: StatedProperty,
): OwnValues | undefined {
  const { name } = property;
  const field = kind === "note" || NO_PROPERTY.has(name) ? undefined : fieldNamed(kind, name);
  if (kind === "note" || field === undefined || field.type === "mapping") return undefined;
  const tree = fields.entries.find(({ key }) => canonicalField(kind, key) === name)?.value;
  const stated = statedValues(tree);
  const texts = stated.flatMap(({ value }) => textsIn(value, field.list ?? false));
  if (texts.length === 0) return undefined;
  return {
    values: texts.map((text) => readValue(snapshot, text, property, undefined)),
    stated: stated.some(({ wrapper }) => wrapper !== undefined),
    single: property.single,
  };
}

function textsIn(value: Tree | undefined, isList: boolean): readonly string[] {
  const parts = itemsOf(value).flatMap((item) => {
    if (item.type !== "scalar") return [];
    return isList && item.verbatim ? item.text.split(";") : [item.text];
  });
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** Fields that tell how something stands now, of which articles of another day may say something else. */
const NOW: ReadonlySet<string> = new Set(["status"]);

/**
 * Whether a statement cannot hold beside what its subject's own field says (`ownValues`): quiet where any of several values
 * leaves room for it. As between claims only facts conflict that are not given up, and here only those that no scope
 * narrows; of what changes, those that do not say of which time they speak.
 */
export function isAgainstOwn(
  { claim, property, value, scope, mode, status, on }: Statement,
  { values, single }: OwnValues,
): boolean {
  if (value === undefined || scope !== undefined || mode !== "fact" || isGivenUp(status)) return false;
  if (NOW.has(property.name) || (on !== undefined && !property.timeless)) return false;
  if (!claim.negated) return values.every((own) => !canBothHold(own, value, single));
  // The values of a list hold together, so that each may be denied by itself.
  const isDenying = (own: StatedValue): boolean => isDenied(own, value);
  return single ? values.every(isDenying) : values.some(isDenying);
}
