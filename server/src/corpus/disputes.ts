import type { Claim, Facts, Use } from "../model/facts.ts";
import { addTo } from "../text/lists.ts";
import { remembered } from "../text/remembered.ts";
import type { Snapshot } from "./catalog.ts";
import { isOpen, statusOf } from "./status.ts";
import { namesClaim, type Tie, tiesOf, tiesTo } from "./ties.ts";

/**
 * Tells of the claims of a file the open dispute that each is in: the first tie by which it and another contradict each
 * other, whichever of them says so, as long as the check of neither has come out. `naming` tells the ties to a claim of the
 * file; only the claims that are asked about are looked up.
 */
export function disputesIn(
  snapshot: Snapshot,
  facts: Facts,
  naming = tiesTo(snapshot, facts),
): (claim: Claim) => Tie | undefined {
  const uses = usesByNumber(facts);
  return (claim) => {
    const status = statusOf(claim);
    const named = tiesOf(snapshot, uses.get(claim.index) ?? []).get(claim.index) ?? [];
    return [...named, ...naming(claim)].find(({ as, path, index }) => {
      const other = as === "contradicts" ? snapshot.facts(path)?.claims[index] : undefined;
      return other !== undefined && isOpen(status, statusOf(other));
    });
  };
}

/** The places at which claims of a file name claims, by the number of the one that names. */
const usesByNumber = remembered(({ uses }: Facts): ReadonlyMap<number, readonly Use[]> => {
  const found = new Map<number, Use[]>();
  for (const use of uses) {
    if (!namesClaim(use) || use.claim === undefined) continue;
    addTo(found, use.claim, use);
  }
  return found;
});
