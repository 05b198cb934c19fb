import type { Claim, Definition, Heading, Use } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import type { Span } from "../text/span.ts";
import { touches } from "../text/span.ts";
import type { Snapshot } from "./catalog.ts";
import { claimIdAt } from "./claim-id.ts";
import { fragmentOf } from "./fragment.ts";
import { implicitAt } from "./implicit.ts";
import { symbolAt } from "./symbol-at.ts";

/** What a name, a key or an id stands for; `file` is the definition of the file that holds the claim or the heading. */
export type Meant =
  | { readonly is: "definition"; readonly definition: Definition }
  | { readonly is: "claim"; readonly claim: Claim; readonly file: Definition }
  | { readonly is: "heading"; readonly heading: Heading; readonly file: Definition };

/** What is meant at a position, all candidates where it is ambiguous, and the part of the text that means it. */
interface MeantAt {
  readonly span: Span;
  readonly meant: readonly Meant[];
  /** It stands there without a mark, and only its name says so. */
  readonly implicit?: true;
}

/**
 * What is meant at an offset (UTF-16): by a use, by a claim's id, by a definition's id and names, by a name that
 * stands there without a mark, by a definition's first line, or by a heading. Other words of a claim mean nothing by themselves.
 */
export function meantAt(snapshot: Snapshot, document: Lowered, offset: number): MeantAt | undefined {
  const symbol = symbolAt(document, offset);
  if (symbol?.is === "use") return { span: symbol.span, meant: meantBy(snapshot, symbol.use) };
  const id = claimIdAt(document, offset);
  const [file] = document.facts.definitions;
  if (id !== undefined && file !== undefined)
    return { span: id.span, meant: [{ is: "claim", claim: id.claim, file }] };
  const own = symbol?.is === "definition" ? symbol : undefined;
  // The first line of a file may be text, with names in it.
  const isName = own !== undefined && own.span !== own.definition.firstLine;
  const name = isName ? undefined : implicitAt(snapshot, document, offset);
  if (name !== undefined)
    return {
      span: name.span,
      meant: [{ is: "definition", definition: name.definition }],
      implicit: true,
    };
  if (own !== undefined) return { span: own.span, meant: [{ is: "definition", definition: own.definition }] };
  const heading = document.facts.headings.find(({ place }) => touches(place, offset));
  if (symbol !== undefined || heading === undefined || file === undefined) return undefined;
  return { span: heading.place, meant: [{ is: "heading", heading, file }] };
}

/** What a use means. Where nothing answers to what follows `#`, it is the file itself. */
export function meantBy(snapshot: Snapshot, use: Use): readonly Meant[] {
  const { fragment } = use;
  return snapshot.resolve(use).definitions.map((definition): Meant => {
    const facts = fragment === undefined ? undefined : snapshot.facts(definition.path);
    const found = facts === undefined || fragment === undefined ? undefined : fragmentOf(facts, fragment);
    return found === undefined ? { is: "definition", definition } : { ...found, file: definition };
  });
}
