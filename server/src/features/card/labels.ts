import { canonicalField, fieldNamed, type SymbolKind } from "../../model/vocabulary.ts";
import { capital, inline } from "./text.ts";

/**
 * The words before the values of fields whose own names are other words. They hold at any time: what was still to come at
 * an article's date stands behind them as well as what is past.
 */
const LABELS: ReadonlyMap<string, string> = new Map([
  ["parent", "Part of"],
  ["demonyms", "Its people"],
  ["signedOn", "Signed"],
  ["signedAt", "Place of signing"],
  ["adoptedOn", "Adopted"],
  ["issuedOn", "Issued"],
  ["inForceOn", "In force from"],
  ["count", "Number of agreements"],
  ["partOf", "Part of"],
  ["supersedes", "Replaces"],
  ["container-title", "In"],
  ["derivedFrom", "Derived from"],
  ["translatedFrom", "Translated from"],
]);

/** What stands before the values of a field, or of a property that claims give: of an agreement `count` is “Number of agreements”. */
export function labelOf(kind: SymbolKind | undefined, name: string): string {
  return capital(labelWords(kind, name));
}

/** The same within a sentence: “number of agreements”, “agreements signed”. */
export function labelWords(kind: SymbolKind | undefined, name: string): string {
  const isField = kind !== undefined && kind !== "note" && fieldNamed(kind, name) !== undefined;
  const label = isField ? LABELS.get(canonicalField(kind, name)) : undefined;
  if (label !== undefined) return label.charAt(0).toLowerCase() + label.slice(1);
  return inline(name.replace(/[-_]+/g, " "));
}
