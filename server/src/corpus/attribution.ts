import type { Facts } from "../model/facts.ts";
import { remembered } from "../text/remembered.ts";
import { statusOf } from "./status.ts";

/** What a claim says of where it comes from. */
export interface Attribution {
  /** It names who says it, who passes it on, or where it was said. */
  readonly attributed: boolean;
  /** It names a text: a source, evidence, a citation, or a footnote with one. */
  readonly sourced: boolean;
  /** The checker has settled that it cannot be verified. */
  readonly unverifiable: boolean;
}

const SPEAKERS = ["by", "via", "at"];
const TEXTS = ["source", "evidence"];

/**
 * The attribution of each claim of a file, by its number. What the text relies on (speakers, sources, citations without
 * a prefix, footnotes) holds for the claims inside too; evidence, and citations with a prefix, only for their own.
 */
export function attributionsOf({ claims, uses }: Facts): readonly Attribution[] {
  const cited = new Set<number>();
  const checked = new Set<number>();
  for (const { via, claim, prefix } of uses) {
    if (via === "citation" && claim !== undefined) (prefix === undefined ? cited : checked).add(claim);
  }
  // A claim stands behind the one around it, so that what that passes on is known.
  const passedOn: boolean[] = [];
  return claims.map((claim) => {
    const around = claim.parent !== undefined && passedOn[claim.parent] === true;
    const source = cited.has(claim.index) || claim.footnoteSource || around;
    passedOn[claim.index] = source;
    const names = (keys: readonly string[]): boolean =>
      claim.attributes.some(({ key, value }) => keys.includes(key) && value !== "");
    return {
      attributed: names(SPEAKERS),
      sourced: source || checked.has(claim.index) || names(TEXTS),
      unverifiable: statusOf(claim) === "unverifiable",
    };
  });
}

/** The attributions of a file of which several are asked for one by one, which are read once. */
export const attributionsIn = remembered(attributionsOf);

/** Whether nothing says where a claim comes from, and nobody has settled that nothing can. */
export function isUnsourced(attribution: Attribution | undefined): boolean {
  return (
    attribution !== undefined && !attribution.attributed && !attribution.sourced && !attribution.unverifiable
  );
}
