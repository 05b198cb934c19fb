import type { Facts, Use } from "../model/facts.ts";
import type { Snapshot } from "./catalog.ts";
import { meantBy } from "./meant.ts";

/** The attributes that say how a claim stands to another (docs/notation.md, Claims). */
const TIES = ["contradicts", "refines", "repeats", "supports", "supersedes"] as const;

/** How a claim stands to another; the other by its file and its number in it. */
export interface Tie {
  readonly as: (typeof TIES)[number];
  readonly path: string;
  readonly index: number;
}

/** The ties that the claims of a file name, by the claim's number; names of no claim, or of several, are none. */
export function tiesOf(snapshot: Snapshot, { uses }: Facts): ReadonlyMap<number, readonly Tie[]> {
  if (!uses.some(namesClaim)) return NONE;
  const ties = new Map<number, Tie[]>();
  for (const use of uses) {
    if (!namesClaim(use) || use.claim === undefined) continue;
    const as = TIES.find((key) => key === use.via);
    const [meant, other] = as === undefined ? [] : meantBy(snapshot, use);
    if (as === undefined || meant?.is !== "claim" || other !== undefined) continue;
    const { path, index } = meant.claim;
    const tie: Tie = { as, path, index };
    const list = ties.get(use.claim);
    if (list === undefined) ties.set(use.claim, [tie]);
    else list.push(tie);
  }
  return ties;
}

const NONE: ReadonlyMap<number, readonly Tie[]> = new Map();

function namesClaim({ wanted, claim }: Use): boolean {
  return wanted === "claim" && claim !== undefined;
}

/**
 * The ties that claims name to the claims of a file, by the number of the claim that is named: `as` is what the other says
 * that it does to this one, `path` and `index` are the other's. Claims without an id cannot be named.
 */
export function tiesTo(snapshot: Snapshot, facts: Facts): ReadonlyMap<number, readonly Tie[]> {
  const [file] = facts.definitions;
  const named = new Map<string, number>();
  for (const { id, index } of facts.claims) if (id !== undefined && !named.has(id)) named.set(id, index);
  if (file === undefined || named.size === 0) return NONE;
  const ties = new Map<number, Tie[]>();
  for (const { via, wanted, fragment, claim, path } of snapshot.uses(file)) {
    if (wanted !== "claim" || fragment === undefined || claim === undefined) continue;
    const as = TIES.find((key) => key === via);
    const index = named.get(fragment);
    if (as === undefined || index === undefined) continue;
    const tie: Tie = { as, path, index: claim };
    const list = ties.get(index);
    if (list === undefined) ties.set(index, [tie]);
    else list.push(tie);
  }
  return ties;
}
