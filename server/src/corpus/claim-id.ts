import type { Claim } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { entryOf } from "../syntax/tree.ts";
import { type Span, span, touches } from "../text/span.ts";

/** A claim and the place at which its id is written; the span is the id without `#`. */
interface ClaimId {
  readonly claim: Claim;
  readonly span: Span;
}

/**
 * The claim whose id is written at the offset (UTF-16): `#id` in its attribute list, `part=id` at one of its further
 * parts, or the key under `claims` in front matter.
 */
export function claimIdAt({ facts }: Lowered, offset: number): ClaimId | undefined {
  for (const claim of facts.claims) {
    const { idPlace } = claim;
    if (idPlace !== undefined && touches(span(idPlace.start - 1, idPlace.end), offset))
      return { claim, span: idPlace };
    const part = claim.attributes.find((a) => a.key === "part" && touches(a.place, offset));
    if (part !== undefined && claim.id !== undefined) return { claim, span: part.place };
  }
  const listed = entryOf(facts.data, "claims")?.value;
  if (listed?.type !== "mapping") return undefined;
  const entry = listed.entries.find(({ keySpan }) => touches(keySpan, offset));
  const claim = entry === undefined ? undefined : facts.claims.find(({ id }) => id === entry.key);
  return entry === undefined || claim === undefined ? undefined : { claim, span: entry.keySpan };
}
