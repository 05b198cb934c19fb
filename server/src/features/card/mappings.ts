import type { Definition } from "../../model/facts.ts";
import { statedValues } from "../../model/pieces.ts";
import type { Mapping } from "../../syntax/tree.ts";
import { fieldTree } from "./values.ts";

/** How many roles, signatures and the like a card shows. */
export const MOST_LINES = 3;

/** The mappings that a field holds, each with the mapping that gives its sources, if one does. */
export function mappingsOf(
  definition: Definition,
  key: string,
): readonly { readonly mapping: Mapping; readonly wrapper: Mapping | undefined }[] {
  return statedValues(fieldTree(definition, key)).flatMap(({ value, wrapper }) => {
    const items = value?.type === "list" ? value.items : [value];
    return items.flatMap((item) => (item?.type === "mapping" ? [{ mapping: item, wrapper }] : []));
  });
}

/** The first lines of many, and how many there are of the rest: “and 2 more roles”. */
export function capped(lines: readonly string[], noun: string): readonly string[] {
  const left = lines.length - MOST_LINES;
  if (left <= 0) return lines;
  return [...lines.slice(0, MOST_LINES), `and ${left} more ${left === 1 ? noun : `${noun}s`}`];
}
