import type { Snapshot } from "../../corpus/catalog.ts";
import { fragmentOf } from "../../corpus/fragment.ts";
import type { Definition, Facts, Use } from "../../model/facts.ts";
import { span } from "../../text/span.ts";
import type { Finding } from "../rule.ts";
import { retarget } from "./retarget.ts";
import { spelledLike } from "./spelling.ts";
import { didYouMean, named, quoted } from "./wording.ts";

/** How many fragments are looked up among headings, and with how many ids one is compared, so that a file stays quick. */
const MOST = 200;

/** What a fragment should have named: nothing to complain of, or the claims' ids of that file that are nearly it. */
type MissingFragment = { readonly near: string | undefined } | undefined;

/**
 * Looks up what follows `#` in the files that uses name: a claim or a heading must bear it. Marks of blocks (`#^id`) are
 * other tools' and files that hold no text of their own (bibliographies, lists) are not asked.
 */
export function fragmentFinder(snapshot: Snapshot): (use: Use, definition: Definition) => MissingFragment {
  const ids = new Map<string, ReadonlySet<string>>();
  const known = new Map<string, MissingFragment>();
  return ({ fragment }, { path }) => {
    const facts = fragment === undefined ? undefined : snapshot.facts(path);
    if (fragment === undefined || facts === undefined || fragment.startsWith("^")) return undefined;
    if (facts.type === "bibliography" || facts.type === "list") return undefined;
    const claims = ids.get(path) ?? idsOf(facts);
    ids.set(path, claims);
    if (claims.has(fragment)) return undefined;
    const key = `${path}#${fragment}`;
    if (known.has(key) || known.size >= MOST) return known.get(key);
    const missing =
      fragmentOf(facts, fragment) !== undefined ? undefined : { near: nearIn(claims, fragment) };
    known.set(key, missing);
    return missing;
  };
}

function idsOf({ claims }: Facts): ReadonlySet<string> {
  return new Set(claims.flatMap(({ id }) => (id === undefined ? [] : [id])));
}

function nearIn(ids: ReadonlySet<string>, fragment: string): string | undefined {
  return ids.size > MOST ? undefined : spelledLike(fragment, [...ids]);
}

/** The finding at a use whose file has nothing that bears the fragment. */
export function fragmentFinding(
  facts: Facts,
  use: Use,
  definition: Definition,
  near: string | undefined,
): Finding {
  const { place, target, fragment = "" } = use;
  const file = target === "" ? "This file" : named(definition);
  const advice =
    near === undefined ? " Correct what stands behind #, or remove it." : didYouMean([quoted(near)]);
  const message = `${file} has no claim or heading ${quoted(fragment)}.${advice}`;
  if (near === undefined) return { span: place, message };
  const end = span(place.end - fragment.length, place.end);
  const edit =
    use.wanted === "file" ? { span: end, text: near } : retarget(facts, use, target, { fragment: near });
  const fixes = edit === undefined ? [] : [{ title: `Use ${quoted(near)}`, edits: [edit] }];
  return { span: place, message, fixes };
}
