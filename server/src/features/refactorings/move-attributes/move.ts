import type { Claim, Facts, TextEdit } from "../../../model/facts.ts";
import type { Lowered } from "../../../model/lower.ts";
import { spansOf } from "../../../model/spans.ts";
import type { Attributes } from "../../../syntax/attributes.ts";

/** Edits that move attributes, and of how many claims. */
export interface Move {
  readonly edits: readonly TextEdit[];
  readonly count: number;
}

export const NO_MOVE: Move = { edits: [], count: 0 };

/** A claim whose attributes can be moved, with the list of its first part. */
export interface Movable {
  readonly claim: Claim;
  readonly list: Attributes;
}

/**
 * The claims among some whose attributes can be moved: not a part of a claim that is not there, not a second one of its id
 * (front matter speaks of the first), and none that gives a key twice, of which a mapping takes one.
 */
export function movable({ marks, facts }: Lowered, claims: readonly Claim[]): readonly Movable[] {
  if (claims.length === 0) return [];
  const lists = new Map<number, Attributes>();
  for (const { mark, attributes } of spansOf(marks).values()) lists.set(mark.span.start, attributes);
  const first = firstOfIds(facts);
  return claims.flatMap((claim): readonly Movable[] => {
    const list = lists.get(claim.whole.start);
    if (list === undefined || (claim.id !== undefined && first.get(claim.id) !== claim)) return [];
    const keys = list.pairs.map(({ key }) => key);
    return keys.includes("part") || new Set(keys).size < keys.length ? [] : [{ claim, list }];
  });
}

function firstOfIds({ claims }: Facts): ReadonlyMap<string, Claim> {
  const first = new Map<string, Claim>();
  for (const claim of claims) if (claim.id !== undefined && !first.has(claim.id)) first.set(claim.id, claim);
  return first;
}
