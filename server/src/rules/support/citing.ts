import type { Snapshot } from "../../corpus/catalog.ts";
import type { Claim, Definition, Facts, Fix } from "../../model/facts.ts";
import { span } from "../../text/span.ts";
import { named } from "./wording.ts";

/** How many sources are offered. */
const MOST = 3;

/** A key that needs no braces in a citation (Pandoc manual, citation_syntax). */
const BARE = /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.$%&\-+?<>~/](?=[\p{L}\p{N}_]))*$/u;

/** Citations of the sources that a file uses already, the most used first; they are looked for when a claim asks. */
export function citer(facts: Facts, snapshot: Snapshot): (claim: Claim) => readonly Fix[] {
  let sources: readonly Definition[] | undefined;
  return ({ whole }) => {
    sources ??= sourcesOf(facts, snapshot);
    const at = span(whole.end, whole.end);
    return sources.flatMap((source) => {
      const key = written(source.id);
      if (key === undefined) return [];
      return [{ title: `Cite ${named(source)}`, edits: [{ span: at, text: ` [@${key}]` }] }];
    });
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
