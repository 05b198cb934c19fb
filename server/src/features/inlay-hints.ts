import type { Snapshot } from "../corpus/catalog.ts";
import type { Lowered } from "../model/lower.ts";
import { each, Kind } from "../syntax/marks.ts";
import { contains, type Span } from "../text/span.ts";
import { asOfUse } from "./card/as-of.ts";
import { dateCard } from "./card/date.ts";
import { useCard } from "./card/use.ts";
import { claimCard, type Linker } from "./card.ts";
import { claimHints } from "./inlay-hints/claims.ts";
import { dateHints } from "./inlay-hints/dates.ts";
import { entityHints } from "./inlay-hints/entities.ts";
import type { Hint, HintWishes } from "./inlay-hints/hint.ts";

export type { Hint, HintWishes } from "./inlay-hints/hint.ts";

/**
 * The hints of a file that stand in a range (UTF-16), in the order of the text: in words what the text gives as a code or
 * not at all, and nothing that is to be read at the same place. Takes time in proportion to the range, or to the file when it is
 * asked about for the first time.
 */
export function inlayHints(
  snapshot: Snapshot,
  document: Lowered,
  within: Span,
  wishes: HintWishes,
): readonly Hint[] {
  const hints = [
    ...(wishes.dates ? dateHints(document, within) : []),
    ...(wishes.entities ? entityHints(snapshot, document, within, wishes) : []),
    ...(wishes.sources || wishes.status ? claimHints(snapshot, document, within, wishes) : []),
  ];
  return hints.sort((a, b) => a.at - b.at);
}

/** The card of what a hint tells of, as Markdown; undefined where no such hint stands in the file any more. */
export function hintCard(
  snapshot: Snapshot,
  document: Lowered,
  { at, about }: Pick<Hint, "at" | "about">,
  linker: Linker | undefined,
): string | undefined {
  const { facts, marks } = document;
  if (about === "claim") {
    const claim = facts.claims.find(({ whole }) => whole.end === at);
    return claim === undefined
      ? undefined
      : claimCard(snapshot, claim, { facts, inPlace: true, compared: true, linker });
  }
  if (about === "entity") {
    const use = facts.uses.find(({ via, whole }) => via === "mention" && whole.end === at);
    return use && useCard(snapshot, document, use, { linker, asOf: asOfUse(facts, use) });
  }
  for (const { span, second } of each(marks, Kind.Span)) {
    const date = span.end === at ? facts.dates.find(({ place }) => contains(second, place)) : undefined;
    if (date !== undefined) return dateCard(date);
  }
  return undefined;
}
