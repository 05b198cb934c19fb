import type { Snapshot } from "../../corpus/catalog.ts";
import { describeDate } from "../../model/date/describe.ts";
import { parseDate } from "../../model/date.ts";
import type { Definition } from "../../model/facts.ts";
import { statedValues } from "../../model/pieces.ts";
import type { SymbolKind } from "../../model/vocabulary.ts";
import { type Mapping, scalarOf } from "../../syntax/tree.ts";
import { type Bullet, inline, some } from "./text.ts";
import {
  dateWords,
  fieldLine,
  fieldsOf,
  fieldTexts,
  fieldTree,
  nameOf,
  standing,
  statedWords,
} from "./values.ts";

/** How many roles, signatures and the like a card shows. */
const MOST_LINES = 3;

/** The fields that are shown for each kind, in this order, with the words before their values. */
const LINES: Readonly<Partial<Record<SymbolKind, readonly (readonly [key: string, label: string])[]>>> = {
  person: [
    ["born", "Born"],
    ["died", "Died"],
  ],
  organisation: [
    ["country", "Country"],
    ["parent", "Part of"],
  ],
  state: [
    ["capital", "Capital"],
    ["demonyms", "Its people"],
  ],
  place: [
    ["within", "Within"],
    ["coordinates", "Coordinates"],
  ],
  agreement: [
    ["parties", "Parties"],
    ["signedOn", "Signed"],
    ["signedAt", "Signed at"],
    ["adoptedOn", "Adopted"],
    ["issuedOn", "Issued"],
    ["inForceOn", "In force since"],
    ["status", "Status"],
    ["count", "Number of agreements"],
    ["partOf", "Part of"],
    ["supersedes", "Replaces"],
  ],
  event: [
    ["place", "Place"],
    ["partOf", "Part of"],
    ["participants", "Took part"],
    ["agreements", "Agreed there"],
  ],
};

/** What matters of an entity for its kind, as lines of a card. */
export function entityLines(snapshot: Snapshot, definition: Definition): readonly Bullet[] {
  const lines = (LINES[definition.kind] ?? []).flatMap(([key, label]) =>
    fieldLine(snapshot, definition, key, label),
  );
  switch (definition.kind) {
    case "person":
      return [...roleLines(snapshot, definition), ...lines];
    case "organisation":
      return [...lines, ...ownershipLine(snapshot, definition)];
    case "agreement":
      return [...lines, ...signatureLines(snapshot, definition)];
    case "event":
      return [...periodLines(snapshot, definition), ...lines];
    default:
      return lines;
  }
}

const OWNERS: ReadonlyMap<string, string> = new Map([
  ["state", "the state"],
  ["party", "a party"],
  ["public", "the public"],
  ["private", "private owners"],
]);

/** Who owns an organisation or a source, where it is said: `Owned by: the state`. */
export function ownershipLine(snapshot: Snapshot, definition: Definition): readonly Bullet[] {
  const owners = fieldTexts(definition, "owner").map((text) => nameOf(snapshot, text));
  const sorts = fieldTexts(definition, "ownership").map((text) => OWNERS.get(text) ?? inline(text));
  const [sort] = sorts;
  if (owners.length === 0) return sort === undefined ? [] : [`Owned by: ${sort}`];
  return [
    `Owned by: ${some(owners.slice(0, MOST_LINES), owners.length)}${sort === undefined ? "" : ` (${sort})`}`,
  ];
}

interface Role {
  readonly words: string;
  /** Whether an end is given, or only a date at which it was held. */
  readonly past: boolean;
  /** The last day that is known of it: the later roles come first. */
  readonly day: number;
}

/** The offices of a person: those held now, then those held before, the latest first. */
function roleLines(snapshot: Snapshot, definition: Definition): readonly Bullet[] {
  const roles = mappingsOf(definition, "roles").map(({ mapping, wrapper }): Role => {
    const text = (key: string): string | undefined => scalarOf(mapping, key)?.text.trim();
    const [title, of, from, to, at] = [text("title"), text("of"), text("from"), text("to"), text("at")];
    const office = inline(title ?? "An office without a title");
    const holder = of === undefined ? "" : ` of ${withArticle(nameOf(snapshot, of))}`;
    const words = `${office}${holder}${term(from, to, at)}${standing(snapshot, wrapper)}`;
    return { words, past: to !== undefined || at !== undefined, day: dayOf(to ?? at ?? from) };
  });
  roles.sort((a, b) => Number(a.past) - Number(b.past) || b.day - a.day);
  return capped(
    roles.map((role) => role.words),
    "role",
  );
}

