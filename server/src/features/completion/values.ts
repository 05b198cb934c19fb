import { propertyOf } from "../../corpus/compare.ts";
import { type DefinedKind, type Field, type Fields, fieldOf } from "../../model/vocabulary.ts";
import type { Asking } from "./asking.ts";
import { dates } from "./dates.ts";
import { articles, entities, entitiesNamed } from "./definitions.ts";
import { fragments, ownClaims } from "./fragments.ts";
import { type Completions, type Proposal, type Typed, typedFrom } from "./item.ts";
import { newEntity, newSource } from "./missing.ts";
import { properties, subjectFields, subjectOf, type Written } from "./properties.ts";
import { keys } from "./sources.ts";
import { takesSpeakers, unnamedAsTyped, unnamedSpeakers } from "./speakers.ts";
import { amountForms, earlierScopes, earlierValues, units } from "./stated.ts";
import { confidences, languages, wordsOf } from "./words.ts";

/** What a value stands beside. */
export interface Beside {
  readonly asking: Asking;
  /** The other attributes or fields, by key, as they are written. */
  readonly values: Written;
  /** The id of the claim that the value is an attribute of. */
  readonly claim?: string | undefined;
  /** The kind of entity that is wanted, where one is. */
  readonly among?: DefinedKind | undefined;
  /** What the value is a field of. */
  readonly kind?: DefinedKind | undefined;
  /** The words of the mark. */
  readonly words?: string;
}

/** What may stand as the value of a field or an attribute. */
export function valuesOf(key: string, field: Field, typed: Typed, beside: Beside): Completions {
  const { prefix } = typed;
  const hash = prefix.indexOf("#");
  if (hash >= 0 && (field.type === "key" || field.type === "claim"))
    return { typed: typedFrom(typed, hash + 1), proposals: claimsOf(prefix.slice(0, hash), beside) };
  const otherwise = missing(field, prefix, beside);
  // What dates and amounts may mean, and how what is new is written, is told of all that is typed.
  const isTold = field.type === "date" || field.type === "value" || field.type === "key";
  const more = isTold || takesSpeakers(field);
  return { typed, proposals: proposalsOf(key, field, prefix, beside), otherwise, more };
}

/** What may be named that nothing defines. */
function missing(field: Field, typed: string, { asking }: Beside): readonly Proposal[] {
  if (field.words !== undefined || field.usual !== undefined) return [];
  if (field.type === "key") return [newSource(asking, typed)];
  if (field.type !== "entity") return [];
  const unnamed = takesSpeakers(field) ? unnamedAsTyped(typed) : undefined;
  if (unnamed !== undefined) return [unnamed];
  // Words that are being typed need nobody who says that they are new.
  return asking.asked === "more" ? [] : [newEntity(typed)];
}

function proposalsOf(key: string, field: Field, prefix: string, beside: Beside): readonly Proposal[] {
  const { asking, values } = beside;
  const { facts } = asking.document;
  if (field.words !== undefined || field.usual !== undefined) return wordsOf(asking, key, field, beside.kind);
  switch (field.type) {
    case "entity":
    case "either":
      if (key === "ref" && prefix === "" && beside.among !== undefined && (beside.words ?? "") !== "")
        return entitiesNamed(asking, beside.words ?? "", beside.among);
      return [
        ...entities(asking, prefix, field.kinds, beside.among),
        ...(takesSpeakers(field) ? unnamedSpeakers(asking) : []),
      ];
    case "key":
      return keys(asking, prefix);
    case "claim":
      return [...ownClaims(facts, beside.claim), ...articles(asking, prefix)];
    case "date":
      return dates(asking, key, prefix, beside.words ?? "", values);
    case "number":
      return confidences();
    case "value":
      return key === "value" ? statedValues(prefix, beside) : amountForms(prefix);
    default:
      return textsOf(key, beside);
  }
}

function textsOf(key: string, { asking, values }: Beside): readonly Proposal[] {
  switch (key) {
    case "part":
      return fragments(asking.document.facts, false);
    case "property":
      return properties(asking, values);
    case "unit":
      return units(asking, values);
    case "scope":
      return earlierScopes(asking, values);
    case "lang":
    case "language":
      return languages();
    default:
      return [];
  }
}

/** The claims of an article by its id; without one, of the file itself. */
function claimsOf(target: string, { asking, claim }: Beside): readonly Proposal[] {
  const { snapshot } = asking;
  const { facts } = asking.document;
  if (target === "") return fragments(facts, false).filter(({ id }) => id !== claim);
  return snapshot.lookup(target, "claim").definitions.flatMap(({ path }) => {
    const found = path === facts.path ? facts : snapshot.facts(path);
    return found === undefined ? [] : fragments(found, false);
  });
}

/** What speaks for a value that others state of the same (rank.ts). */
const STATED = 20;

/** The value that a claim states: what others state of the same, then what the property may be. */
function statedValues(prefix: string, beside: Beside): readonly Proposal[] {
  const { asking, values } = beside;
  const property = values.get("property") ?? "";
  const earlier = earlierValues(asking, values);
  const field = fieldIn(subjectFields(asking, values), property);
  const { type } = propertyOf(asking.snapshot.config, subjectOf(asking, values)?.kind, property);
  const own =
    field !== undefined && field.type !== "value"
      ? proposalsOf(property, field, prefix, beside)
      : type === "entity"
        ? entities(asking, prefix)
        : type === "date"
          ? dates(asking, "value", prefix, beside.words ?? "", values)
          : amountForms(prefix);
  const stated = new Set(earlier.map(({ text }) => text));
  const known = new Set(own.map(({ text }) => text));
  const likely = own.map((one) =>
    stated.has(one.text) ? { ...one, weight: (one.weight ?? 0) + STATED } : one,
  );
  return [...earlier.filter(({ text }) => !known.has(text)), ...likely];
}

function fieldIn(fields: Fields, name: string): Field | undefined {
  return name === "value" ? undefined : fieldOf(fields, name);
}
