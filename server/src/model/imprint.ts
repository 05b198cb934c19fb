import { entryOf, itemsOf, type Tree } from "../syntax/tree.ts";
import { authorsOf } from "./authors.ts";
import type { Definition } from "./facts.ts";
import { statedValues } from "./pieces.ts";

/** By what people tell one source or article from another, beside its title. */
export interface Imprint {
  readonly authors: readonly string[];
  /** The year in which it appeared. */
  readonly year: string | undefined;
  /** Who published it, and what it stands in. */
  readonly publishers: readonly string[];
}

/** What the fields of a source or an article say of its authors, its year and its publisher. */
export function imprintOf(definition: Definition): Imprint {
  return {
    authors: authorsOf(definition),
    year: yearOf(definition),
    publishers: ["publisher", "container-title"].flatMap((key) => textsIn(definition, key)),
  };
}

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
