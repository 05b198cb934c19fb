import type { Snapshot } from "../corpus/catalog.ts";
import { type Meant, meantAt } from "../corpus/meant.ts";
import { fileOf, namesMeant } from "../corpus/names-meant.ts";
import { CLAIM_ATTRIBUTES } from "../model/attributes.ts";
import type { Place, Use } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { addTo } from "../text/lists.ts";

/** A place that names what was asked for. */
export interface Reference {
  readonly path: string;
  readonly place: Place;
  /** The number in its file of the claim that says so by an attribute. */
  readonly claim?: number;
}

/** Places that name something in one way: in the text, in a field, in a citation … */
export interface ReferenceGroup {
  readonly kind: "definition" | "mentions" | "fields" | "citations" | "links" | "claims";
  /** What people read above them. */
  readonly label: string;
  readonly references: readonly Reference[];
}

/**
 * All places that name what stands at the offset (UTF-16), sorted by path and offset, each once. The declaration (a
 * definition's name, a claim's id, a heading) is among them only when asked for. Of an ambiguous name the uses of every
 * candidate are listed. What names it without a mark is not among them (`untagged`).
 */
export function references(
  snapshot: Snapshot,
  document: Lowered,
  offset: number,
  includeDeclaration: boolean,
): readonly Reference[] {
  const found: Reference[] = [];
  for (const meant of meantAt(snapshot, document, offset)?.meant ?? []) {
    for (const use of usesOf(snapshot, meant)) found.push(referenceBy(use));
    if (includeDeclaration) found.push({ path: fileOf(meant).path, place: declarationOf(meant) });
  }
  return inOrder(found);
}

/** What stands at an offset, and the places that name it by the way in which they do. */
export interface GroupedReferences {
  /** Its name; of a claim its words. */
  readonly name: string;
  readonly groups: readonly ReferenceGroup[];
}

/**
 * The places of `references`, with the declaration, in groups without empty ones: the definition, mentions, fields and
 * attributes by their names, what other claims say of a claim, citations, links. Undefined where nothing is meant.
 */
export function groupedReferences(
  snapshot: Snapshot,
  document: Lowered,
  offset: number,
): GroupedReferences | undefined {
  const meant = meantAt(snapshot, document, offset)?.meant ?? [];
  const [first] = meant;
  if (first === undefined) return undefined;
  const byVia = new Map<string, Reference[]>();
  for (const one of meant) {
    for (const use of usesOf(snapshot, one)) addTo(byVia, use.via, referenceBy(use));
  }
  const declared = meant.map((one) => ({ path: fileOf(one).path, place: declarationOf(one) }));
  const group = (kind: ReferenceGroup["kind"], label: string, list: readonly Reference[] | undefined) =>
    list === undefined ? [] : [{ kind, label, references: inOrder(list) }];
  return {
    name: nameOf(first),
    groups: [
      ...group("definition", "Definition", declared),
      ...group("mentions", "Mentions", byVia.get("mention")),
      ...fieldsAmong([...byVia.keys()]).flatMap((via) => {
        const label = TIES.get(via);
        return label === undefined
          ? group("fields", `As “${via}”`, byVia.get(via))
          : group("claims", label, byVia.get(via));
      }),
      ...group("citations", "Citations", byVia.get("citation")),
      ...group("links", "Links", byVia.get("link")),
    ],
  };
}

/** What it is to a claim to be named by another one. */
const TIES: ReadonlyMap<string, string> = new Map([
  ["contradicts", "Contradicted by"],
  ["refines", "Refined by"],
  ["repeats", "Repeated by"],
  ["supports", "Supported by"],
  ["supersedes", "Superseded by"],
]);

/** The names of fields and attributes: those of claims in the order of their table, then the others by the alphabet. */
function fieldsAmong(names: readonly string[]): readonly string[] {
  const rest = new Set(names);
  for (const name of ["mention", "citation", "link"]) rest.delete(name);
  const first = Object.keys(CLAIM_ATTRIBUTES).filter((name) => rest.delete(name));
  return [...first, ...[...rest].sort()];
}

function referenceBy({ path, place, claim, origin }: Use): Reference {
  return claim === undefined || origin === "text" ? { path, place } : { path, place, claim };
}

function inOrder(found: readonly Reference[]): readonly Reference[] {
  const places = new Map(found.map((one) => [`${one.place.start} ${one.place.end} ${one.path}`, one]));
  return [...places.values()].sort(
    (a, b) => compare(a.path, b.path) || a.place.start - b.place.start || a.place.end - b.place.end,
  );
}

function* usesOf(snapshot: Snapshot, meant: Meant): Generator<Use> {
  const facts = snapshot.facts(fileOf(meant).path);
  for (const use of snapshot.uses(fileOf(meant))) {
    if (facts !== undefined && namesMeant(use, meant, facts)) yield use;
  }
}

function declarationOf(meant: Meant): Place {
  if (meant.is === "definition") return meant.definition.namePlace;
  return meant.is === "claim" ? (meant.claim.idPlace ?? meant.claim.place) : meant.heading.place;
}

function nameOf(meant: Meant): string {
  if (meant.is === "definition") return meant.definition.name;
  return meant.is === "claim" ? meant.claim.words : meant.heading.text;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
