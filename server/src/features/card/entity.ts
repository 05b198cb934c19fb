import type { Snapshot } from "../../corpus/catalog.ts";
import { isBefore } from "../../model/date/compare.ts";
import { describeDate } from "../../model/date/describe.ts";
import { parseDate } from "../../model/date.ts";
import type { Definition } from "../../model/facts.ts";
import { statedValues } from "../../model/pieces.ts";
import type { SymbolKind } from "../../model/vocabulary.ts";
import { scalarOf } from "../../syntax/tree.ts";
import { type AsOf, afterwards, agreementThen, asOfWords, eventThen, onlyDate } from "./as-of.ts";
import { capped, MOST_LINES, mappingsOf } from "./mappings.ts";
import { roleLines } from "./roles.ts";
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

/** The fields that are shown for each kind, in this order. */
const LINES: Readonly<Partial<Record<SymbolKind, readonly string[]>>> = {
  organisation: ["country", "parent"],
  state: ["capital", "demonyms"],
  place: ["within", "coordinates"],
  agreement: [
    ...["parties", "signedOn", "signedAt", "adoptedOn", "issuedOn", "inForceOn"],
    ...["status", "count", "partOf", "supersedes"],
  ],
  event: ["place", "partOf", "participants", "agreements"],
};

/**
 * What matters of an entity for its kind, as lines of a card, told as of a date where one is given. The fields `told` are
 * told elsewhere on the card.
 */
export function entityLines(
  snapshot: Snapshot,
  definition: Definition,
  asOf: AsOf | undefined,
  told: ReadonlySet<string>,
): readonly Bullet[] {
  const then = asOf === undefined ? [] : thenOf(definition, asOf);
  const lineOf = (key: string): readonly Bullet[] => {
    if (told.has(key)) return [];
    if (key === "status" && then.length > 0) return fieldLine(snapshot, definition, key, "Status now");
    return dated(fieldLine(snapshot, definition, key), definition, key, asOf);
  };
  const lines = (LINES[definition.kind] ?? []).flatMap(lineOf);
  switch (definition.kind) {
    case "person":
      return [...roleLines(snapshot, definition, asOf), ...lineOf("born"), ...lineOf("died")];
    case "organisation":
      return [...lines, ...ownershipLine(snapshot, definition)];
    case "agreement":
      return [...thenLine(then, asOf), ...lines, ...signatureLines(snapshot, definition, asOf)];
    case "event":
      return [...thenLine(then, asOf), ...periodLines(snapshot, definition), ...lines];
    default:
      return lines;
  }
}

/** How an agreement or an event stood at a date, in parts; empty where nothing is to be told. */
function thenOf(definition: Definition, asOf: AsOf): readonly string[] {
  if (definition.kind === "agreement") return agreementThen(definition, asOf);
  const then = definition.kind === "event" ? eventThen(definition, asOf) : undefined;
  return then === undefined ? [] : [then];
}

/** “As of 20 August 2024: signed the day before, not yet in force”. */
function thenLine(then: readonly string[], asOf: AsOf | undefined): readonly Bullet[] {
  return asOf === undefined || then.length === 0 ? [] : [`${asOfWords(asOf)}: ${then.join(", ")}`];
}

/** Fields whose dates are of something that happened once; one that had not yet happened says so. */
const ONCE: ReadonlySet<string> = new Set(["born", "died", "signedOn", "adoptedOn", "issuedOn"]);

/** A line of a date, with a remark where that lies behind the date as of which it is told. */
function dated(
  lines: readonly Bullet[],
  definition: Definition,
  key: string,
  asOf: AsOf | undefined,
): readonly Bullet[] {
  const date = ONCE.has(key) ? onlyDate(definition, key) : undefined;
  if (date === undefined || asOf === undefined || !isBefore(asOf.date, date)) return lines;
  return lines.map((line) => (typeof line === "string" ? `${line} (${afterwards(asOf)})` : line));
}

const OWNERS: ReadonlyMap<string, string> = new Map([
  ["state", "the state"],
  ["party", "a political party"],
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

/** Who signed for whom: “Signed for China by Xi Jinping (President), 19 August 2024”. */
function signatureLines(
  snapshot: Snapshot,
  definition: Definition,
  asOf: AsOf | undefined,
): readonly Bullet[] {
  const lines = mappingsOf(definition, "signatures").map(({ mapping, wrapper }) => {
    const text = (key: string): string | undefined => scalarOf(mapping, key)?.text.trim();
    const [party, by, role, on] = [text("party"), text("by"), text("role"), text("on")];
    const whom = party === undefined ? "" : ` for ${nameOf(snapshot, party)}`;
    const who = by === undefined ? "" : ` by ${nameOf(snapshot, by)}`;
    const office = role === undefined ? "" : ` (${inline(role)})`;
    const when = on === undefined ? "" : `, ${dateWords(on)}`;
    const date = on === undefined ? undefined : parseDate(on);
    const isLater =
      asOf !== undefined && date !== undefined && date.kind !== "error" && isBefore(asOf.date, date);
    const later = isLater ? ` (${afterwards(asOf)})` : "";
    return `Signed${whom}${who}${office}${when}${later}${standing(snapshot, wrapper)}`;
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
  return [...fieldLine(snapshot, definition, "start"), ...fieldLine(snapshot, definition, "end")];
}
