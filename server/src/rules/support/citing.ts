import type { Snapshot } from "../../corpus/catalog.ts";
import { foldersFor } from "../../corpus/folders.ts";
import { freeId } from "../../corpus/free-id.ts";
import type { Claim, Definition, Facts, Fix } from "../../model/facts.ts";
import { slug } from "../../text/fold.ts";
import { span } from "../../text/span.ts";
import { newDefinition } from "./new-file.ts";
import { named } from "./wording.ts";

/** How many sources are offered. */
const MOST = 3;

/** A key that needs no braces in a citation (Pandoc manual, citation_syntax). */
const BARE = /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.$%&\-+?<>~/](?=[\p{L}\p{N}_]))*$/u;

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
    sources ??= sourcesOf(facts, snapshot);
    const at = span(whole.end, whole.end);
    const fixes: Fix[] = [];
    for (const source of sources) {
      const known = written(source.id);
      if (known === undefined) continue;
      fixes.push({ title: `Cite ${named(source)}`, edits: [{ span: at, text: ` [@${known}]` }] });
    }
    const id = freeId(snapshot, slug(words, LONGEST_ID) || "source");
    const made = newDefinition(snapshot, folders, "source", id, words);
    const key = written(id);
    if (made?.create !== undefined && key !== undefined) {
      const title = `Cite a new source, described in ${made.create.path}`;
      fixes.push({ ...made, title, edits: [{ span: at, text: ` [@${key}]` }] });
    }
    return fixes;
  };
}

/** Fields and attributes that name what a text relies on. */
const RELIED_ON = ["citation", "source", "derivedFrom"];

function sourcesOf({ uses }: Facts, snapshot: Snapshot): readonly Definition[] {
  const counts = new Map<string, { readonly source: Definition; count: number }>();
  for (const use of uses) {
    if (use.wanted !== "key" || use.furniture || !RELIED_ON.includes(use.via) || use.prefix !== undefined)
      continue;
    const known = counts.get(use.target);
    if (known !== undefined) {
      known.count++;
      continue;
    }
    const [source, other] = snapshot.resolve(use).definitions;
    if (source !== undefined && other === undefined) counts.set(use.target, { source, count: 1 });
  }
  const sorted = [...counts.values()].sort((a, b) => b.count - a.count);
  return [...new Set(sorted.map(({ source }) => source))].slice(0, MOST);
}

function written(key: string): string | undefined {
  if (BARE.test(key)) return key;
  return /^[^{}\r\n[\]]+$/.test(key) ? `{${key}}` : undefined;
}
