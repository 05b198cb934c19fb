import type { Definition, Facts, Use } from "../model/facts.ts";
import type { Tree } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";
import { lettersIn } from "../text/nearest.ts";
import { Beginnings } from "./beginnings.ts";
import { changedFrequent, type Frequent } from "./frequent.ts";
import { beginningsOf, indexKeys, isSpelling, keysOfUse, usedAs } from "./keys.ts";
import { Layered } from "./layered.ts";

/** What is known of a file now; undefined when it is gone. */
export interface Change {
  readonly path: string;
  readonly facts: Facts | undefined;
}

/** The inverted lists of a corpus, all by folded key. */
export interface Index {
  readonly files: Layered<string, Facts>;
  readonly definitions: Layered<string, readonly Definition[]>;
  /** Key to file to the uses of that key there, whether or not anything defines it. */
  readonly uses: Layered<string, Layered<string, readonly Use[]>>;
  /** The keys of definitions by their length, each with its letters (`lettersIn`), for the search of those nearly alike. */
  readonly lengths: Layered<number, Layered<string, number>>;
  /** How the names of entities begin (`beginningsOf`), for the search of names in a text. */
  readonly beginnings: Beginnings;
  /** The keys that are used in several files. */
  readonly frequent: Frequent;
}

export function emptyIndex(): Index {
  return {
    files: Layered.empty(),
    definitions: Layered.empty(),
    uses: Layered.empty(),
    lengths: Layered.empty(),
    beginnings: Beginnings.empty(),
    frequent: Layered.empty(),
  };
}

/**
 * The index with the files changed, and the files whose findings may now differ: those changed, and those that use or
 * define a key whose definitions are not what they were.
 */
export function changeIndex(
  before: Index,
  changes: readonly Change[],
): { index: Index; affected: Set<string> } {
  const files = new Map<string, Facts | undefined>();
  for (const { path, facts } of changes) files.set(path, facts);
  const defined = new Map<string, Definition[]>();
  const uses = new NestedPatch<string, string, readonly Use[]>(before.uses);
  const touched = new Set<string>();
  const begun = new Map<string, number>();
  for (const [path, after] of files) {
    const known = before.files.get(path);
    if (known === undefined && after === undefined) continue;
    const same = known !== undefined && after !== undefined && signature(known) === signature(after);
    const oldKeys = new Set(known?.definitions.flatMap((definition) => [...indexKeys(definition)]));
    const newDefinitions = byKey(after?.definitions ?? [], indexKeys);
    for (const key of new Set([...oldKeys, ...newDefinitions.keys()])) {
      const list = defined.get(key) ?? [];
      list.push(...(newDefinitions.get(key) ?? []));
      defined.set(key, list);
      if (!same) touched.add(key);
    }
    if (!same) {
      for (const definition of known?.definitions ?? []) tally(begun, beginningsOf(definition), -1);
      for (const definition of after?.definitions ?? []) tally(begun, beginningsOf(definition), 1);
    }
    const newUses = byKey(after?.uses ?? [], keysOfUse);
    for (const key of byKey(known?.uses ?? [], keysOfUse).keys()) {
      if (!newUses.has(key)) uses.set(key, path, undefined);
    }
    for (const [key, list] of newUses) uses.set(key, path, list);
  }
  const definitions = new Map<string, readonly Definition[] | undefined>();
  for (const [key, list] of defined) {
    const others = (before.definitions.get(key) ?? []).filter((definition) => !files.has(definition.path));
    const all = [...others, ...list].sort(byPath);
    definitions.set(key, all.length === 0 ? undefined : all);
  }
  const used = uses.apply(before.uses);
  const filesIn = (list: Index["uses"]) => (key: string) => list.get(key)?.size ?? 0;
  const index: Index = {
    files: before.files.with(files),
    definitions: before.definitions.with(definitions),
    uses: used,
    lengths: changedLengths(before, definitions),
    beginnings: before.beginnings.with(begun),
    frequent: changedFrequent(before.frequent, uses.keys(), filesIn(before.uses), filesIn(used)),
  };
  const affected = new Set(files.keys());
  for (const key of touched) {
    for (const path of index.uses.get(usedAs(key))?.keys() ?? []) affected.add(path);
    // Others that define the key too: it is theirs alone no more, or again.
    for (const { path } of index.definitions.get(key) ?? []) affected.add(path);
  }
  return { index, affected };
}

function tally(counts: Map<string, number>, keys: readonly string[], by: number): void {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + by);
}

/** The order in which definitions of one key are given, however the corpus came about; of one file as they stand in it. */
function byPath(a: Definition, b: Definition): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

function byKey<T>(items: readonly T[], keysOf: (item: T) => Iterable<string>): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) addTo(lists, key, item);
  }
  return lists;
}

/** Changes of a layered map of layered maps. */
class NestedPatch<K, L, V> {
  private readonly changes = new Map<K, Map<L, V | undefined>>();

  constructor(private readonly before: Layered<K, Layered<L, V>>) {}

  set(key: K, inner: L, value: V | undefined): void {
    const list = this.changes.get(key);
    if (list === undefined) this.changes.set(key, new Map([[inner, value]]));
    else list.set(inner, value);
  }

  keys(): Iterable<K> {
    return this.changes.keys();
  }

  apply(before: Layered<K, Layered<L, V>>): Layered<K, Layered<L, V>> {
    const changed = new Map<K, Layered<L, V> | undefined>();
    for (const [key, list] of this.changes) {
      const next = (this.before.get(key) ?? Layered.empty<L, V>()).with(list);
      changed.set(key, next.size === 0 ? undefined : next);
    }
    return before.with(changed);
  }
}

function changedLengths(before: Index, definitions: ReadonlyMap<string, unknown>): Index["lengths"] {
  const patch = new NestedPatch<number, string, number>(before.lengths);
  for (const [key, list] of definitions) {
    if (!isSpelling(key) || before.definitions.has(key) === (list !== undefined)) continue;
    patch.set(key.length, key, list === undefined ? undefined : lettersIn(key));
  }
  return patch.apply(before.lengths);
}

/**
 * All of a file that findings in other files can depend on: what it defines, with its data, and where; and the ids of its
 * claims and headings. Words of the body are not in it, so that typing in a definition's text touches no other file.
 */
function signature(facts: Facts): string {
  const definitions = facts.definitions.map((definition) => [
    definition.kind,
    definition.id,
    definition.name,
    treeText(definition.fields),
    [definition.idPlace, definition.namePlace].map(({ start, end }) => [start, end]),
  ]);
  const claims = facts.claims.map((claim) => [claim.id, claim.attributes.map((a) => [a.key, a.value])]);
  return JSON.stringify([facts.type, definitions, claims, facts.headings.map((heading) => heading.text)]);
}

function treeText(tree: Tree | undefined): unknown {
  if (tree === undefined) return null;
  if (tree.type === "scalar") return tree.text;
  if (tree.type === "list") return tree.items.map(treeText);
  return tree.entries.map((entry) => [entry.key, treeText(entry.value)]);
}
