import { addTo } from "../text/lists.ts";

/**
 * The keys of all things from which a way leads back to `start`, among the nearest `most` to which ways lead from there:
 * what `next` gives for a thing is one step away. `start` is among them when it stands in a circle. Ends on any graph.
 */
export function comingBackTo<T>(
  start: T,
  next: (thing: T) => readonly T[],
  keyOf: (thing: T) => string,
  most = 1000,
): ReadonlySet<string> {
  const before = new Map<string, string[]>();
  const seen = new Map([[keyOf(start), start]]);
  let looked = 0;
  for (const [key, thing] of seen) {
    if (looked++ === most) break;
    for (const other of next(thing)) {
      const otherKey = keyOf(other);
      addTo(before, otherKey, key);
      if (!seen.has(otherKey)) seen.set(otherKey, other);
    }
  }
  const found = new Set<string>();
  const waiting = [...(before.get(keyOf(start)) ?? [])];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (found.has(key)) continue;
    found.add(key);
    waiting.push(...(before.get(key) ?? []));
  }
  return found;
}
