import type { Config, Property } from "../../model/config.ts";
import { canonicalField, type Field, fieldNamed, type SymbolKind } from "../../model/vocabulary.ts";

/** What is known of a property before a value of it is read. */
export interface StatedProperty {
  /** Its name; a field's in the spelling of the table of fields. */
  readonly name: string;
  /** What it holds; undefined where nobody says, so that each value tells by itself. */
  readonly type: Property["type"] | undefined;
  readonly unit: string | undefined;
  /** Only one value can be true at a time. */
  readonly single: boolean;
  /** What is stated holds at any time, unless the claim says when. */
  readonly timeless: boolean;
  /** attested.yaml declares it, or it is a field of the subject's kind. */
  readonly declared: boolean;
}

/**
 * What a property of a subject of a kind is (undefined where the subject is not known): the field of that name of the
 * subject's kind (`FIELDS`), with what attested.yaml adds to it, else what attested.yaml declares, else nothing but its name.
 */
export function propertyOf(config: Config, kind: SymbolKind | undefined, name: string): StatedProperty {
  const declared = config.properties.get(name);
  const field = kind === undefined || kind === "note" ? undefined : fieldNamed(kind, name);
  return {
    name: field === undefined || kind === undefined || kind === "note" ? name : canonicalField(kind, name),
    type: (field === undefined ? undefined : typeOfField(field)) ?? declared?.type,
    unit: declared?.unit,
    single: declared?.single === true || (field !== undefined && field.list !== true),
    timeless:
      declared?.timeless === true ||
      (kind !== undefined && NEVER_CHANGE.has(kind)) ||
      (field !== undefined && isFixed(name, field)),
    declared: declared !== undefined || field !== undefined,
  };
}

/** Kinds of which a claim holds at any time: agreements and events happened once, and texts do not change. */
const NEVER_CHANGE: ReadonlySet<SymbolKind> = new Set(["agreement", "event", "source", "article"]);

/** A date of something, such as a birth, is the same at any time, and so is where a place lies. */
function isFixed(name: string, { type }: Field): boolean {
  return type === "date" || name === "coordinates";
}

function typeOfField({ type }: Field): Property["type"] | undefined {
  switch (type) {
    case "value":
    case "number":
      return "quantity";
    case "date":
    case "entity":
    case "text":
      return type;
    default:
      return undefined;
  }
}
