import type { Snapshot } from "../corpus/catalog.ts";
import { fragmentOf, mayNameHeading } from "../corpus/fragment.ts";
import { type Meant, meantAt } from "../corpus/meant.ts";
import type { Definition, Facts, Place, Use } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";

/** A place that names what was asked for. */
export interface Reference {
  readonly path: string;
  readonly place: Place;
}

/**
 * All places that name what stands at the offset (UTF-16), sorted by path and offset, each once. The declaration (a
 * definition's name, a claim's id, a heading) is among them only when asked for. Of an ambiguous name the uses of every
 * candidate are listed.
 */
export function references(
  snapshot: Snapshot,
  document: Lowered,
  offset: number,
  includeDeclaration: boolean,
): readonly Reference[] {
  const places = new Map<string, Reference>();
  const add = (path: string, place: Place): void => {
    places.set(`${place.start} ${place.end} ${path}`, { path, place });
  };
  for (const meant of meantAt(snapshot, document, offset)?.meant ?? []) {
    for (const use of usesOf(snapshot, meant)) add(use.path, use.place);
    if (includeDeclaration) add(fileOf(meant).path, declarationOf(meant));
  }
  return [...places.values()].sort(
    (a, b) => compare(a.path, b.path) || a.place.start - b.place.start || a.place.end - b.place.end,
  );
}

function* usesOf(snapshot: Snapshot, meant: Meant): Generator<Use> {
  const facts = snapshot.facts(fileOf(meant).path);
  for (const use of snapshot.uses(fileOf(meant))) {
    if (facts !== undefined && names(use, meant, facts)) yield use;
  }
}

/** Whether a use of the file means that very thing in it. */
function names({ target, fragment }: Use, meant: Meant, facts: Facts): boolean {
  // `#claim` means a claim of its own file, and the file only by the way.
  if (meant.is === "definition") return target !== "" || fragment === undefined;
  if (fragment === undefined) return false;
  if (meant.is === "claim") return fragment === meant.claim.id;
  return mayNameHeading(fragment, meant.heading) && headingOf(facts, fragment) === meant.heading.place.start;
}

function headingOf(facts: Facts, fragment: string): number | undefined {
  const found = fragmentOf(facts, fragment);
  return found?.is === "heading" ? found.heading.place.start : undefined;
}

function fileOf(meant: Meant): Definition {
  return meant.is === "definition" ? meant.definition : meant.file;
}

function declarationOf(meant: Meant): Place {
  if (meant.is === "definition") return meant.definition.namePlace;
  return meant.is === "claim" ? (meant.claim.idPlace ?? meant.claim.place) : meant.heading.place;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
