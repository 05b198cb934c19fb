import type { Snapshot } from "../../corpus/catalog.ts";
import { bareClaims } from "../../corpus/shown.ts";
import type { Claim, Facts } from "../../model/facts.ts";
import type { Layer } from "./flatten.ts";
import type { TokenModifier } from "./legend.ts";

/** The words of claims and quotes, with what is wrong with them. */
export function* claimLayers(snapshot: Snapshot, facts: Facts): Generator<Layer> {
  const isBare = bareClaims(snapshot, facts);
  const contradicted = contradictedIn(snapshot, facts);
  for (const claim of facts.claims) {
    const modifiers: TokenModifier[] = [];
    if (isBare(claim)) modifiers.push("unsourced");
    if (isDisputed(claim, contradicted)) modifiers.push("disputed");
    if (STALE.has(statusOf(claim))) modifiers.push("stale");
    for (const { start, end } of claim.parts) yield { start, end, type: claim.kind, modifiers };
  }
}

/** Where the check came out so, the claim holds no longer. */
const STALE: ReadonlySet<string> = new Set(["superseded", "retracted"]);

/** As long as the check has not come out, a contradiction is open. */
const OPEN: ReadonlySet<string> = new Set(["", "unverified", "disputed"]);

function statusOf({ attributes }: Claim): string {
  return attributes.find(({ key }) => key === "status")?.value ?? "";
}

/** Whether a check found it disputed, or it contradicts or is contradicted by another claim and no check has settled that. */
function isDisputed(claim: Claim, contradicted: ReadonlySet<string>): boolean {
  const status = statusOf(claim);
  if (status === "disputed") return true;
  const contradicts = claim.attributes.some(({ key, from }) => key === "contradicts" && from !== "inherited");
  return OPEN.has(status) && (contradicts || (claim.id !== undefined && contradicted.has(claim.id)));
}

/** The ids of the file's claims of which a claim whose check has not come out says that it contradicts them. */
function contradictedIn(snapshot: Snapshot, { definitions }: Facts): ReadonlySet<string> {
  const ids = new Set<string>();
  const [file] = definitions;
  if (file === undefined) return ids;
  for (const { via, fragment, claim, path } of snapshot.uses(file)) {
    if (via !== "contradicts" || fragment === undefined || claim === undefined) continue;
    const other = snapshot.facts(path)?.claims[claim];
    if (other !== undefined && OPEN.has(statusOf(other))) ids.add(fragment);
  }
  return ids;
}
