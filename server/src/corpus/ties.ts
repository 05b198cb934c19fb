import type { Claim, Facts, Use } from "../model/facts.ts";
import { addTo } from "../text/lists.ts";
import { remembered } from "../text/remembered.ts";
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

/** The ties that these uses of claims are, by the number of the claim that names; names of no claim, or of several, are none. */
export function tiesOf(snapshot: Snapshot, uses: readonly Use[]): ReadonlyMap<number, readonly Tie[]> {
  if (!uses.some(namesClaim)) return NONE;
  const ties = new Map<number, Tie[]>();
  for (const use of uses) {
    if (!namesClaim(use) || use.claim === undefined) continue;
    const as = TIES.find((key) => key === use.via);
    const [meant, other] = as === undefined ? [] : meantBy(snapshot, use);
    if (as === undefined || meant?.is !== "claim" || other !== undefined) continue;
    const { path, index } = meant.claim;
    const tie: Tie = { as, path, index };
    addTo(ties, use.claim, tie);
  }
  return ties;
}

const NONE: ReadonlyMap<number, readonly Tie[]> = new Map();

/** Whether it is a claim that names another. */
export function namesClaim({ wanted, claim }: Use): boolean {
  return wanted === "claim" && claim !== undefined;
}

/**
 * Tells the ties that claims name to a claim of a file: `as` is what the other says that it does to this one, `path` and
 * `index` are the other's. Claims without an id cannot be named. What names the file is read once, for the first that can.
 */
export function tiesTo(snapshot: Snapshot, facts: Facts): (claim: Claim) => readonly Tie[] {
  let ties: ReadonlyMap<number, readonly Tie[]> | undefined;
  return ({ id, index }) => {
    if (id === undefined) return [];
    ties ??= tiesByNumber(snapshot, facts);
    return ties.get(index) ?? [];
  };
}

function tiesByNumber(snapshot: Snapshot, facts: Facts): ReadonlyMap<number, readonly Tie[]> {
  const [file] = facts.definitions;
  if (file === undefined) return NONE;
  const named = numbersById(facts);
  const ties = new Map<number, Tie[]>();
  for (const { via, wanted, fragment, claim, path } of snapshot.uses(file)) {
    if (wanted !== "claim" || fragment === undefined || claim === undefined) continue;
    const as = TIES.find((key) => key === via);
    const index = named.get(fragment);
    if (as === undefined || index === undefined) continue;
    const tie: Tie = { as, path, index: claim };
    addTo(ties, index, tie);
  }
  return ties;
}

/** The numbers of a file's claims by their ids; of two with one id the first counts. */
const numbersById = remembered(({ claims }: Facts): ReadonlyMap<string, number> => {
  const numbers = new Map<string, number>();
  for (const { id, index } of claims) if (id !== undefined && !numbers.has(id)) numbers.set(id, index);
  return numbers;
});
