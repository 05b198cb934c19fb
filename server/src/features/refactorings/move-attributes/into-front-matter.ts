import { claimIds, claimsIn, freeClaimId } from "../../../model/edit/claim.ts";
import { inserted, newEntries, onOneLine } from "../../../model/edit/into-yaml.ts";
import { lineEndOf, lineOf, newFrontMatterEntry, yamlValue } from "../../../model/edit/yaml.ts";
import type { Claim, Facts, TextEdit } from "../../../model/facts.ts";
import type { Lowered } from "../../../model/lower.ts";
import { entryOf } from "../../../syntax/tree.ts";
import { lineEnd } from "../../../text/lines.ts";
import { type Move, movable, NO_MOVE } from "./move.ts";

/**
 * The attributes of claims moved from their lists to front matter, each claim's to its entry under `claims`, which is made
 * where it is not there, and front matter too. A claim without an id is given one made of its words.
 */
export function intoFrontMatter(document: Lowered, claims: readonly Claim[]): Move {
  const { facts, marks } = document;
  const end = lineEndOf(facts);
  const entries = new Map(claimsIn(facts)?.entries.map((entry) => [entry.key, entry]));
  const taken = new Set(claimIds(facts));
  const edits: TextEdit[] = [];
  const entered: TextEdit[] = [];
  const made: string[] = [];
  for (const { claim, list } of movable(document, claims)) {
    if (list.pairs.length === 0) continue;
    const id = claim.id ?? freeClaimId(claim, taken);
    const values = list.pairs.map(({ key, value }) => `${key}: ${yamlValue(value)}`);
    const entry = entries.get(id);
    const known = entry?.value?.type === "mapping" ? entry.value : undefined;
    if (known === undefined) {
      if (entry !== undefined) continue;
      made.push(`${id}: { ${values.join(", ")} }`);
    } else if (list.pairs.some(({ key }) => entryOf(known, key) !== undefined)) continue;
    else entered.push(newEntries(marks.text, known, values.map(onOneLine), end));
    taken.add(id);
    const signs = [...list.classes.map(({ name }) => `.${name}`), `#${id}`];
    edits.push({ span: list.span, text: `{${signs.join(" ")}}` });
  }
  const listing = made.length === 0 ? [] : listed(facts, marks.text, made, end);
  if (listing === undefined) return NO_MOVE;
  // What is written into the last entry stands before what is written behind it.
  return { edits: [...entered, ...listing, ...edits], count: edits.length };
}

/** Writes entries under `claims`; undefined where front matter has a form that cannot take them. */
function listed(
  facts: Facts,
  text: string,
  made: readonly string[],
  end: string,
): readonly TextEdit[] | undefined {
  const { data, bodyStart, lineStarts } = facts;
  const lines = made.map((line) => `${end}  ${line}`).join("");
  const claims = entryOf(data, "claims");
  if (claims?.value?.type === "mapping") return [newEntries(text, claims.value, made.map(onOneLine), end)];
  if (claims !== undefined) {
    const at = lineEnd(text, claims.keySpan.end);
    // An entry that was begun, with nothing but a comment behind it.
    const isOpen = claims.value === undefined && /^\s*:\s*(?:#.*)?$/.test(text.slice(claims.keySpan.end, at));
    return isOpen ? [inserted(at, lines)] : undefined;
  }
  if (data.entries.length > 0) {
    const entry = newFrontMatterEntry(facts, "claims", lines);
    return entry === undefined ? undefined : [entry];
  }
  const body = lineOf(facts, bodyStart);
  const isThere = lineStarts[body] === bodyStart && body > 0;
  const closing = isThere ? lineStarts[body - 1] : undefined;
  const own = `claims:${lines}${end}`;
  if (closing === undefined) return [inserted(bodyStart, `---${end}${own}---${end}`)];
  return /^---\r?\n?$/.test(text.slice(closing, bodyStart)) ? [inserted(closing, own)] : undefined;
}
