import type { Definition } from "../../model/facts.ts";
import type { Asking } from "./asking.ts";
import { candidates, matching } from "./candidates.ts";
import { definitionProposal } from "./definitions.ts";
import type { Proposal } from "./item.ts";
import { spellingsOf } from "./spellings.ts";

const CITED = ["source", "article"] as const;

/** How many sources are looked through for a year or a publisher, which the search by letters does not know. */
const MOST_LOOKED = 1000;

/** With as many found by their letters no others are looked for. */
const ENOUGH = 20;

/**
 * Sources and articles by their keys: found by key, author, year, title, publisher and what they stand in, also by words of
 * several of these at once.
 */
export function keys(asking: Asking, prefix: string): readonly Proposal[] {
  const { snapshot } = asking;
  const { path, type } = asking.document.facts;
  // A text does not rest on itself.
  const isOther = (one: Definition): boolean => type === "list" || one.path !== path;
  const found = candidates(asking, prefix, CITED, ["source"]);
  const others =
    prefix !== "" && found.length < ENOUGH
      ? snapshot.search({ text: "", kinds: CITED, limit: MOST_LOOKED })
      : [];
  return matching(prefix, [...new Set([...found, ...others])].filter(isOther)).map((one) => {
    const shown = definitionProposal(asking, one, "key", ["source"]);
    const { author, year } = spellingsOf(one);
    const detail = [shown.detail, author, year].filter((part) => part !== undefined).join(" · ");
    return { ...shown, detail };
  });
}
