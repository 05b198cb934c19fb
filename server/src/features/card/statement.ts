import type { Snapshot } from "../../corpus/catalog.ts";
import { propertyOf, readValue, type StatedValue, type Statement } from "../../corpus/compare.ts";
import type { Claim, Definition } from "../../model/facts.ts";
import { labelWords } from "./labels.ts";
import { inline } from "./text.ts";
import { amountWords, nameOf, plainWord } from "./values.ts";

/** What a claim states, coded: “To Lam’s visit to China — agreements signed: more than a dozen (scope)”; empty when nothing is. */
export function statementWords(snapshot: Snapshot, claim: Claim): string {
  const text = (key: string): string | undefined => {
    const value = claim.attributes.find((attribute) => attribute.key === key)?.value;
    return value === "" ? undefined : value;
  };
  const [about, property, value, unit] = [text("about"), text("property"), text("value"), text("unit")];
  if (about === undefined && property === undefined && value === undefined) return "";
  const stated = [
    ...(property === undefined ? [] : [labelWords(subjectOf(snapshot, about)?.kind, property)]),
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
  const known = propertyOf(snapshot.config, subjectOf(snapshot, about)?.kind, property ?? "");
  return statedWords(readValue(snapshot, value, known, unit), unit);
}

function subjectOf(snapshot: Snapshot, about: string | undefined): Definition | undefined {
  const [subject, other] = about === undefined ? [] : snapshot.lookup(about, "entity").definitions;
  return other === undefined ? subject : undefined;
}

/** A value that is read, in words, with the unit that its claim gives where the value itself has none. */
function statedWords(value: StatedValue, unit: string | undefined, limit?: number): string {
  if (value.kind === "entities") return value.definitions.map(({ name }) => inline(name, limit)).join(", ");
  const words =
    value.kind === "words" ? plainWord(amountWords(value), limit) : inline(amountWords(value), limit);
  const shownUnit = value.kind === "words" || value.kind === "date" ? unit : undefined;
  return shownUnit === undefined ? words : `${words} ${inline(shownUnit, limit)}`;
}

/** The value of a statement in words, with “not” where it is denied; “yes” or “no” where it has none. */
export function saidBy({ claim, value, unit }: Statement): string {
  if (value === undefined) return claim.negated ? "no" : "yes";
  const words = shortWords(value, unit);
  return claim.negated ? `not ${words}` : words;
}

/** A value in the few words that stand beside others. */
export function shortWords(value: StatedValue, unit?: string): string {
  return statedWords(value, unit, LONGEST_VALUE);
}

/** How much of a value is compared with others before the reader's eyes (UTF-16 units). */
const LONGEST_VALUE = 60;
