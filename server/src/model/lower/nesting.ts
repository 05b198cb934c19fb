import { type Marks, markAt } from "../../syntax/marks.ts";
import { INHERITED } from "../attributes.ts";
import type { Attribute, Claim } from "../facts.ts";
import { type AttributedSpan, spread } from "../spans.ts";

/** The claims around a row, as their numbers, innermost first. */
export type ClaimsAround = (row: number) => Iterable<number>;

/** The claims around each row, where `claimOfRow` gives the number of the claim that a row is a part of. */
export function claimsAround(marks: Marks, claimOfRow: ReadonlyMap<number, number>): ClaimsAround {
  const nearest = spread(marks, (row) => (claimOfRow.has(row) ? row : undefined));
  const above = (row: number): number => {
    const { parent } = markAt(marks, row);
    return parent < 0 ? -1 : (nearest[parent] as number);
  };
  return function* (row) {
    for (let at = above(row); at >= 0; at = above(at)) yield claimOfRow.get(at) as number;
  };
}

/** How many marks around a part are looked at, so that parts that stand deep in others cost no more. */
const DEEPEST = 64;

/** The innermost claim that holds all parts of the claim numbered `self`; its own parts may hold each other. */
export function innermostAround(
  parts: readonly AttributedSpan[],
  around: ClaimsAround,
  self: number,
): number | undefined {
  let common: readonly number[] | undefined;
  for (const { mark } of parts) {
    const own: number[] = [];
    let left = parts.length === 1 ? 1 : DEEPEST;
    for (const claim of around(mark.row)) {
      if (claim !== self) own.push(claim);
      if (--left === 0) break;
    }
    const inside = new Set(own);
    common = common === undefined ? own : common.filter((claim) => inside.has(claim));
    if (common.length === 0) return undefined;
  }
  return common?.[0];
}

/** A claim with what it took over, and what it passes on: of each attribute that is inherited the first. */
interface Settled {
  readonly claim: Claim;
  readonly passes: readonly Attribute[];
}

/**
 * Gives each claim what it takes over from the claim around it, which has taken over its own before. A claim never
 * stands in itself, so that the chains upwards end.
 */
export function inherit(claims: readonly Claim[]): readonly Claim[] {
  const done: (Settled | undefined)[] = claims.map(() => undefined);
  for (const claim of claims) {
    const chain: Claim[] = [];
    for (let at: Claim | undefined = claim; at !== undefined && done[at.index] === undefined; ) {
      chain.push(at);
      at = at.parent === undefined ? undefined : claims[at.parent];
    }
    for (const one of chain.reverse()) {
      const outer = one.parent === undefined ? undefined : done[one.parent];
      done[one.index] = settle(one, outer?.passes ?? []);
    }
  }
  return done.flatMap((settled) => (settled === undefined ? [] : [settled.claim]));
}

function settle(claim: Claim, passed: readonly Attribute[]): Settled {
  const first = new Map<string, Attribute>();
  for (const attribute of claim.attributes)
    if (!first.has(attribute.key)) first.set(attribute.key, attribute);
  const inherited = passed
    .filter((attribute) => !first.has(attribute.key))
    .map((attribute): Attribute => ({ ...attribute, from: "inherited" }));
  const own = INHERITED.flatMap((key) => first.get(key) ?? []);
  return {
    claim: inherited.length === 0 ? claim : { ...claim, attributes: [...claim.attributes, ...inherited] },
    passes: [...own, ...inherited],
  };
}
