import type { Claim, Facts, Use } from "../model/facts.ts";
import { addTo } from "../text/lists.ts";

/** What a claim rests on, by the names of its attributes: those whom and what the text relies on, what the checker found, other claims. */
export const BASIS = [
  "citation",
  "source",
  "evidence",
  "by",
  "via",
  "at",
  "repeats",
  "refines",
  "supports",
] as const;

/** Attributes that hold for the claims inside too, until one of these has its own. */
const PASSED_ON: readonly string[] = ["by", "via", "at", "source"];

/** So many claims around a claim are asked what they pass on. */
const DEEPEST = 64;

/** What a claim names as its basis, and what the claims around it name for it too, the nearest first. */
export function basisOf(
  claim: Claim,
  facts: Facts,
  lists: ReadonlyMap<number, readonly Use[]>,
): readonly Use[] {
  const found: Use[] = [];
  const settled = new Set<string>();
  let at: Claim | undefined = claim;
  for (let deep = 0; at !== undefined && deep < DEEPEST; deep++) {
    for (const use of lists.get(at.index) ?? []) {
      if (use.via === "supports" || isAgainst(use)) continue;
      if (at === claim || (isPassedOn(use) && !settled.has(use.via === "citation" ? "source" : use.via)))
        found.push(use);
    }
    for (const { key, from } of at.attributes) if (from !== "inherited") settled.add(key);
    // A claim stands behind the one around it; parts that hold each other go no further.
    at = at.parent !== undefined && at.parent < at.index ? facts.claims[at.parent] : undefined;
  }
  return found;
}

function isPassedOn({ via, prefix }: Use): boolean {
  return via === "citation" ? prefix === undefined : PASSED_ON.includes(via);
}

/** Whether a citation names what speaks against the claim: `[contra @key]`. */
export function isAgainst({ prefix }: Use): boolean {
  return prefix !== undefined && /^contra\b/i.test(prefix);
}

/** The uses in claims that may be steps, by the claim's number. */
export function basesByClaim(uses: readonly Use[]): ReadonlyMap<number, readonly Use[]> {
  const lists = new Map<number, Use[]>();
  for (const use of uses) {
    if (use.claim === undefined || !BASIS.some((via) => via === use.via)) continue;
    addTo(lists, use.claim, use);
  }
  return lists;
}
