import type { Snapshot } from "../../corpus/catalog.ts";
import { propertyOf, readValue, type StatedValue } from "../../corpus/compare.ts";
import type { Claim } from "../../model/facts.ts";
import { describeValue } from "../../model/quantity/describe.ts";
import { inline } from "./text.ts";
import { nameOf } from "./values.ts";

/** What a claim states, coded: “To Lam’s visit to China — agreements-signed: more than 12 (scope)”; empty when nothing is. */
export function statementWords(snapshot: Snapshot, claim: Claim): string {
  const text = (key: string): string | undefined => {
    const value = claim.attributes.find((attribute) => attribute.key === key)?.value;
    return value === "" ? undefined : value;
  };
  const [about, property, value, unit] = [text("about"), text("property"), text("value"), text("unit")];
  if (about === undefined && property === undefined && value === undefined) return "";
  const stated = [
    ...(property === undefined ? [] : [inline(property)]),
    ...(value === undefined ? [] : [valueWords(snapshot, value, { about, property, unit })]),
  ].join(": ");
  const subject = about === undefined ? "" : nameOf(snapshot, about);
  const scope = text("scope");
  const words = [subject, stated].filter((part) => part !== "").join(" — ");
  return scope === undefined ? words : `${words} (${inline(scope)})`;
}

interface Written {
  readonly about: string | undefined;
  readonly property: string | undefined;
  readonly unit: string | undefined;
}

/** The value in words: the entity that it names, else the quantity, list or date that it is, else as it is written. */
function valueWords(snapshot: Snapshot, value: string, { about, property, unit }: Written): string {
  const [subject] = about === undefined ? [] : snapshot.lookup(about, "entity").definitions;
  const known = propertyOf(snapshot.config, subject?.kind, property ?? "");
  return statedWords(readValue(snapshot, value, known, unit), unit);
}

/** A value that is read, in words, with the unit that its claim gives where the value itself has none. */
export function statedWords(value: StatedValue, unit: string | undefined, limit?: number): string {
  if (value.kind === "entities") return value.definitions.map(({ name }) => inline(name, limit)).join(", ");
  const words = inline(describeValue(value), limit);
  const shownUnit = value.kind === "words" || value.kind === "date" ? unit : undefined;
  return shownUnit === undefined ? words : `${words} ${inline(shownUnit, limit)}`;
}
