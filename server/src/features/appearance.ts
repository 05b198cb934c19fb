import type { Snapshot } from "../corpus/catalog.ts";
import { implicitMentions } from "../corpus/implicit.ts";
import { bareClaims, claimParts, type Shown, shownMarks } from "../corpus/shown.ts";
import type { Lowered } from "../model/lower.ts";

/**
 * How the body of a file is to be shown, in the order of the ranges' starts: its marks (`shownMarks`), its claims and
 * quotes, and names without a mark. Takes time in proportion to the text, but for the sorting.
 */
export function appearance(snapshot: Snapshot, document: Lowered): readonly Shown[] {
  const shown = shownMarks(snapshot, document);
  const isBare = bareClaims(snapshot, document.facts);
  for (const { claim, span } of claimParts(document))
    if (span.end > span.start) shown.push({ span, role: isBare(claim) ? "unsourced" : claim.kind });
  for (const { span } of implicitMentions(snapshot, document)) shown.push({ span, role: "implicit" });
  return shown.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}
