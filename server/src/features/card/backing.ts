import { attributionsOf, isUnsourced } from "../../corpus/attribution.ts";
import { isAgainst } from "../../corpus/basis.ts";
import type { Claim, Facts, Use } from "../../model/facts.ts";
import { addTo } from "../../text/lists.ts";
import { remembered } from "../../text/remembered.ts";

/** One source or piece of evidence that a claim rests on. */
export interface Backing {
  readonly use: Use;
  /** Whether the text itself names it, or the checker found it for or against the claim. */
  readonly as: "source" | "evidence" | "against";
  /** Taken over from the claim around it. */
  readonly inherited: boolean;
}

/** The citations and keys of a file by the claim that they belong to. */
const backingsByClaim = remembered((facts: Facts): ReadonlyMap<number, readonly Backing[]> => {
  const lists = new Map<number, Backing[]>();
  for (const use of facts.uses) {
    if (use.wanted !== "key" || use.claim === undefined) continue;
    const backing: Backing = { use, as: roleOf(use), inherited: false };
    addTo(lists, use.claim, backing);
  }
  return lists;
});

/** A citation with words before its key is evidence, as the attribute is; without, it is a source. */
function roleOf(use: Use): Backing["as"] {
  if (isAgainst(use)) return "against";
  return use.prefix !== undefined || use.via === "evidence" ? "evidence" : "source";
}

/**
 * What a claim rests on: its own sources and evidence, and the sources of the claims around it, the nearest first, up to
 * one that has the attribute `source`, which takes the place of those further out. Evidence is not passed on.
 */
export function backingsOf(claim: Claim, facts: Facts): readonly Backing[] {
  const lists = backingsByClaim(facts);
  const found: Backing[] = [];
  for (let at: Claim | undefined = claim; at !== undefined; at = around(at, facts)) {
    const own = lists.get(at.index) ?? [];
    if (at === claim) found.push(...own);
    else for (const backing of own) if (backing.as === "source") found.push({ ...backing, inherited: true });
    if (own.some(({ use }) => use.via === "source")) break;
  }
  return found;
}

/** Whether a footnote with a source in it stands in the claim or in one around it. */
export function hasFootnote(claim: Claim, facts: Facts): boolean {
  for (let at: Claim | undefined = claim; at !== undefined; at = around(at, facts))
    if (at.footnoteSource) return true;
  return false;
}

/** The claim around a claim; it stands before it in the file. */
function around({ parent, index }: Claim, { claims }: Facts): Claim | undefined {
  return parent === undefined || parent >= index ? undefined : claims[parent];
}

/** Attributes that say where a claim comes from. */
const ATTRIBUTION = ["by", "via", "at", "source", "evidence"] as const;

/** Whether the claim names a speaker, a place where it was said, or a source, of its own or taken over. */
export function isAttributed(claim: Claim): boolean {
  return claim.attributes.some((a) => a.value !== "" && ATTRIBUTION.some((key) => key === a.key));
}

/** How many claims and quotes of a file name neither source nor speaker and are not marked unverifiable. */
export const countUnsourced = remembered((facts: Facts): number => {
  const attributions = attributionsOf(facts);
  return facts.claims.filter(({ furniture, index }) => !furniture && isUnsourced(attributions[index])).length;
});
