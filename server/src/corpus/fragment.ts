import type { Claim, Facts, Heading } from "../model/facts.ts";
import { fold, slug } from "../text/fold.ts";
import { addTo } from "../text/lists.ts";
import { remembered } from "../text/remembered.ts";

/** What stands behind `#` in a target: a claim or a heading of the file that the rest names. */
type Fragment =
  | { readonly is: "claim"; readonly claim: Claim }
  | { readonly is: "heading"; readonly heading: Heading };

/**
 * What a fragment names in a file: the claim of that id (letter case counts), else a heading by its words or by the
 * slug that Markdown tools make of them, with `-1`, `-2` for the second and third of the same words. Of a path of
 * headings (`Parent#Child`) the last counts. A block's mark (`^id`) names nothing.
 */
export function fragmentOf(facts: Facts, fragment: string): Fragment | undefined {
  const claim = facts.claims.find((one) => one.id === fragment);
  if (claim !== undefined) return { is: "claim", claim };
  const last = lastOf(fragment);
  if (last.startsWith("^")) return undefined;
  const heading = headingNamed(facts, last);
  return heading === undefined ? undefined : { is: "heading", heading };
}

/** Whether the fragment has the heading's words, whatever else has them: cheaper than to ask what it names. */
export function mayNameHeading(fragment: string, heading: Heading): boolean {
  const wanted = slugOf(lastOf(fragment));
  const own = slugOf(heading.text);
  return wanted === own || (wanted.startsWith(own) && NUMBERED.exec(wanted)?.[1] === own);
}

function lastOf(fragment: string): string {
  return fragment.slice(fragment.lastIndexOf("#") + 1);
}

/** The slug of a heading whose words stood above it already. */
const NUMBERED = /^(.+)-(\d{1,4})$/;

function headingNamed(facts: Facts, words: string): Heading | undefined {
  const folded = fold(words);
  if (folded === "") return undefined;
  const { byWords, bySlug } = headingsOf(facts);
  const same = byWords.get(folded);
  if (same !== undefined) return same;
  const wanted = slugOf(words);
  const [found] = bySlug.get(wanted) ?? [];
  if (found !== undefined && wanted !== "") return found;
  const [, base = "", number] = NUMBERED.exec(wanted) ?? [];
  return bySlug.get(base)?.[Number(number)];
}

/** The headings of a file by what they can be named by: the first of some folded words, and all of a slug. */
const headingsOf = remembered(({ headings }: Facts) => {
  const byWords = new Map<string, Heading>();
  const bySlug = new Map<string, Heading[]>();
  for (const heading of headings) {
    const words = fold(heading.text);
    if (!byWords.has(words)) byWords.set(words, heading);
    addTo(bySlug, slugOf(heading.text), heading);
  }
  return { byWords, bySlug };
});

/** A heading's whole slug, however long it is. */
function slugOf(words: string): string {
  return slug(words, words.length * 4);
}
