import type { Snapshot } from "../../corpus/catalog.ts";
import { citedIn } from "../../corpus/cited.ts";
import { foldersFor } from "../../corpus/folders.ts";
import { freeId } from "../../corpus/free-id.ts";
import { shortestTarget } from "../../corpus/target-of.ts";
import { citationBehind, writtenKey } from "../../model/edit/citation.ts";
import type { Claim, Definition, Facts, Fix, Use } from "../../model/facts.ts";
import { slug } from "../../text/fold.ts";
import { newDefinition } from "./new-file.ts";
import { named } from "./wording.ts";

/** How many sources are offered. */
const MOST = 3;

/** The longest part of a claim's words that a new source is called after (UTF-16 units). */
const LONGEST_ID = 32;

/**
 * Citations for a claim: of the sources that the file uses already, the most used first, and of a new one, whose file is
 * made. They are looked for when a claim asks.
 */
export function citer(facts: Facts, snapshot: Snapshot): (claim: Claim) => readonly Fix[] {
  const folders = foldersFor(facts, snapshot);
  let sources: readonly Definition[] | undefined;
  return ({ whole, words }) => {
    sources ??= citedIn(facts, snapshot, isReliedOn).slice(0, MOST);
    const fixes: Fix[] = [];
    for (const source of sources) {
      // A key that also means another source would say nothing.
      const target = shortestTarget(snapshot, source, { wanted: "key" });
      const known = target === undefined ? undefined : writtenKey(target);
      if (known === undefined) continue;
      fixes.push({ title: `Cite ${named(source)}`, edits: [citationBehind(whole.end, known)] });
    }
    const id = freeId(snapshot, slug(words, LONGEST_ID) || "source");
    const made = newDefinition(snapshot, folders, "source", id, words);
    const key = writtenKey(id);
    if (made?.create !== undefined && key !== undefined) {
      const title = `Cite a new source, described in ${made.create.path}`;
      fixes.push({ ...made, title, edits: [citationBehind(whole.end, key)], citesNew: true });
    }
    return fixes;
  };
}

/** Fields and attributes that name what a text relies on. */
const RELIED_ON = ["citation", "source", "derivedFrom"];

function isReliedOn({ via, prefix }: Use): boolean {
  return RELIED_ON.includes(via) && prefix === undefined;
}
