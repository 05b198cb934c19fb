import type { Snapshot } from "../../corpus/catalog.ts";
import { comingBackTo } from "../../corpus/cycles.ts";
import { meantAt } from "../../corpus/meant.ts";
import { type PartOf, partsOf, wholesOf } from "../../corpus/part-of.ts";
import type { Definition } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import type { SymbolKind } from "../../model/vocabulary.ts";
import { type HierarchyItem, itemOf } from "./item.ts";

/** The kinds of thing that may be a part of another, or its whole. */
const DIVIDED: readonly SymbolKind[] = ["organisation", "state", "place", "agreement", "event"];

/** The things named or defined at an offset (UTF-16) that may have wholes and parts. */
export function dividedAt(snapshot: Snapshot, document: Lowered, offset: number): readonly HierarchyItem[] {
  const meant = meantAt(snapshot, document, offset)?.meant ?? [];
  return meant.flatMap((one) =>
    one.is === "definition" && DIVIDED.includes(one.definition.kind) ? [itemOf(snapshot, one)] : [],
  );
}

/** What a thing is a part of, one step up; each once. */
export function wholes(snapshot: Snapshot, part: Definition): readonly HierarchyItem[] {
  return listed(snapshot, part, wholesOf(snapshot, part), "whole");
}

/** The parts of a thing, one step down; each once, by file. */
export function parts(snapshot: Snapshot, whole: Definition): readonly HierarchyItem[] {
  return listed(snapshot, whole, partsOf(snapshot, whole), "part");
}

/** What a field is called in words. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["partOf", "part of"],
  ["parent", "parent"],
  ["within", "lies within"],
  ["country", "country"],
]);

function listed(
  snapshot: Snapshot,
  asked: Definition,
  steps: readonly PartOf[],
  end: "part" | "whole",
): readonly HierarchyItem[] {
  const found = new Map<string, { definition: Definition; words: Set<string> }>();
  for (const step of steps) {
    const definition = step[end];
    const one = found.get(keyOf(definition)) ?? { definition, words: new Set() };
    found.set(keyOf(definition), one);
    one.words.add(WORDS.get(step.use.via) ?? step.use.via);
  }
  if (found.size === 0) return [];
  const next = (part: Definition): readonly Definition[] =>
    wholesOf(snapshot, part).map(({ whole }) => whole);
  const circle = comingBackTo(asked, next, keyOf);
  return [...found].map(([key, { definition, words }]) =>
    itemOf(snapshot, { is: "definition", definition }, [
      ...words,
      ...(circle.has(key) ? [`comes back to “${asked.name}”`] : []),
    ]),
  );
}

function keyOf({ place, id, path }: Definition): string {
  return `${place.start}: ${id} ${path}`;
}
