import type { Claim, Definition, Use } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { type Span, touches } from "../text/span.ts";

/** What stands at a position: a use of something, its definition, or a claim; `span` is the part that is meant. */
export type SymbolAt =
  | { readonly is: "use"; readonly use: Use; readonly span: Span }
  | { readonly is: "definition"; readonly definition: Definition; readonly span: Span }
  | { readonly is: "claim"; readonly claim: Claim; readonly span: Span };

/**
 * The symbol at an offset (UTF-16) of a file. A use comes first: the key or the attribute's value under the cursor, else
 * the whole mention or link. Then a definition: its id, a name, or anywhere in its first line. Then the innermost claim.
 */
export function symbolAt({ facts }: Lowered, offset: number): SymbolAt | undefined {
  const use = useAt(facts.uses, offset);
  if (use !== undefined) return { is: "use", use: use.use, span: use.span };
  for (const definition of facts.definitions) {
    const written = [
      ...(definition.idWritten ? [definition.idPlace] : []),
      ...definition.names.map((n) => n.place),
    ];
    const at = written.find((place) => touches(place, offset));
    if (at !== undefined) return { is: "definition", definition, span: at };
  }
  const claim = claimAt(facts.claims, offset);
  if (claim !== undefined) return { is: "claim", claim, span: claim.place };
  const first = facts.definitions.find(({ firstLine }) => touches(firstLine, offset));
  return first === undefined ? undefined : { is: "definition", definition: first, span: first.firstLine };
}

/** The innermost claim or quote whose mark is around the offset, or whose attribute in front matter is. */
export function claimAt(claims: readonly Claim[], offset: number): Claim | undefined {
  let found: Claim | undefined;
  for (const claim of claims) {
    const marked = touches(claim.whole, offset) || claim.parts.some((part) => touches(part, offset));
    const listed = claim.attributes.some(
      (a) => a.from !== "inherited" && (touches(a.place, offset) || touches(a.keyPlace, offset)),
    );
    if (marked || listed) if (found === undefined || claim.place.start >= found.place.start) found = claim;
  }
  return found;
}

/** The use whose target, or else whose whole mark, is around the offset; the narrower of two. */
function useAt(uses: readonly Use[], offset: number): { use: Use; span: Span } | undefined {
  let found: { use: Use; span: Span } | undefined;
  for (const use of uses) {
    if (!touches(use.whole, offset)) continue;
    const onTarget = touches(use.place, offset);
    if (!onTarget && use.via === "citation") continue;
    const span = use.via === "mention" || use.via === "link" ? use.whole : use.place;
    if (found === undefined || span.end - span.start < found.span.end - found.span.start)
      found = { use, span };
  }
  return found;
}
