import type { Definition, Use } from "../model/facts.ts";
import type { Snapshot } from "./catalog.ts";
import { ownerOf } from "./evidence.ts";

/** The fields that name the whole of which a thing is a part, of whatever kind it is. */
const WHOLES: readonly string[] = ["partOf", "parent", "within", "country"];

/** That one thing is a part of another, and the field that says so. */
export interface PartOf {
  readonly part: Definition;
  readonly whole: Definition;
  readonly use: Use;
}

/** The wholes that a definition names itself a part of, in the order of its fields; every candidate of an ambiguous name. */
export function wholesOf(snapshot: Snapshot, part: Definition): readonly PartOf[] {
  const facts = snapshot.facts(part.path);
  if (facts === undefined) return [];
  return facts.uses
    .filter((use) => isPartOf(use) && ownerOf(use, facts)?.place.start === part.place.start)
    .flatMap((use) => snapshot.resolve(use).definitions.map((whole) => ({ part, whole, use })));
}

/** The definitions that name themselves a part of one, by file. */
export function partsOf(snapshot: Snapshot, whole: Definition): readonly PartOf[] {
  const found: PartOf[] = [];
  for (const use of snapshot.uses(whole)) {
    const facts = isPartOf(use) ? snapshot.facts(use.path) : undefined;
    const part = facts === undefined ? undefined : ownerOf(use, facts);
    if (part !== undefined) found.push({ part, whole, use });
  }
  return found.sort((a, b) =>
    a.part.path < b.part.path ? -1 : a.part.path > b.part.path ? 1 : a.use.place.start - b.use.place.start,
  );
}

function isPartOf({ origin, claim, via }: Use): boolean {
  return origin === "field" && claim === undefined && WHOLES.includes(via);
}
