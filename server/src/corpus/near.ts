import type { Definition, Wanted } from "../model/facts.ts";
import type { DefinedKind } from "../model/vocabulary.ts";
import { fold } from "../text/fold.ts";
import { distance, lettersIn, mayBeNear } from "../text/nearest.ts";
import type { Index } from "./index-files.ts";
import { abbreviatedKeys } from "./initials.ts";
import { weakKey } from "./keys.ts";
import { fits } from "./resolve.ts";

/** How many suggestions a message can bear. */
const MOST = 3;

/**
 * The definitions that the target may mean: those of which it is a weak alias, those whose name it is but for initials,
 * then those whose id or name is nearly it, nearest first: within one edit up to four characters, within two beyond.
 * For the last, only keys of a length near the target's are compared.
 */
export function nearestDefinitions(
  index: Index,
  target: string,
  wanted: Wanted,
  among: DefinedKind | undefined,
): readonly Definition[] {
  const key = fold(target);
  const limit = key.length <= 4 ? 1 : 2;
  const letters = lettersIn(key);
  const found: { key: string; far: number }[] = [];
  for (let length = key.length - limit; length <= key.length + limit; length++) {
    for (const [other, own] of index.lengths.get(length)?.entries() ?? []) {
      if (!mayBeNear(letters, own, limit)) continue;
      const far = distance(key, other, limit);
      if (far <= limit) found.push({ key: other, far });
    }
  }
  found.sort((a, b) => a.far - b.far || (a.key < b.key ? -1 : 1));
  const definitions = new Set<Definition>();
  const keys = [weakKey(target), ...abbreviatedKeys(index, key), ...found.map((one) => one.key)];
  for (const near of keys) {
    for (const definition of index.definitions.get(near) ?? []) {
      if (fits(wanted, definition.kind, among)) definitions.add(definition);
    }
  }
  return [...definitions].slice(0, MOST);
}
