import { authorsOf } from "../../model/authors.ts";
import type { Definition } from "../../model/facts.ts";
import { statedValues } from "../../model/pieces.ts";
import { entryOf, itemsOf, type Tree } from "../../syntax/tree.ts";
import { type Findable, findable } from "./rank.ts";

/** What a definition is found by. */
export interface Spellings extends Findable {
  /** Its names beside the first, and of what sort they are. */
  readonly otherNames: ReadonlyMap<string, "alias" | "weak alias">;
  /** Of a source: the first author and the year. */
  readonly author: string | undefined;
  readonly year: string | undefined;
}

/** Definitions never change, so that what is read of them once stays true. */
const known = new WeakMap<Definition, Spellings>();

/**
 * The spellings of a definition: its id, name and other names, of a source or an article authors, year, publisher and what
 * it stands in too. Authors and the year come before the title, as they are typed in that order.
 */
export function spellingsOf(definition: Definition): Spellings {
  const before = known.get(definition);
  if (before !== undefined) return before;
  const { id, name, names, kind } = definition;
  const others = names.filter(({ text }) => text !== name);
  const isCited = kind === "source" || kind === "article";
  const authors = isCited ? authorsOf(definition) : [];
  const year = isCited ? yearOf(definition) : undefined;
  const about = isCited ? ["publisher", "container-title"].flatMap((key) => textsIn(definition, key)) : [];
  const all = [
    id,
    ...authors,
    ...(year === undefined ? [] : [year]),
    name,
    ...others.map(({ text }) => text),
    ...about,
  ];
  const spellings: Spellings = {
    ...findable([...new Set(all)], new Set(others.flatMap(({ text, weak }) => (weak ? [text] : [])))),
    otherNames: new Map(others.map(({ text, weak }) => [text, weak ? "weak alias" : "alias"])),
    author: authors[0],
    year,
  };
  known.set(definition, spellings);
  return spellings;
}

/** The year in which a source appeared. */
function yearOf(definition: Definition): string | undefined {
  const dates = ["issued", "published"].flatMap((key) => textsIn(definition, key));
  return dates.map((date) => /(?<!\d)\d{4}(?!\d)/.exec(date)?.[0]).find((year) => year !== undefined);
}

function textsIn({ fields }: Definition, key: string): readonly string[] {
  return statedValues(entryOf(fields, key)?.value).flatMap(({ value }) => leaves(value));
}

/** The texts in a value, a few levels deep. */
function leaves(tree: Tree | undefined, depth = 4): readonly string[] {
  if (tree === undefined || depth < 0) return [];
  if (tree.type === "scalar") return [tree.text];
  if (tree.type === "list") return itemsOf(tree).flatMap((item) => leaves(item, depth - 1));
  return tree.entries.flatMap(({ value }) => leaves(value, depth - 1));
}
