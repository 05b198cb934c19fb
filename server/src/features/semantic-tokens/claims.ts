import type { Snapshot } from "../../corpus/catalog.ts";
import { disputesIn } from "../../corpus/disputes.ts";
import { bareClaims } from "../../corpus/shown.ts";
import { statusOf } from "../../corpus/status.ts";
import type { Facts } from "../../model/facts.ts";
import type { Layer } from "./flatten.ts";
import type { TokenModifier } from "./legend.ts";

/** The words of claims and quotes, with what is wrong with them. */
export function* claimLayers(snapshot: Snapshot, facts: Facts): Generator<Layer> {
  const isBare = bareClaims(snapshot, facts);
  const disputeOf = disputesIn(snapshot, facts);
  for (const claim of facts.claims) {
    const status = statusOf(claim);
    const modifiers: TokenModifier[] = [];
    if (isBare(claim)) modifiers.push("unsourced");
    if (status === "disputed" || disputeOf(claim) !== undefined) modifiers.push("disputed");
    if (STALE.has(status)) modifiers.push("stale");
    for (const { start, end } of claim.parts) yield { start, end, type: claim.kind, modifiers };
  }
}

/** Where the check came out so, the claim holds no longer. */
const STALE: ReadonlySet<string> = new Set(["superseded", "retracted"]);
