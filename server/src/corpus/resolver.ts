import type { Use } from "../model/facts.ts";
import type { Resolution, Snapshot } from "./catalog.ts";

/**
 * Answers by what a use of one file may mean: asks once for each target, however often it is named there. Where there is a
 * limit, all targets beyond so many have one answer.
 */
export function perTarget<T>(
  answer: (use: Use) => T,
  limit?: { readonly most: number; readonly beyond: T },
): (use: Use) => T {
  const known = new Map<string, T>();
  return (use) => {
    const key = `${use.wanted} ${use.kind ?? ""} ${use.target}`;
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as T;
    if (limit !== undefined && known.size >= limit.most) return limit.beyond;
    const own = answer(use);
    known.set(key, own);
    return own;
  };
}

/** Resolves the uses of one file, each target once however often it is named and however many bear it. */
export function resolver(snapshot: Snapshot): (use: Use) => Resolution {
  return perTarget((use) => snapshot.resolve(use));
}