/** “, since 3 August 2024”; what would make no sentence so (an end that is itself a period) is only listed. */
function term(from: string | undefined, to: string | undefined, at: string | undefined): string {
  if ([from, to].some((end) => end !== undefined && parseDate(end).kind === "period")) {
    const began = from === undefined ? [] : [`began ${dateWords(from)}`];
    const ended = to === undefined ? [] : [`ended ${dateWords(to)}`];
    return ` (${[...began, ...ended].join("; ")})`;
  }
  if (from !== undefined && to !== undefined) return `, from ${dateWords(from)} to ${dateWords(to)}`;
  if (from !== undefined) return `, since ${dateWords(from)}`;
  if (to !== undefined) return `, until ${dateWords(to)}`;
  return at === undefined ? "" : ` (${dateWords(at)})`;
}

/** The last day of a date, as a number; before all others where there is no date. */
function dayOf(text: string | undefined): number {
  const date = text === undefined ? undefined : parseDate(text);
  return date === undefined || date.kind === "error" || !Number.isFinite(date.latest)
    ? Number.MIN_SAFE_INTEGER
    : date.latest;
}

/** English puts an article before names of this form: “the Communist Party of Vietnam”, “the United States”. */
function withArticle(name: string): string {
  return TAKES_ARTICLE.test(name) && !/^the\b/i.test(name) ? `the ${name}` : name;
}

const TAKES_ARTICLE =
  /\S (?:of|for) \S|\b(?:States|Nations|Emirates|Philippines|Netherlands|Maldives|Islands|Union|Republic|Kingdom|Party|Ministry|Committee|Commission|Council|Court)$/;

/** Who signed for whom: “Signed for China by Xi Jinping (President), 19 August 2024”. */
function signatureLines(snapshot: Snapshot, definition: Definition): readonly Bullet[] {
  const lines = mappingsOf(definition, "signatures").map(({ mapping, wrapper }) => {
    const text = (key: string): string | undefined => scalarOf(mapping, key)?.text.trim();
    const [party, by, role, on] = [text("party"), text("by"), text("role"), text("on")];
    const whom = party === undefined ? "" : ` for ${nameOf(snapshot, party)}`;
    const who = by === undefined ? "" : ` by ${nameOf(snapshot, by)}`;
    const office = role === undefined ? "" : ` (${inline(role)})`;
    const when = on === undefined ? "" : `, ${dateWords(on)}`;
    return `Signed${whom}${who}${office}${when}${standing(snapshot, wrapper)}`;
  });
  return capped(lines, "signature");
}

/** When an event was: one line where both ends are plain values, else a line for each. */
function periodLines(snapshot: Snapshot, definition: Definition): readonly Bullet[] {
  const starts = statedValues(fieldTree(definition, "start"));
  const ends = statedValues(fieldTree(definition, "end"));
  const [start, end] = [starts[0]?.value, ends[0]?.value];
  const plain = starts.length === 1 && ends.length === 1 && !starts[0]?.wrapper && !ends[0]?.wrapper;
  if (plain && start?.type === "scalar" && end?.type === "scalar") {
    const period = parseDate(`${start.text.trim()}/${end.text.trim()}`);
    if (start.text.trim() === end.text.trim()) return [`Date: ${dateWords(start.text)}`];
    if (period.kind !== "error") return [`Dates: ${inline(describeDate(period))}`];
  }
  const field = fieldsOf(definition)["start"];
  if (ends.length === 0 && starts.length === 1 && starts[0] !== undefined && field !== undefined)
    return [`Date: ${statedWords(snapshot, field, starts[0])}`];
  return [
    ...fieldLine(snapshot, definition, "start", "Began"),
    ...fieldLine(snapshot, definition, "end", "Ended"),
  ];
}

/** The mappings that a field holds, each with the mapping that gives its sources, if one does. */
function mappingsOf(
  definition: Definition,
  key: string,
): readonly { readonly mapping: Mapping; readonly wrapper: Mapping | undefined }[] {
  return statedValues(fieldTree(definition, key)).flatMap(({ value, wrapper }) => {
    const items = value?.type === "list" ? value.items : [value];
    return items.flatMap((item) => (item?.type === "mapping" ? [{ mapping: item, wrapper }] : []));
  });
}

function capped(lines: readonly string[], noun: string): readonly string[] {
  const left = lines.length - MOST_LINES;
  if (left <= 0) return lines;
  return [...lines.slice(0, MOST_LINES), `and ${left} more ${left === 1 ? noun : `${noun}s`}`];
}
