import type { Snapshot } from "../../corpus/catalog.ts";
import { fragmentOf } from "../../corpus/fragment.ts";
import type { Definition, Use } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { claimCard, definitionCard } from "../card.ts";
import type { CardOptions } from "./options.ts";
import { paragraphs, quoted } from "./text.ts";
import { ambiguousCard, fragmentMissing, undefinedCard } from "./unresolved.ts";

/** The card of what a use names; nothing for words that may be a name and are none. */
export function useCard(
  snapshot: Snapshot,
  document: Lowered,
  use: Use,
  options: CardOptions = {},
): string | undefined {
  const { definitions } = snapshot.resolve(use);
  const [definition] = definitions;
  if (definition === undefined)
    return use.optional ? undefined : undefinedCard(snapshot, use, options.nearest);
  if (definitions.length > 1) return ambiguousCard(use, definitions);
  return use.fragment === undefined
    ? definitionCard(snapshot, definition, options)
    : fragmentCard(snapshot, document, definition, use.fragment, options);
}

/** The card of a claim or a heading in a file; where there is none of that name, the file's, with a line that says so. */
function fragmentCard(
  snapshot: Snapshot,
  document: Lowered,
  definition: Definition,
  fragment: string,
  options: CardOptions,
): string {
  const facts = definition.path === document.facts.path ? document.facts : snapshot.facts(definition.path);
  const card = definitionCard(snapshot, definition, options);
  if (facts === undefined || fragment.startsWith("^")) return card;
  const found = fragmentOf(facts, fragment);
  if (found === undefined) return paragraphs(fragmentMissing(facts, fragment), card);
  if (found.is === "claim") return claimCard(snapshot, found.claim, { ...options, facts });
  return paragraphs(`Section ${quoted(found.heading.text)} of:`, card);
}
