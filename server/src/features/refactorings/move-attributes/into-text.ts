import { claimsIn } from "../../../model/edit/claim.ts";
import { standsBehind } from "../../../model/edit/into-yaml.ts";
import type { Claim, TextEdit } from "../../../model/facts.ts";
import type { Lowered } from "../../../model/lower.ts";
import { type Attributes, attributesEnd, readAttributes, writeValue } from "../../../syntax/attributes.ts";
import type { Entry } from "../../../syntax/tree.ts";
import { slice, span } from "../../../text/span.ts";
import { type Move, movable } from "./move.ts";
import { withoutEntries } from "./without-entries.ts";

/**
 * The attributes of claims moved from front matter to their lists in the text, and their entries removed; with the last of
 * them `claims`, and front matter that holds nothing else. Comments stay. A claim of which something has no form in a list
 * is left as it is.
 */
export function intoText(document: Lowered, claims: readonly Claim[]): Move {
  const { facts, marks } = document;
  const listed = claimsIn(facts);
  if (listed === undefined) return { edits: [], count: 0 };
  const entries = new Map(listed.entries.map((entry) => [entry.key, entry]));
  const moved = new Set<Entry>();
  const edits: TextEdit[] = [];
  for (const { claim, list } of movable(document, claims)) {
    const entry = claim.id === undefined ? undefined : entries.get(claim.id);
    const pairs = entry === undefined ? undefined : pairsOf(marks.text, entry);
    if (entry === undefined || pairs === undefined || !fits(marks.text, list, pairs)) continue;
    const at = list.span.end - 1;
    moved.add(entry);
    edits.push({ span: span(at, at), text: written(pairs) });
  }
  const removals = withoutEntries(marks.text, facts, listed, moved);
  return removals === undefined
    ? { edits: [], count: 0 }
    : { edits: [...removals, ...edits], count: moved.size };
}

type Pairs = readonly (readonly [key: string, value: string])[];

/** An entry's attributes as texts; undefined where one is deeper than a list of words, empty, or stands elsewhere, behind an anchor. */
function pairsOf(text: string, entry: Entry): Pairs | undefined {
  if (entry.value?.type !== "mapping" || !standsBehind(text, entry)) return undefined;
  const pairs: [string, string][] = [];
  for (const own of entry.value.entries) {
    const values = standsBehind(text, own) ? scalars(own.value) : undefined;
    if (values === undefined) return undefined;
    pairs.push([own.key, values.join("; ")]);
  }
  return pairs;
}

function scalars(value: Entry["value"]): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (value.type === "scalar") return value.text === "" ? undefined : [value.text];
  if (value.type === "mapping") return undefined;
  const items = value.items.map((item) =>
    item.type === "scalar" && !item.text.includes(";") ? item.text : undefined,
  );
  return items.every((item) => item !== undefined) ? items : undefined;
}

function written(pairs: Pairs): string {
  return pairs.map(([key, value]) => ` ${key}=${writeValue(value)}`).join("");
}

/** Whether a list can take further attributes: it has none of their keys, and says the same when it is read. */
function fits(text: string, { span: list, pairs: own }: Attributes, pairs: Pairs): boolean {
  const after = `${slice(text, list).slice(0, -1)}${written(pairs)}}`;
  if (pairs.length === 0 || attributesEnd(after, 0, false) !== after.length) return false;
  const read = readAttributes(after, 0).pairs;
  return (
    new Set(read.map(({ key }) => key)).size === read.length &&
    read.length === own.length + pairs.length &&
    pairs.every(([key, value], i) => {
      const found = read[own.length + i];
      return found?.key === key && found.value === value;
    })
  );
}
