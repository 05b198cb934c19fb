import type { Definition, Facts, Place, Use } from "../model/facts.ts";
import { contains } from "../text/span.ts";
import { BASIS, basesByClaim, basisOf, isAgainst } from "./basis.ts";
import type { Snapshot } from "./catalog.ts";
import { type Meant, meantBy } from "./meant.ts";

/** What stands in a chain of evidence: a claim, or what a definition is of (a source, an article, a speaker …). */
export type Link = Exclude<Meant, { readonly is: "heading" }>;

/** In what way one thing rests on another: by an attribute, by a field, or by a citation. */
export type Relation = (typeof BASIS)[number] | (typeof OF_DEFINITIONS)[number];

/** One step of a chain: that `from` rests on `to`. */
export interface Step {
  readonly from: Link;
  readonly to: Link;
  readonly relation: Relation;
  /** What says so. */
  readonly use: Use;
  /** Where it is said, in the file of `from`; where the file of `to` says it, the words of the claim that rests on it. */
  readonly place: Place;
}

/** What a definition rests on: the keys in its fields, and all that its text cites. */
const OF_DEFINITIONS = [
  "citation",
  "sources",
  "source",
  "evidence",
  "derivedFrom",
  "translatedFrom",
] as const;

/**
 * The next steps of the chain from a link towards what it rests on. Of a claim: its speakers, sources and evidence and the
 * claims that it repeats or refines, then what the claims around it name for it too, then the claims that support it. Of
 * a definition: what its fields and its text name as sources. Evidence against (`contra`) carries nothing. Of an
 * ambiguous key every candidate is given; what is undefined is left out.
 */
export function restsOn(snapshot: Snapshot, from: Link): readonly Step[] {
  if (from.is === "definition") {
    const facts = snapshot.facts(from.definition.path);
    if (facts === undefined) return [];
    const own = facts.uses.filter((use) => isOwn(use, facts, from.definition));
    return own.flatMap((use) => stepsBy(snapshot, from, use)).sort((a, b) => a.place.start - b.place.start);
  }
  const facts = snapshot.facts(from.file.path);
  if (facts === undefined) return [];
  const basis = basisOf(from.claim, facts, basesByClaim(facts.uses));
  return [...basis.flatMap((use) => stepsBy(snapshot, from, use)), ...supporters(snapshot, from)];
}

/**
 * The steps of all chains that end in a link: what would fall with it. Those that rest on a claim of an article are among
 * those that rest on the article. Sorted by file and place.
 */
export function restingOn(snapshot: Snapshot, to: Link): readonly Step[] {
  const steps: Step[] = to.is === "claim" ? supported(snapshot, to) : [];
  for (const [path, uses] of byPath(snapshot, to)) {
    const facts = snapshot.facts(path);
    if (facts === undefined) continue;
    const [file] = facts.definitions;
    if (file !== undefined) {
      const lists = basesByClaim(facts.uses);
      for (const claim of facts.claims) {
        for (const use of basisOf(claim, facts, lists))
          if (uses.has(use)) steps.push(step({ is: "claim", claim, file }, to, use));
      }
    }
    for (const use of uses) {
      const definition = use.claim === undefined ? ownerOf(use, facts) : undefined;
      if (definition !== undefined && isOwn(use, facts, definition))
        steps.push(step({ is: "definition", definition }, to, use));
    }
  }
  return steps.sort((a, b) => compare(fileOf(a.from), fileOf(b.from)) || a.place.start - b.place.start);
}

/** A text that two links have in common only when they are the same. */
export function keyOf(link: Link): string {
  if (link.is === "claim") return `${link.claim.index} ${link.file.path}`;
  return `${link.definition.place.start}: ${link.definition.id} ${link.definition.path}`;
}

/** The definition in a file to which a use outside of claims belongs. */
export function ownerOf(use: Use, { definitions }: Facts): Definition | undefined {
  const [only, other] = definitions;
  return other === undefined ? only : definitions.find(({ place }) => contains(place, use.place));
}

/** Whether a use says what the definition itself rests on. */
function isOwn(use: Use, facts: Facts, definition: Definition): boolean {
  if (use.wanted !== "key" || isAgainst(use) || !OF_DEFINITIONS.some((via) => via === use.via)) return false;
  return ownerOf(use, facts)?.place.start === definition.place.start;
}

function isRelation(via: string): via is Relation {
  return BASIS.some((one) => one === via) || OF_DEFINITIONS.some((one) => one === via);
}

/** The uses of a link that may be steps to it, by the file that they stand in. */
function byPath(snapshot: Snapshot, to: Link): ReadonlyMap<string, ReadonlySet<Use>> {
  const lists = new Map<string, Set<Use>>();
  const file = to.is === "claim" ? to.file : to.definition;
  const id = to.is === "claim" ? idOf(snapshot, to) : undefined;
  for (const use of snapshot.uses(file)) {
    if (!isRelation(use.via) || use.via === "supports") continue;
    const means = to.is === "claim" ? id !== undefined && use.fragment === id : use.target !== "";
    if (!means) continue;
    const list = lists.get(use.path);
    if (list === undefined) lists.set(use.path, new Set([use]));
    else list.add(use);
  }
  return lists;
}

/** The steps to everything that a use means. `#claim` means a claim of its own file, or nothing. */
function stepsBy(snapshot: Snapshot, from: Link, use: Use): readonly Step[] {
  return meantBy(snapshot, use).flatMap((meant) => {
    if (meant.is === "claim") return [step(from, meant, use)];
    if (use.target === "") return [];
    const definition = meant.is === "heading" ? meant.file : meant.definition;
    return [step(from, { is: "definition", definition }, use)];
  });
}

function step(from: Link, to: Link, use: Use): Step {
  return { from, to, relation: isRelation(use.via) ? use.via : "citation", use, place: use.place };
}

/** A claim rests on those that say that they support it. */
function supporters(snapshot: Snapshot, from: Link & { readonly is: "claim" }): readonly Step[] {
  const { place } = from.claim;
  const id = idOf(snapshot, from);
  if (id === undefined) return [];
  const steps: Step[] = [];
  for (const use of snapshot.uses(from.file)) {
    if (use.via !== "supports" || use.fragment !== id || use.claim === undefined) continue;
    const facts = snapshot.facts(use.path);
    const claim = facts?.claims[use.claim];
    const [file] = facts?.definitions ?? [];
    if (claim === undefined || file === undefined) continue;
    steps.push({ from, to: { is: "claim", claim, file }, relation: "supports", use, place });
  }
  return steps;
}

/** The claims that a claim says it supports rest on it. */
function supported(snapshot: Snapshot, to: Link & { readonly is: "claim" }): Step[] {
  const uses = snapshot.facts(to.file.path)?.uses ?? [];
  const own = uses.filter(({ via, claim }) => via === "supports" && claim === to.claim.index);
  return own.flatMap((use) =>
    meantBy(snapshot, use).flatMap((from): Step[] =>
      from.is === "claim" ? [{ from, to, relation: "supports", use, place: from.claim.place }] : [],
    ),
  );
}

/** The id by which others name the claim; of two claims with one id the first has it. */
function idOf(snapshot: Snapshot, { claim, file }: Link & { readonly is: "claim" }): string | undefined {
  if (claim.id === undefined) return undefined;
  return snapshot.claim(file.path, claim.id)?.index === claim.index ? claim.id : undefined;
}

function fileOf(link: Link): string {
  return link.is === "claim" ? link.file.path : link.definition.path;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
