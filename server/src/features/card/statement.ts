import type { Snapshot } from "../../corpus/catalog.ts";
import type { Claim } from "../../model/facts.ts";
import { describeValue } from "../../model/quantity/describe.ts";
import { parseValue, type ValueContext } from "../../model/quantity.ts";
import { fieldNamed } from "../../model/vocabulary.ts";
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

interface Stated {
  readonly about: string | undefined;
  readonly property: string | undefined;
  readonly unit: string | undefined;
}

/** The value in words: the entity that it names, else the quantity, list or date that it is, else as it is written. */
function valueWords(snapshot: Snapshot, value: string, stated: Stated): string {
  const type = typeOf(snapshot, stated);
  if (type !== "quantity" && type !== "date") {
    const [definition, other] = snapshot.lookup(value, "entity").definitions;
    if (definition !== undefined && other === undefined && definition.kind !== "note")
      return inline(definition.name);
  }
  const { property } = stated;
  const unit =
    stated.unit ?? (property === undefined ? undefined : snapshot.config.properties.get(property)?.unit);
  const context: ValueContext = { unit, ...(type === "date" ? { expect: "date" } : {}) };
  const parsed = parseValue(value, context);
  const words = inline(describeValue(parsed));
  const shownUnit = parsed.kind === "words" || parsed.kind === "date" ? stated.unit : undefined;
  return shownUnit === undefined ? words : `${words} ${inline(shownUnit)}`;
}

/** What the property holds: as attested.yaml declares it, or as the field of that name of the subject's kind. */
function typeOf(snapshot: Snapshot, { about, property }: Stated): string | undefined {
  if (property === undefined) return undefined;
  const declared = snapshot.config.properties.get(property);
  if (declared !== undefined) return declared.type;
  const [subject] = about === undefined ? [] : snapshot.lookup(about, "entity").definitions;
  if (subject === undefined || subject.kind === "note") return undefined;
  const field = fieldNamed(subject.kind, property);
  return field?.type === "value" ? "quantity" : field?.type;
}
