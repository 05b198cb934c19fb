import type { Snapshot } from "../../corpus/catalog.ts";
import { fragmentOf } from "../../corpus/fragment.ts";
import type { Definition, Use } from "../../model/facts.ts";
import type { Backing } from "./backing.ts";
import { counted, LONGEST_QUOTE, quoted } from "./text.ts";
import { fieldTexts, plainWord, sourceWords } from "./values.ts";

/** How many sources a card shows. */
const MOST_SOURCES = 5;

const LABELS: Readonly<Record<Backing["as"], string>> = {
  source: "Source",
  evidence: "Evidence",
  against: "Evidence against",
};

const ORDER: readonly Backing["as"][] = ["source", "evidence", "against"];

/** A line for each source and each piece of evidence, sources first, the same one once. */
export function backingLines(snapshot: Snapshot, backings: readonly Backing[]): readonly string[] {
  const lines = new Set<string>();
  const mixed = backings.some(({ inherited }) => !inherited);
  const sorted = [...backings].sort((a, b) => ORDER.indexOf(a.as) - ORDER.indexOf(b.as));
  for (const [at, backing] of sorted.entries()) {
    if (lines.size === MOST_SOURCES) return [...lines, `and ${counted(backings.length - at, "more source")}`];
    const taken = mixed && backing.inherited ? " — of the claim around it" : "";
    lines.add(`${LABELS[backing.as]}: ${backingWords(snapshot, backing)}${taken}`);
  }
  return [...lines];
}

function backingWords(snapshot: Snapshot, { use }: Backing): string {
  const [definition, other] = snapshot.resolve(use).definitions;
  if (definition !== undefined && other === undefined) return sourceOf(snapshot, definition, use);
  return sourceWords(snapshot, use.fragment === undefined ? use.target : `${use.target}#${use.fragment}`);
}

/** A source with its tier, or the claim of an article that is cited as one. */
function sourceOf(snapshot: Snapshot, definition: Definition, use: Use): string {
  const facts = use.fragment === undefined ? undefined : snapshot.facts(definition.path);
  const fragment = facts === undefined ? undefined : fragmentOf(facts, use.fragment ?? "");
  const claim =
    fragment?.is === "claim" ? `the claim ${quoted(fragment.claim.words, LONGEST_QUOTE)} in ` : "";
  const [tier] = fieldTexts(definition, "tier");
  return `${claim}${sourceWords(snapshot, definition.id, tier === undefined ? undefined : plainWord(tier))}`;
}
