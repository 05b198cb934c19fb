import { writeValue } from "../../syntax/attributes.ts";
import { type Entry, entryOf, type Mapping } from "../../syntax/tree.ts";
import { firstFree } from "../../text/first-free.ts";
import { slug } from "../../text/fold.ts";
import { span } from "../../text/span.ts";
import type { Claim, Facts, TextEdit } from "../facts.ts";
import { insertEntry, isBlock, lineEndOf, newFrontMatterEntry, yamlValue } from "./yaml.ts";

/** How many attributes stand in the text before further ones go to front matter, so that prose stays readable raw. */
const MOST_IN_TEXT = 2;

/** The longest part of a claim's words that it is called after (UTF-16 units). */
const LONGEST_ID = 32;

/** The edits that give a claim an attribute. No word of the text changes. */
type SetAttribute = (claim: Claim, key: string, value: string) => readonly TextEdit[];

/**
 * Writes attributes of a file's claims. One that a claim has is replaced. Else it goes where the claim's others are: to
 * its entry in front matter when it has one, or when the text would hold more than two; else into its list. Where front
 * matter cannot take it (there is none, or it is written between braces) it goes into the list too.
 */
export function attributeWriter(facts: Facts): SetAttribute {
  const listed = claimsIn(facts);
  let entries: ReadonlyMap<string, Entry> | undefined;
  let ids: ReadonlySet<string> | undefined;
  return (claim, key, value) => {
    const own = claim.attributes.find((attribute) => attribute.key === key && attribute.from !== "inherited");
    const pair = ` ${key}=${writeValue(value)}`;
    if (own?.from === "front-matter") {
      // A key without a value has no place to write to; the text's attribute goes before it.
      return own.value === "" ? [inList(claim, pair)] : [{ span: own.place, text: yamlValue(value) }];
    }
    if (own !== undefined) {
      // Quotation marks around the value before stay.
      const quotes = own.place.start - own.keyPlace.end > 1;
      return [{ span: own.place, text: quotes ? value.replace(/["\\]/g, "\\$&") : writeValue(value) }];
    }
    entries ??= new Map(listed?.entries.map((entry) => [entry.key, entry]));
    const known = claim.id === undefined ? undefined : entries.get(claim.id)?.value;
    if (known?.type === "mapping") {
      return [insertEntry(facts, known, key, yamlValue(value)) ?? inList(claim, pair)];
    }
    const written = claim.attributes.filter(({ from }) => from === "text").length;
    if (written < MOST_IN_TEXT || (claim.id !== undefined && entries.has(claim.id)))
      return [inList(claim, pair)];
    ids ??= claimIds(facts);
    const id = claim.id ?? freeClaimId(claim, ids);
    const entry = newEntry(facts, listed, id, `${key}: ${yamlValue(value)}`);
    if (entry === undefined) return [inList(claim, pair)];
    return claim.id === undefined ? [inList(claim, ` #${id}`), entry] : [entry];
  };
}

function inList({ whole }: Claim, text: string): TextEdit {
  return { span: span(whole.end - 1, whole.end - 1), text };
}

/** What front matter says of the file's claims, by their ids. */
export function claimsIn({ data }: Facts): Mapping | undefined {
  const value = entryOf(data, "claims")?.value;
  return value?.type === "mapping" ? value : undefined;
}

/** Writes `id: { attribute }` under `claims`, which is made behind the last entry of front matter when it is not there. */
function newEntry(
  facts: Facts,
  listed: Mapping | undefined,
  id: string,
  attribute: string,
): TextEdit | undefined {
  if (listed !== undefined)
    return isBlock(listed) ? insertEntry(facts, listed, id, `{ ${attribute} }`) : undefined;
  return newFrontMatterEntry(facts, "claims", `${lineEndOf(facts)}  ${id}: { ${attribute} }`);
}

/** The ids that claims of the file have, in the text or in front matter. */
export function claimIds(facts: Facts): ReadonlySet<string> {
  const ids = new Set(claimsIn(facts)?.entries.map(({ key }) => key));
  for (const { id } of facts.claims) if (id !== undefined) ids.add(id);
  return ids;
}

/** An id for a claim of a file that has these: its words, with a number where they are another's. */
export function freeClaimId({ words }: Claim, taken: ReadonlySet<string>): string {
  return firstFree(slug(words, LONGEST_ID) || "claim", (id) => taken.has(id));
}
