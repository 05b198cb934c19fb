import type { Snapshot } from "../../corpus/catalog.ts";
import { disputesIn } from "../../corpus/disputes.ts";
import { bareClaims, claimParts } from "../../corpus/shown.ts";
import { statusOf } from "../../corpus/status.ts";
import type { Lowered } from "../../model/lower.ts";
import type { Span } from "../../text/span.ts";
import type { Layer } from "./flatten.ts";
import type { TokenModifier } from "./legend.ts";

/** The words of claims and quotes, or of those that touch `within`, with what is wrong with them. */
export function* claimLayers(snapshot: Snapshot, document: Lowered, within?: Span): Generator<Layer> {
  const isBare = bareClaims(snapshot, document.facts);
  const disputeOf = disputesIn(snapshot, document.facts);
  for (const { claim, span } of claimParts(document, within)) {
    const status = statusOf(claim);
    const modifiers: TokenModifier[] = [];
    if (isBare(claim)) modifiers.push("unsourced");
    if (status === "disputed" || disputeOf(claim) !== undefined) modifiers.push("disputed");
    if (STALE.has(status)) modifiers.push("stale");
    yield { start: span.start, end: span.end, type: claim.kind, modifiers };
  }
}

/** Where the check came out so, the claim holds no longer. */
const STALE: ReadonlySet<string> = new Set(["superseded", "retracted"]);
