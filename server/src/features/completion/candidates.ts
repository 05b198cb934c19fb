import type { Snapshot } from "../../corpus/catalog.ts";
import type { Definition } from "../../model/facts.ts";
import type { SymbolKind } from "../../model/vocabulary.ts";
import { fold } from "../../text/fold.ts";
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
  const find = (words: string, among: readonly SymbolKind[] | undefined, limit = MOST_FOUND) =>
    snapshot.search({ text: words, limit, ...(among === undefined ? {} : { kinds: among }) });
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
  if (short && !add(find(text, first)))
    return [...new Set([...found, ...exactly(snapshot, text).filter(allowed), ...known()])];
  const whole = find(text, kinds);
  // Where nothing holds several words as they stand, each may stand in another name.
  if (matching(text, whole.slice(0, 1), true).length === 0)
    for (const word of separateWords(text)) {
      const all = matching(text, find(word, kinds, MOST_BY_WORD), true);
      for (const one of all) found.add(one);
      if (all.length > 0) break;
    }
  // Where all that matches was found, nothing else can.
  if (add(whole)) return matching(text, [...found]);
  if (!short && first.length > 0) add(find(text, first));
  return matching(text, [...new Set([...found, ...known()])]);
}

/** The definitions that match what was typed; `closely` only those in which more than its letters stands. */
export function matching(
  text: string,
  definitions: readonly Definition[],
  closely = false,
): readonly Definition[] {
  const wanted = fold(text);
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

/** How many of several words are tried until one leads to what has them all, and how many definitions are looked at by each. */
const MOST_WORDS = 2;
const MOST_BY_WORD = 3000;

/** The longest of several words that were typed, by each of which something may be found; none of one word, and no figures. */
function separateWords(text: string): readonly string[] {
  const words = text.trim().split(/\s+/);
  if (words.length < 2) return [];
  const letters = words.filter((word) => !/^\d*$/.test(word)).sort((a, b) => b.length - a.length);
  return letters.slice(0, MOST_WORDS);
}
