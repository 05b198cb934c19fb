import type { Resolution, Snapshot } from "../../corpus/catalog.ts";
import type { Use } from "../../model/facts.ts";

/** Resolves the uses of one file, each target once however often it is named and however many bear it. */
export function resolver(snapshot: Snapshot): (use: Use) => Resolution {
  const known = new Map<string, Resolution>();
  return (use) => {
    const key = `${use.wanted} ${use.kind ?? ""} ${use.target}`;
    const found = known.get(key) ?? snapshot.resolve(use);
    known.set(key, found);
    return found;
  };
}
