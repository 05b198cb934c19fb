import type { Definition, Facts, Use } from "../model/facts.ts";
import type { Snapshot } from "./catalog.ts";

/** The sources that a file names by their keys, the most used first; `counts` says which uses are looked at. */
export function citedIn(
  { uses }: Facts,
  snapshot: Snapshot,
  counts: (use: Use) => boolean = () => true,
): readonly Definition[] {
  const found = new Map<string, { readonly source: Definition; count: number }>();
  for (const use of uses) {
    if (use.wanted !== "key" || use.furniture || !counts(use)) continue;
    const known = found.get(use.target);
    if (known !== undefined) {
      known.count++;
      continue;
    }
    const [source, other] = snapshot.resolve(use).definitions;
    if (source !== undefined && other === undefined) found.set(use.target, { source, count: 1 });
  }
  const sorted = [...found.values()].sort((a, b) => b.count - a.count);
  return [...new Set(sorted.map(({ source }) => source))];
}
