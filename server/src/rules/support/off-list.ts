import { entryLines, isBlock } from "../../model/edit/yaml.ts";
import type { Facts, Fix, Suppression } from "../../model/facts.ts";
import { type Entry, entryOf, itemsOf, type Mapping, type Tree } from "../../syntax/tree.ts";
import { type Span, span } from "../../text/span.ts";

/** Where `attested: { off: […] }` stands in front matter. */
export interface OffList {
  readonly attested: Entry;
  readonly holder: Mapping;
  readonly off: Entry;
  readonly items: readonly Tree[];
  /** The items' numbers by where their text starts. */
  readonly numbers: ReadonlyMap<number, number>;
}

/** The list of the rules that a file switches off; undefined where it has none. */
export function offList({ data }: Facts): OffList | undefined {
  const attested = entryOf(data, "attested");
  const holder = attested?.value?.type === "mapping" ? attested.value : undefined;
  const off = holder === undefined ? undefined : entryOf(holder, "off");
  if (attested === undefined || holder === undefined || off === undefined) return undefined;
  const items = itemsOf(off.value);
  const starts = items.map((item, i) => [item.type === "scalar" ? item.inner.start : -1, i] as const);
  return { attested, holder, off, items, numbers: new Map(starts) };
}

/** Takes a rule out of the list; the last one with all of `attested` where that holds nothing else. */
export function withoutEntry(
  facts: Facts,
  { place }: Suppression,
  list: OffList | undefined,
): Fix | undefined {
  const index = list?.numbers.get(place.start);
  if (list === undefined || index === undefined) return undefined;
  const { attested, holder, off, items } = list;
  const [before, item, after] = [items[index - 1], items[index], items[index + 1]];
  const remove = (at: Span): Fix => ({
    title: "Remove it from front matter",
    edits: [{ span: at, text: "" }],
    sure: true,
  });
  if (item !== undefined && after !== undefined) return remove(span(item.span.start, after.span.start));
  if (item !== undefined && before !== undefined) return remove(span(before.span.end, item.span.end));
  const alone = holder.entries.length === 1;
  if (!isBlock(alone ? facts.data : holder)) return undefined;
  return remove(entryLines(facts, alone ? attested : off));
}
