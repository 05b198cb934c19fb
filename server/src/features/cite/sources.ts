import type { Snapshot } from "../../corpus/catalog.ts";
import { citedIn } from "../../corpus/cited.ts";
import { writtenKey } from "../../model/edit/citation.ts";
import type { Definition, Facts } from "../../model/facts.ts";
import { type Imprint, imprintOf } from "../../model/imprint.ts";
import { fold } from "../../text/fold.ts";
import { lowest, match, matchApart, Tier, tierOf, type Wanted, wantedOf } from "../../text/match.ts";
import { remembered } from "../../text/remembered.ts";
import type { CitePlace } from "./place.ts";

/** A source or an article that can be cited. */
export interface SourceToCite {
  readonly definition: Definition;
  readonly imprint: Imprint;
  /** The file names it already. */
  readonly here: boolean;
  /** The claim or quote itself cites it already. */
  readonly cited: boolean;
}

/** Sources that can be cited: at most so many, and how many more there are. */
export interface SourcesToCite {
  readonly sources: readonly SourceToCite[];
  readonly more: number;
}

/**
 * The sources, articles and entries of bibliographies that a place of a file can cite: first those that the file names
 * already, the most used first, then the others. Of these come first, where something was typed, those whose title, name,
 * author, year, publisher or key it matches better (text/match.ts), several words each in any of them, then those that most
 * files name. Letters that are scattered are no match.
 */
export function sourcesToCite(
  snapshot: Snapshot,
  facts: Facts,
  { claim }: CitePlace,
  typed: string,
  most: number,
): SourcesToCite {
  const wanted = wantedOf(fold(typed));
  // A text does not rest on itself.
  const isOther = (one: Definition): boolean => one.path !== facts.path && writtenKey(one.id) !== undefined;
  const named = citedIn(facts, snapshot).filter((one) => isOther(one) && matched(wanted, one) !== Tier.none);
  const own = new Set(
    claim === undefined
      ? []
      : citedIn(facts, snapshot, (use) => use.via === "citation" && use.claim === claim),
  );
  const here = [...named.filter((one) => !own.has(one)), ...named.filter((one) => own.has(one))];
  const known = new Set(here);
  const others: { readonly definition: Definition; readonly tier: Tier }[] = [];
  for (const definition of byFrequency(snapshot)) {
    const tier = matched(wanted, definition);
    if (tier !== Tier.none && !known.has(definition) && isOther(definition))
      others.push({ definition, tier });
  }
  others.sort((a, b) => b.tier - a.tier);
  const all = [...here, ...others.map(({ definition }) => definition)];
  const sources = all.slice(0, most).map((definition) => ({
    definition,
    imprint: shownImprint(snapshot, definition),
    here: known.has(definition),
    cited: own.has(definition),
  }));
  return { sources, more: all.length - sources.length };
}

/** What people read of a source's origin: authors and publishers that are defined by their names. */
function shownImprint(snapshot: Snapshot, definition: Definition): Imprint {
  const { authors, year, publishers } = imprintOf(definition);
  const shown = (text: string): string => {
    const [found, other] = snapshot.lookup(text, "entity").definitions;
    return found === undefined || other !== undefined ? text : found.name;
  };
  return { authors: authors.map(shown), year, publishers: publishers.map(shown) };
}

const CITED = ["source", "article"] as const;

/** All that can be cited, what most files name first, of those named alike sources before articles, then by name. */
const byFrequency = remembered((snapshot: Snapshot): readonly Definition[] => {
  const found = snapshot.search({ text: "", kinds: CITED, limit: Number.MAX_SAFE_INTEGER });
  const counted = found.map((definition) => ({ definition, files: snapshot.spread(definition) }));
  const isArticle = ({ kind }: Definition): number => Number(kind === "article");
  counted.sort((a, b) => b.files - a.files || isArticle(a.definition) - isArticle(b.definition));
  return counted.map(({ definition }) => definition);
});

/** What a source is found by, folded. */
const spelled = remembered((definition: Definition): readonly string[] => {
  const { authors, year = "", publishers } = imprintOf(definition);
  const names = definition.names.map(({ text }) => text);
  const all = [definition.name, definition.id, ...names, ...authors, year, ...publishers];
  return [...new Set(all.map(fold))].filter((text) => text !== "");
});

/** How what was typed matches a source: not at all where its letters are only scattered. */
function matched(wanted: Wanted, definition: Definition): Tier {
  if (wanted.text === "") return Tier.inOrder;
  const spellings = spelled(definition);
  let best = matchApart(wanted, spellings);
  for (const spelling of spellings) best = Math.max(best, match(wanted, spelling, lowest(Tier.inside)));
  return best < lowest(Tier.inside) ? Tier.none : tierOf(best);
}
