import type { Snapshot } from "../../corpus/catalog.ts";
import { isEntity } from "../../corpus/keys.ts";
import type { Definition, Use } from "../../model/facts.ts";
import { fold } from "../../text/fold.ts";

/** For how many targets of one file the corpus is searched for names nearly alike, which costs what the corpus holds. */
const MOST_SEARCHES = 20;

/** How many suggestions a message can bear. */
const MOST = 3;

/** How many definitions that hold a target's letters are looked at for its words. */
const MOST_READ = 100;

/** Finds the definitions that a use's target may mean, the likeliest first, each target once. */
export function suggester(snapshot: Snapshot): (use: Use, target?: string) => readonly Definition[] {
  const found = new Map<string, readonly Definition[]>();
  return (use, target = use.target) => {
    const key = `${use.wanted} ${use.kind ?? ""} ${target}`;
    const known = found.get(key);
    if (known !== undefined || found.size >= MOST_SEARCHES) return known ?? [];
    const wanted = use.wanted === "file" ? "entity" : use.wanted;
    const near = snapshot.nearest(target, wanted, use.kind);
    // A name in full comes before one that is spelled nearly so, for a surname alone is commoner than a slip.
    const all = use.wanted === "entity" ? [...longerNames(snapshot, use, target), ...near] : near;
    const best = [...new Set(all)].slice(0, MOST);
    found.set(key, best);
    return best;
  };
}

/** The entities in whose names the target stands as whole words, as `Okoro` in `Jan Okoro`; the shortest name first. */
function longerNames(snapshot: Snapshot, { kind }: Use, target: string): readonly Definition[] {
  const words = wordsOf(target);
  if (words.trim() === "") return [];
  return snapshot
    .search({ text: target, limit: MOST_READ, ...(kind === undefined ? {} : { kinds: [kind] }) })
    .filter((definition) => isEntity(definition) && holdsWords(definition, words))
    .sort((a, b) => a.name.length - b.name.length);
}

/** Whether a definition has a name in which the words (as `wordsOf` gives them) stand. */
export function holdsWords({ names }: Definition, words: string): boolean {
  return names.some(({ text }) => wordsOf(text).includes(words));
}

/** A name's words, folded, each between spaces. */
export function wordsOf(name: string): string {
  return ` ${fold(name)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()} `;
}
