import type { Snapshot } from "../corpus/catalog.ts";
import type { Definition, Use } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { DERIVATION } from "./card/cited.ts";
import { countsLine } from "./card/counts.ts";
import { counted } from "./card/text.ts";

/** How many uses are looked at, so that the count of what half the corpus names comes at once too. */
const MOST_COUNTED = 10_000;

/**
 * The definitions of a file above which it is to be said how they are used: all but notes, and of articles those that
 * something outside of them names. How often is left to `usage`.
 */
export function lenses(snapshot: Snapshot, { facts }: Lowered): readonly Definition[] {
  return facts.definitions.filter((definition) => {
    if (definition.kind === "note") return false;
    return definition.kind !== "article" || !usesByOthers(snapshot, definition).next().done;
  });
}

/**
 * How a definition is used, in a few words: those of its card, and how often it is named in other ways, such as by a field.
 * Names without a mark are not counted, because that takes a search.
 */
export function usage(snapshot: Snapshot, definition: Definition): string {
  const words = countsLine(snapshot, definition);
  let others = 0;
  let seen = 0;
  for (const use of usesByOthers(snapshot, definition)) {
    // Of what is named so often the card tells “at least” how often, and nobody asks for the rest.
    if (seen++ === MOST_COUNTED) return words;
    if (!use.furniture && !isOnCard(use)) others++;
  }
  return others === 0 ? words : `${words} · ${counted(others, "other use")}`;
}

/** Whether the card counts uses of this kind. */
function isOnCard({ via, wanted, claim }: Use): boolean {
  if (via === "mention" || via === "link" || (wanted === "key" && !DERIVATION.includes(via))) return true;
  return claim !== undefined && (via === "about" || via === "by");
}

/** The uses that name it, as claims of a file do not that only name each other. */
function* usesByOthers(snapshot: Snapshot, definition: Definition): Generator<Use> {
  for (const use of snapshot.uses(definition)) if (use.target !== "") yield use;
}
