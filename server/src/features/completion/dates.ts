import { type CivilDay, civilDay } from "../../model/date/calendar.ts";
import { describeDate } from "../../model/date/describe.ts";
import { dateFromWords } from "../../model/date/relative.ts";
import { type EdtfDate, parseDate } from "../../model/date.ts";
import { entryOf } from "../../syntax/tree.ts";
import type { Asking } from "./asking.ts";
import { datesInWords } from "./date-words.ts";
import type { Proposal } from "./item.ts";
import type { Written } from "./properties.ts";

/** Dates of what people do with a file, which are told from today. */
const DONE = new Set(["checked", "accessed", "retrieved", "published", "issued"]);

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Words for dates that are offered before any are typed. */
const PHRASES: readonly string[] = [
  "yesterday",
  ...WEEKDAYS.flatMap((day) => [day, `last ${day}`]),
  ...["this week", "last week", "the weekend", "this month", "last month", "this year", "last year"],
  ...["this quarter", "last quarter", "tomorrow", ...WEEKDAYS.map((day) => `next ${day}`)],
  ...["next week", "next month", "next year", "last summer", "last winter"],
];

/** What is told of the day on which somebody writes. */
const WRITING = "the day of writing";

/** How many other dates of a file are offered. */
const MOST_OTHERS = 20;

/**
 * Dates in EDTF with their words: first what the words of the mark mean, then what was typed, the date of the event at which
 * a claim was said, the article's date, the file's other dates, words such as “last Monday”, and today. Words are told from
 * the article's date, those of a check or a reading from today; where there is none, only words that name a year are
 * understood.
 */
export function dates(
  asking: Asking,
  key: string,
  prefix: string,
  words: string,
  values: Written,
): readonly Proposal[] {
  const { facts } = asking.document;
  const anchor = DONE.has(key) ? asking.today : facts.date === undefined ? undefined : dayOf(facts.date);
  const found = new Map<string, { readonly spellings: string[]; readonly why: string }>();
  const add = (edtf: string, why: string, ...spellings: readonly string[]): void => {
    const known = found.get(edtf);
    if (known === undefined) found.set(edtf, { spellings: [...spellings], why });
    else known.spellings.push(...spellings);
  };
  for (const [edtf, said] of datesInWords(words, anchor)) add(edtf, `“${said}”`, said);
  for (const edtf of prefix.trim() === "" ? [] : dateFromWords(prefix, anchor))
    add(edtf, prefix.trim(), prefix);
  const event = eventDate(asking, values);
  if (event !== undefined) add(event.date, event.name, event.name);
  const addPhrase = (phrase: string, why: string, ...also: readonly string[]): void => {
    for (const edtf of anchor === undefined ? [] : dateFromWords(phrase, anchor).slice(0, 1))
      add(edtf, why, phrase, ...also);
  };
  const origin = DONE.has(key) ? "today" : "the article’s date";
  addPhrase("today", origin, origin);
  const others = new Set(
    facts.dates.flatMap(({ date, place }) =>
      date === undefined || (place.start <= asking.offset && asking.offset <= place.end) ? [] : [date.text],
    ),
  );
  for (const other of [...others].slice(0, MOST_OTHERS)) add(other, "in this file");
  for (const phrase of PHRASES) addPhrase(phrase, phrase);
  // Always possible, and last where the article has a date, from which words such as “today” are told.
  for (const edtf of asking.today === undefined ? [] : dateFromWords("today", asking.today))
    add(edtf, WRITING, "today", "now");
  return [...found].map(([edtf, { spellings, why }]): Proposal => {
    const said = described(edtf);
    return {
      ...{ label: edtf, detail: why === "" ? said : `${said} · ${why}`, kind: "date", text: edtf },
      // Who types “Monday” does not mean the day of writing, though it be one.
      spellings: [edtf, ...new Set(spellings), ...(why === WRITING ? [] : [said])],
    };
  });
}

function described(edtf: string): string {
  const date = parseDate(edtf);
  if (date.kind === "error") return edtf;
  const words = describeDate(date);
  const weekday = date.precision === "day" && date.kind === "date" && Number.isFinite(date.earliest);
  return weekday ? `${WEEKDAYS[(((date.earliest + 3) % 7) + 7) % 7]} ${words}` : words;
}

/** The day that a date is, where it is one: words for other dates are told from it. */
export function dayOf({ kind, precision, earliest }: EdtfDate): CivilDay | undefined {
  const isDay = (kind === "date" && precision === "day") || kind === "time";
  return isDay && Number.isFinite(earliest) ? civilDay(earliest) : undefined;
}

/** When the event was at which a claim was said. */
function eventDate({ snapshot }: Asking, values: Written): { date: string; name: string } | undefined {
  const at = values.get("at") ?? "";
  const [event, other] = at === "" ? [] : snapshot.lookup(at, "entity").definitions;
  if (event === undefined || other !== undefined) return undefined;
  const text = (key: string): string | undefined => {
    const value = entryOf(event.fields, key)?.value;
    return value?.type === "scalar" && parseDate(value.text).kind !== "error" ? value.text.trim() : undefined;
  };
  const [start, end] = [text("start"), text("end")];
  if (start === undefined) return undefined;
  const whole = end === undefined || end === start ? start : `${start}/${end}`;
  return { date: parseDate(whole).kind === "error" ? start : whole, name: event.name };
}
