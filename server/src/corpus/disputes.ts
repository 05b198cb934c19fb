import type { Claim, Facts } from "../model/facts.ts";
import type { Snapshot } from "./catalog.ts";
import { isOpen, statusOf } from "./status.ts";
import { type Tie, tiesOf, tiesTo } from "./ties.ts";

/**
 * Tells of the claims of a file the open dispute that each is in: the first tie by which it and another contradict each
 * other, whichever of them says so, as long as the check of neither has come out. Ties to the file's claims are read once.
 */
export function disputesIn(snapshot: Snapshot, facts: Facts): (claim: Claim) => Tie | undefined {
  const named = tiesOf(snapshot, facts);
  const naming = tiesTo(snapshot, facts);
  return (claim) => {
    const status = statusOf(claim);
    const ties = [...(named.get(claim.index) ?? []), ...(naming.get(claim.index) ?? [])];
    return ties.find(({ as, path, index }) => {
      const other = as === "contradicts" ? snapshot.facts(path)?.claims[index] : undefined;
      return other !== undefined && isOpen(status, statusOf(other));
    });
  };
}
