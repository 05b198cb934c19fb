import type { Definition } from "../model/facts.ts";
import { keysOfDefinition } from "./keys.ts";
import { Layered } from "./layered.ts";

/** Keys that are used in several files, by the power of two that tells in how many. */
export type Frequent = Layered<number, Layered<string, true>>;

/** The part of the index that tells how often keys are used. */
interface Used {
  readonly definitions: { get(key: string): readonly Definition[] | undefined };
  readonly uses: { get(key: string): { readonly size: number } | undefined };
  readonly frequent: Frequent;
}

/** A key used in fewer files is found by its letters alone: there are too many of them. */
const LEAST = 4;
const HIGHEST = 32;

/** The power of two for a number of files, -1 for too few. */
function levelOf(files: number): number {
  return files < LEAST ? -1 : Math.min(HIGHEST, Math.floor(Math.log2(files)));
}

/** The frequent keys after the uses of some keys changed; costs what changed. */
export function changedFrequent(
  before: Frequent,
  keys: Iterable<string>,
  filesBefore: (key: string) => number,
  filesAfter: (key: string) => number,
): Frequent {
  const patch = new Map<number, Map<string, true | undefined>>();
  const set = (level: number, key: string, value: true | undefined): void => {
    if (level < 0) return;
    const list = patch.get(level) ?? new Map<string, true | undefined>();
    patch.set(level, list.set(key, value));
  };
  for (const key of keys) {
    const [was, is] = [levelOf(filesBefore(key)), levelOf(filesAfter(key))];
    if (was === is) continue;
    set(was, key, undefined);
    set(is, key, true);
  }
  const changed = new Map<number, Layered<string, true> | undefined>();
  for (const [level, list] of patch) {
    const next = (before.get(level) ?? Layered.empty<string, true>()).with(list);
    changed.set(level, next.size === 0 ? undefined : next);
  }
  return before.with(changed);
}

/** What is named in the most files, most first: at most `limit` definitions. */
export function frequentDefinitions(index: Used, limit: number): readonly Definition[] {
  const found = new Set<Definition>();
  const files = (key: string): number => index.uses.get(key)?.size ?? 0;
  for (let level = HIGHEST; level >= 0 && found.size < limit; level--) {
    const keys = [...(index.frequent.get(level)?.keys() ?? [])];
    keys.sort((a, b) => files(b) - files(a) || (a < b ? -1 : 1));
    for (const key of keys) for (const one of index.definitions.get(key) ?? []) found.add(one);
  }
  return [...found].slice(0, limit);
}

/** In how many files one of the definition's names is used, whatever it means there: a bound from above. */
export function filesNaming(index: Used, definition: Definition): number {
  let files = 0;
  for (const key of keysOfDefinition(definition)) files += index.uses.get(key)?.size ?? 0;
  return files;
}
