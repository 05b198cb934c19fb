import type { Definition } from "../../model/facts.ts";
import { parseValue, type Value, valueImplies, valuesAgree } from "../../model/quantity.ts";
import type { Snapshot } from "../catalog.ts";
import { isSame } from "../keys.ts";
import type { StatedProperty } from "./property.ts";

/** One or more entities as a value. */
export interface EntityValue {
  readonly kind: "entities";
  /** As written. */
  readonly text: string;
  readonly definitions: readonly Definition[];
}

/** What a claim states as the value of a property. */
export type StatedValue = EntityValue | Value;

/**
 * Reads the value of a property as the property's type wants it, else as what it is: entities before amounts, because a
 * name may begin with a figure. Words that name no entity, or several, stay words.
 */
export function readValue(
  snapshot: Snapshot,
  text: string,
  property: Pick<StatedProperty, "type" | "unit">,
  unit: string | undefined,
): StatedValue {
  const { type } = property;
  if (type === "text") return { kind: "words", text };
  if (type !== "quantity" && type !== "date") {
    const definitions = entitiesOf(snapshot, text);
    if (definitions !== undefined) return { kind: "entities", text, definitions };
  }
  if (type === "entity") return { kind: "words", text };
  return parseValue(text, { unit: unit ?? property.unit, ...(type === "date" ? { expect: "date" } : {}) });
}

/** The entities that a value names, each of its parts exactly one; undefined when any part is something else. */
function entitiesOf(snapshot: Snapshot, text: string): readonly Definition[] | undefined {
  const definitions: Definition[] = [];
  for (const part of text.split(";")) {
    const [definition, other] = snapshot.lookup(part.trim(), "entity").definitions;
    if (definition === undefined || other !== undefined || definition.kind === "note") return undefined;
    definitions.push(definition);
  }
  return definitions;
}

/**
 * Whether two values of one property can both hold. Amounts and dates exclude each other by themselves; entities and words
 * only where the property can have one value (`single`). What cannot be compared can both hold.
 */
export function canBothHold(a: StatedValue, b: StatedValue, single: boolean): boolean {
  if (a.kind === "entities" && b.kind === "entities") return !single || namesSame(a, b);
  // Words beside an entity may be another name of it.
  if (a.kind === "entities" || b.kind === "entities") return true;
  if (a.kind === "words" && b.kind === "words" && isPlain(a) && isPlain(b))
    return !single || valuesAgree(a, b) === true;
  return valuesAgree(a, b) ?? true;
}

/** Whether a claim that says `affirmed` says just what another denies: 14 is denied by "not 14" and by "not more than 12". */
export function isDenied(affirmed: StatedValue, denied: StatedValue): boolean {
  if (affirmed.kind === "entities" && denied.kind === "entities")
    return denied.definitions.every((one) => affirmed.definitions.some((other) => isSame(one, other)));
  if (affirmed.kind === "entities" || denied.kind === "entities") return false;
  return valueImplies(affirmed, denied);
}

/** Words that are not a misspelled amount or date. */
function isPlain(value: Value): boolean {
  return value.kind === "words" && value.problem === undefined;
}

function namesSame(a: EntityValue, b: EntityValue): boolean {
  const within = (some: EntityValue, all: EntityValue): boolean =>
    some.definitions.every((one) => all.definitions.some((other) => isSame(one, other)));
  return within(a, b) && within(b, a);
}
