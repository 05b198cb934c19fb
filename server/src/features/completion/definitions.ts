import { targetOf } from "../../corpus/target-of.ts";
import type { Definition, Wanted } from "../../model/facts.ts";
import { type DefinedKind, KINDS, type SymbolKind } from "../../model/vocabulary.ts";
import type { Asking } from "./asking.ts";
import { candidates, matching } from "./candidates.ts";
import type { Proposal } from "./item.ts";
import { weightOf } from "./rank.ts";
import { spellingsOf } from "./spellings.ts";

/** The kinds of what acts and is acted on; sources and articles are cited. */
export const ENTITIES: readonly DefinedKind[] = KINDS.filter(
  (kind) => kind !== "source" && kind !== "article",
);

/** Entities by their ids, where an attribute or a field wants one: only `among` one kind, or first those of usual kinds. */
export function entities(
  asking: Asking,
  prefix: string,
  usual: readonly DefinedKind[] = [],
  among?: DefinedKind,
): readonly Proposal[] {
  return candidates(asking, prefix, among === undefined ? ENTITIES : [among], usual).map((one) =>
    definitionProposal(asking, one, "entity", usual),
  );
}

/** Entities of one kind, first those that the words of the mark name. */
export function entitiesNamed(asking: Asking, words: string, among: DefinedKind): readonly Proposal[] {
  const named = new Set(matching(words, candidates(asking, words, [among], []), true).map(keyOf));
  const proposals = new Map<string, Proposal>();
  for (const one of entities(asking, words, [], among))
    if (named.has(keyOf(one))) proposals.set(keyOf(one), { ...one, weight: (one.weight ?? 0) + NAMED });
  for (const one of entities(asking, "", [], among))
    if (!proposals.has(keyOf(one))) proposals.set(keyOf(one), one);
  return [...proposals.values()];
}

/** What speaks for a definition that the words of its mark name (rank.ts). */
export const NAMED = 20;

/** One text for each definition. */
export function keyOf({ path, id }: { readonly path?: string; readonly id?: string }): string {
  return `${path} ${id}`;
}

/** The other articles, whose claims may be named: `article#`. */
export function articles(asking: Asking, prefix: string): readonly Proposal[] {
  const { path } = asking.document.facts;
  return candidates(asking, prefix, ["article"], [])
    .filter((one) => one.path !== path)
    .map((one) => {
      const shown = definitionProposal(asking, one, "claim", []);
      return { ...shown, text: `${shown.text}#`, continues: true };
    });
}

/** A definition by its id, or by folders and its id where the id alone means something else. */
export function definitionProposal(
  asking: Asking,
  definition: Definition,
  wanted: Wanted,
  usual: readonly SymbolKind[],
): Proposal {
  const { id, name, kind, path } = definition;
  const found = spellingsOf(definition);
  const { spellings, otherNames } = found;
  const text = targetOf(asking.snapshot, definition, { wanted });
  const weight = weightOf(asking, definition, usual);
  return {
    label: name,
    detail: `${kind} · ${id}`,
    kind,
    text,
    path,
    id,
    spellings,
    found,
    otherNames,
    weight,
  };
}
