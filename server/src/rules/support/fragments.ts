import type { Snapshot } from "../../corpus/catalog.ts";
import { fragmentOf } from "../../corpus/fragment.ts";
import type { Definition, Facts, Use } from "../../model/facts.ts";
import { slug } from "../../text/fold.ts";
import { quoted } from "../../text/quoted.ts";
import { span } from "../../text/span.ts";
import { spelledLike } from "../../text/spelled-like.ts";
import type { Finding } from "../rule.ts";
import { retarget } from "./retarget.ts";
import { didYouMean } from "./wording.ts";

/** How many fragments are looked up among headings, and with how many ids one is compared, so that a file stays quick. */
const MOST = 200;

/** What a fragment should have named: nothing to complain of, or the claim's id or heading of that file that is nearly it. */
type MissingFragment = { readonly near: string | undefined } | undefined;

/**
 * Looks up what follows `#` in the files that uses name: a claim or a heading must bear it. Marks of blocks (`#^id`) are
 * other tools' and files that hold no text of their own (bibliographies, lists) are not asked.
 */
export function fragmentFinder(snapshot: Snapshot): (use: Use, definition: Definition) => MissingFragment {
  const ids = new Map<string, ReadonlySet<string>>();
  const known = new Map<string, MissingFragment>();
  return (use, { path }) => {
    const { fragment } = use;
    const facts = fragment === undefined ? undefined : snapshot.facts(path);
    if (fragment === undefined || facts === undefined || fragment.startsWith("^")) return undefined;
    if (facts.type === "bibliography" || facts.type === "list") return undefined;
    const claims = ids.get(path) ?? idsOf(facts);
    ids.set(path, claims);
    if (claims.has(fragment)) return undefined;
    const key = `${use.via} ${use.origin} ${path}#${fragment}`;
    if (known.has(key) || known.size >= MOST) return known.get(key);
    const missing =
      fragmentOf(facts, fragment) !== undefined ? undefined : { near: nearIn(claims, facts, use, fragment) };
    known.set(key, missing);
    return missing;
  };
}

function idsOf({ claims }: Facts): ReadonlySet<string> {
  return new Set(claims.flatMap(({ id }) => (id === undefined ? [] : [id])));
}

function nearIn(
  ids: ReadonlySet<string>,
  { headings }: Facts,
  use: Use,
  fragment: string,
): string | undefined {
  const near = ids.size > MOST ? undefined : spelledLike(fragment, [...ids]);
  if (near !== undefined || !NAMES_HEADINGS.has(use.via) || headings.length > MOST) return near;
  // A heading is written as the fragment is: as the slug of its words, or in a mention in its words.
  const asSlug = fragment === slugOf(fragment) || use.via === "link" || use.origin !== "text";
  const written = headings.map(({ text }) => (asSlug ? slugOf(text) : text));
  return spelledLike(
    fragment,
    written.filter((words) => words !== "" && !/[[\]\\|#^]/.test(words)),
  );
}

/** The uses that may mean a heading; others want a claim. */
const NAMES_HEADINGS: ReadonlySet<string> = new Set(["mention", "link"]);

/** A heading's whole slug, however long it is. */
function slugOf(words: string): string {
  return slug(words, words.length * 4);
}

/** The finding at a use whose file has nothing that bears the fragment. */
export function fragmentFinding(
  facts: Facts,
  use: Use,
  definition: Definition,
  near: string | undefined,
): Finding {
  const { place, target, fragment = "" } = use;
  const file = target === "" ? "This file" : quoted(definition.id);
  const advice =
    near === undefined ? ": correct what stands behind #, or remove it." : `.${didYouMean([quoted(near)])}`;
  const message = `${file} has no claim or heading ${quoted(fragment)}${advice}`;
  if (near === undefined) return { span: place, message };
  const end = span(place.end - fragment.length, place.end);
  const edit =
    use.wanted === "file" ? { span: end, text: near } : retarget(facts, use, target, { fragment: near });
  const fixes = edit === undefined ? [] : [{ title: `Use ${quoted(near)}`, edits: [edit] }];
  return { span: place, message, fixes };
}
