import { isBefore } from "../../model/date/compare.ts";
import { describeDate } from "../../model/date/describe.ts";
import { type EdtfDate, parseDate } from "../../model/date.ts";
import type { Claim, Definition, Facts, Use } from "../../model/facts.ts";
import { inline } from "./text.ts";
import { fieldTexts } from "./values.ts";

/** The date as of which a card is told, and whose date it is. */
export interface AsOf {
  readonly date: EdtfDate;
  readonly of: "article" | "claim";
}

/** The date of a file as of which its readers are told things; undefined for what has none, such as a definition. */
export function asOfFile({ date }: Facts): AsOf | undefined {
  return date === undefined ? undefined : { date, of: "article" };
}

/**
 * The date as of which is told what a use names: within a claim the day when it holds (of a speaker the day when it was
 * said), else when it was said, else the article's. Periods, in which things change, are passed over.
 */
export function asOfUse(facts: Facts, use: Use): AsOf | undefined {
  const claim = use.claim === undefined ? undefined : facts.claims[use.claim];
  const keys = use.via === "by" || use.via === "via" || use.via === "at" ? ["said"] : ["on", "said"];
  for (const key of claim === undefined ? [] : keys) {
    const date = pointIn(claim, key);
    if (date !== undefined) return { date, of: "claim" };
  }
  return asOfFile(facts);
}

function pointIn(claim: Claim | undefined, key: string): EdtfDate | undefined {
  const text = claim?.attributes.find((attribute) => attribute.key === key)?.value;
  const date = text === undefined || text === "" ? undefined : parseDate(text);
  return date?.kind === "date" || date?.kind === "time" ? date : undefined;
}

/** “after this article”, behind what had not yet come. */
export function afterwards({ of }: AsOf): string {
  return of === "article" ? "after this article" : "after this claim’s date";
}

/** “As of 20 August 2024”. */
export function asOfWords({ date }: AsOf): string {
  return `As of ${inline(describeDate(date))}`;
}

/** How an agreement stood then: signed that day or shortly before, not yet signed, not yet in force; empty where nothing is to be told. */
export function agreementThen(definition: Definition, { date: then }: AsOf): readonly string[] {
  const parts: string[] = [];
  let isMade = true;
  for (const [key, verb] of MADE) {
    const date = onlyDate(definition, key);
    if (date === undefined) continue;
    if (isBefore(then, date)) {
      parts.push(`not yet ${verb}`);
      isMade = false;
    } else {
      const when = gapWords(then, date);
      if (when !== undefined) parts.push(`${verb} ${when}`);
    }
  }
  const force = onlyDate(definition, "inForceOn");
  if (isMade && force !== undefined && isBefore(then, force)) parts.push("not yet in force");
  return parts;
}

const MADE: readonly (readonly [key: string, verb: string])[] = [
  ["signedOn", "signed"],
  ["adoptedOn", "adopted"],
  ["issuedOn", "issued"],
];

/** How an event stood then: not yet begun, under way, just over; undefined where its dates alone tell enough. */
export function eventThen(definition: Definition, { date: then }: AsOf): string | undefined {
  const start = onlyDate(definition, "start");
  const end = fieldTexts(definition, "end").length === 0 ? start : onlyDate(definition, "end");
  if (start === undefined || end === undefined) return undefined;
  const isShort = start.earliest === end.earliest && start.latest === end.latest;
  if (isBefore(then, start)) return coming(gapWords(then, start), isShort);
  if (isBefore(end, then)) {
    const when = gapWords(then, end);
    return when === undefined ? undefined : `${isShort ? "took place" : "ended"} ${when}`;
  }
  const toStart = gapWords(then, start);
  const toEnd = gapWords(then, end);
  if (isShort) return toStart === undefined ? undefined : `takes place ${toStart}`;
  if (toEnd === undefined) return isBefore(start, then) && isBefore(then, end) ? "under way" : undefined;
  if (toStart === THAT_DAY) return `begins ${THAT_DAY}, ends ${toEnd}`;
  return toEnd === THAT_DAY ? `ends ${THAT_DAY}` : `under way, ends ${toEnd}`;
}

function coming(when: string | undefined, isShort: boolean): string {
  return when === undefined
    ? "not yet begun"
    : `not yet begun, ${isShort ? "takes place" : "begins"} ${when}`;
}

/** The date of a field that has one value; of values that stand beside each other none is the date. */
export function onlyDate(definition: Definition, key: string): EdtfDate | undefined {
  const [text, other] = fieldTexts(definition, key);
  const date = text === undefined || other !== undefined ? undefined : parseDate(text);
  return date === undefined || date.kind === "error" ? undefined : date;
}

/** So many days from the date, what happened is near to it. */
const NEAR = 30;
const THAT_DAY = "that day";

/** “that day”, “the day before”, “3 days later”: how far a day lies from another; undefined for what is no day or far off. */
function gapWords(then: EdtfDate, date: EdtfDate, far = "later"): string | undefined {
  if (!isDay(then) || !isDay(date)) return undefined;
  const days = date.earliest - then.earliest;
  if (days === 0) return THAT_DAY;
  if (Math.abs(days) > NEAR) return undefined;
  const side = days < 0 ? "before" : "after";
  return Math.abs(days) === 1 ? `the day ${side}` : `${Math.abs(days)} days ${days < 0 ? side : far}`;
}

/** “the day before this article”: how far a day lies from that of the reader; undefined for what is no day or far off. */
export function gapFrom(asOf: AsOf, date: EdtfDate): string | undefined {
  const gap = gapWords(asOf.date, date, "after");
  const reader = asOf.of === "article" ? "this article" : "this claim’s date";
  if (gap === undefined) return undefined;
  return gap === THAT_DAY ? `the day of ${reader}` : `${gap} ${reader}`;
}

function isDay(date: EdtfDate): boolean {
  const isOne = date.earliest === date.latest && (date.precision === "day" || date.precision === "second");
  return isOne && !date.uncertain && !date.approximate && !date.unspecified;
}
