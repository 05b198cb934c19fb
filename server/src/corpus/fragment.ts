import type { Claim, Facts, Heading } from "../model/facts.ts";
import { fold, slug } from "../text/fold.ts";

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
  const heading = headingNamed(facts.headings, last);
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

function headingNamed(headings: readonly Heading[], words: string): Heading | undefined {
  const folded = fold(words);
  if (folded === "") return undefined;
  const same = headings.find((heading) => fold(heading.text) === folded);
  if (same !== undefined) return same;
  const wanted = slugOf(words);
  const found = headings.find((heading) => slugOf(heading.text) === wanted);
  if (found !== undefined && wanted !== "") return found;
  const numbered = NUMBERED.exec(wanted);
  if (numbered === null) return undefined;
  const [, base, number] = numbered;
  return headings.filter((heading) => slugOf(heading.text) === base)[Number(number)];
}

/** A heading's whole slug, however long it is. */
function slugOf(words: string): string {
  return slug(words, words.length * 4);
}
