import type { Snapshot } from "../../corpus/catalog.ts";
import type { Definition } from "../../model/facts.ts";
import type { SymbolKind } from "../../model/vocabulary.ts";
import { fold } from "../../text/fold.ts";
import { wantedOf } from "../../text/match.ts";
import type { Asking } from "./asking.ts";
import { MOST_ITEMS } from "./item.ts";
import { bestMatch, isScattered } from "./rank.ts";
import { spellingsOf } from "./spellings.ts";

/** How many definitions are taken from each place where they may be found, before they are put in order. */
export const MOST_FOUND = 2 * MOST_ITEMS;

/**
 * What may be meant by what was typed: what is found by its letters, among all allowed kinds and among the usual ones; where
 * there is much of that, what the file names already and what the corpus names most. What does not match is sorted out later.
 * A search costs as much as the corpus is large, so that there is one wherever one is enough.
 */
export function candidates(
  { snapshot, near }: Asking,
  text: string,
  kinds: readonly SymbolKind[] | undefined,
  usual: readonly SymbolKind[],
): readonly Definition[] {
  const find = (among: readonly SymbolKind[] | undefined) =>
    snapshot.search({
      ...{ text, limit: MOST_FOUND, words: true },
      ...(among === undefined ? {} : { kinds: among }),
    });
  const allowed = (one: Definition): boolean => kinds === undefined || kinds.includes(one.kind);
  const first = usual.filter((kind) => kinds === undefined || kinds.includes(kind));
  const known = (): readonly Definition[] =>
    [...near().keys(), ...snapshot.frequent(MOST_FOUND)].filter(allowed);
  // Where nothing is typed, what is near and frequent fills the list.
  const alone = text === "" ? new Set(known()) : undefined;
  if (alone !== undefined && alone.size > MOST_ITEMS) return [...alone];
  const found = new Set<Definition>();
  const add = (definitions: readonly Definition[]): boolean => {
    for (const one of definitions) found.add(one);
    return definitions.length < MOST_FOUND;
  };
  // Of a letter or two there is much among the usual kinds alone.
  const short = text.length < LONG && first.length > 0;
  if (short && !add(find(first)))
    return [...new Set([...found, ...exactly(snapshot, text).filter(allowed), ...known()])];
  // Where all that matches was found, nothing else can.
  if (add(find(kinds))) return matching(text, [...found]);
  const enough = [...found].filter(({ kind }) => first.includes(kind)).length >= MOST_ITEMS;
  if (!short && !enough && first.length > 0) add(find(first));
  return matching(text, [...new Set([...found, ...known()])]);
}

/** The definitions that match what was typed; `closely` only those in which more than its letters stands. */
export function matching(
  text: string,
  definitions: readonly Definition[],
  closely = false,
): readonly Definition[] {
  const wanted = wantedOf(fold(text));
  return definitions.filter((one) => {
    const match = bestMatch(wanted, spellingsOf(one));
    return match !== undefined && !(closely && isScattered(match));
  });
}

/** From so many letters on it is likelier that all that matches can be listed. */
const LONG = 3;

/** What bears a name or an id that was typed as a whole. */
function exactly(snapshot: Snapshot, text: string): readonly Definition[] {
  return snapshot.lookup(text, "entity").definitions;
}
