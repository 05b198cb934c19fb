import type { Snapshot } from "../../corpus/catalog.ts";
import type { Definition, Use } from "../../model/facts.ts";

/** For how many targets of one file the corpus is searched for names nearly alike, which costs what the corpus holds. */
const MOST_SEARCHES = 20;

/** Finds the definitions whose names are spelled nearly as a use's target, each target once. */
export function suggester(snapshot: Snapshot): (use: Use, target?: string) => readonly Definition[] {
  const found = new Map<string, readonly Definition[]>();
  return (use, target = use.target) => {
    const key = `${use.wanted} ${use.kind ?? ""} ${target}`;
    const known = found.get(key);
    if (known !== undefined || found.size >= MOST_SEARCHES) return known ?? [];
    const wanted = use.wanted === "file" ? "entity" : use.wanted;
    const near = snapshot.nearest(target, wanted, use.kind);
    found.set(key, near);
    return near;
  };
}
