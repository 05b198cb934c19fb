import type { Use } from "../model/facts.ts";
import type { Resolution, Snapshot } from "./catalog.ts";

/** Answers by what a use of one file may mean: asks once for each target, however often it is named there. */
export function perTarget<T>(answer: (use: Use) => T): (use: Use) => T {
  const known = new Map<string, T>();
  return (use) => {
    const key = `${use.wanted} ${use.kind ?? ""} ${use.target}`;
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as T;
    const own = answer(use);
    known.set(key, own);
    return own;
  };
}

/** Resolves the uses of one file, each target once however often it is named and however many bear it. */
export function resolver(snapshot: Snapshot): (use: Use) => Resolution {
  return perTarget((use) => snapshot.resolve(use));
}
