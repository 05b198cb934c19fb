import { daysInMonth, MONTHS } from "./calendar.ts";

/** A month name as the rewriting cuts it: three letters, one group. */
export const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
const SEASONS: Readonly<Record<string, string>> = {
  spring: "21",
  summer: "22",
  autumn: "23",
  fall: "23",
  winter: "24",
  q1: "33",
  q2: "34",
  q3: "35",
  q4: "36",
  "first quarter": "33",
  "second quarter": "34",
  "third quarter": "35",
  "fourth quarter": "36",
  h1: "40",
  h2: "41",
  "first half": "40",
  "second half": "41",
};

/** The forms of a single date after normal(); the groups' names say what they hold. */
const SINGLE: readonly RegExp[] = [
  /^(?<year>\d{4})(?:-(?<month>\d\d)(?:-(?<day>\d\d))?)?$/,
  new RegExp(`^(?<day>\\d{1,2}) ?(?<name>${MONTH}) ?(?<year>\\d{4})$`),
  new RegExp(`^(?<name>${MONTH}) (?:(?<day>\\d{1,2}) )?(?<year>\\d{4})$`),
  new RegExp(`^(?<year>\\d{4}) (?<name>${MONTH})(?: (?<day>\\d{1,2}))?$`),
  /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})(?:\k<mark>(?<day>\d{1,2}))?$/,
  /^(?<month>\d{1,2})[-/.](?<year>\d{4})$/,
  /^(?<year>[12]\d{3})(?<month>\d\d)(?<day>\d\d)$/,
  /^(?<season>[a-z]+\d?(?: quarter| half)?) (?<year>\d{4})$/,
  /^(?<year>\d{4})[ -]?(?<season>[qh]\d)$/,
];
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const DECADE = /^(\d\d)(\d)0'?s$/;
const ABOUT = /^(?:circa|about|around|approximately|approx\.?|ca?\.?) ?(.+)$/;
const ERA = /^(?:(?:ad|ce) (\d{1,4})|(\d{1,4}) (ad|ce|bc|bce))$/;
const DRAFT = /^y?(-?[\dxu]{4}(?:-[\dxu]{2}){0,2})$/;
const CLOCK = /^(\d{4}-\d\d-\d\d)[t ](\d\d:\d\d)(:\d\d)?(?:\.\d+)? ?(?:(z|utc|gmt)|([+-]\d\d):?(\d\d))?$/;

/** The readings in EDTF of a single date that was brought to lower case and cut to its words. */
export function rewriteSingle(text: string): readonly string[] {
  for (const form of SINGLE) {
    const groups = form.exec(text)?.groups;
    if (groups !== undefined) return assemble(groups);
  }
  return rewriteNumeric(text) ?? rewriteOther(text);
}

function assemble(groups: Readonly<Record<string, string | undefined>>): readonly string[] {
  const { year = "", name, day, season } = groups;
  if (season !== undefined) {
    const code = Object.hasOwn(SEASONS, season) ? SEASONS[season] : undefined;
    return code === undefined ? [] : [`${year}-${code}`];
  }
  const month = name === undefined ? groups["month"] : monthNumber(name);
  if (month === undefined) return [year];
  if (day !== undefined) return [`${year}-${pad(month)}-${pad(day)}`];
  return Number(month) >= 1 && Number(month) <= 12 ? [`${year}-${pad(month)}`] : [];
}

/** Day, month and year in figures: two readings unless the calendar or the figures leave one. */
function rewriteNumeric(text: string): readonly string[] | undefined {
  const found = NUMERIC.exec(text);
  if (found === null) return undefined;
  const [, first = "", , second = "", year = ""] = found;
  const readings = new Set<string>();
  if (isDay(year, second, first)) readings.add(`${year}-${pad(second)}-${pad(first)}`);
  if (isDay(year, first, second)) readings.add(`${year}-${pad(first)}-${pad(second)}`);
  return [...readings];
}

function isDay(year: string, month: string, day: string): boolean {
  const m = Number(month);
  return m >= 1 && m <= 12 && Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), m);
}

function rewriteOther(text: string): readonly string[] {
  const decade = DECADE.exec(text);
  if (decade !== null) {
    const [, century = "", ten = ""] = decade;
    // "The 1900s" are ten years or a hundred.
    return ten === "0" ? [`${century}0X`, `${century}XX`] : [`${century}${ten}X`];
  }
  const era = ERA.exec(text);
  if (era !== null) {
    const number = Number(era[1] ?? era[2]);
    const before = era[3]?.startsWith("b") ?? false;
    // The year before AD 1 is 0000, so that 44 BC is -0043.
    const year = String(before ? number - 1 : number).padStart(4, "0");
    return number === 0 ? [] : [before && number > 1 ? `-${year}` : year];
  }
  const draft = DRAFT.exec(text);
  if (draft !== null) return [(draft[1] ?? "").replace(/[xu]/g, "X")];
  const clock = CLOCK.exec(text);
  if (clock !== null) {
    const [, date, time, seconds = ":00", utc, hours, minutes] = clock;
    return [`${date}T${time}${seconds}${utc ? "Z" : hours === undefined ? "" : `${hours}:${minutes}`}`];
  }
  const about = ABOUT.exec(text);
  // One "about" only: a text of nothing else must not be read once for each of its words.
  if (about === null || ABOUT.test(about[1] ?? "")) return [];
  const [one, other] = rewriteSingle(about[1] ?? "");
  return one === undefined || other !== undefined || one.includes("T") ? [] : [`${one}~`];
}

/** Two digits. */
export function pad(digits: string | number): string {
  return String(digits).padStart(2, "0");
}

/** `08` for a month name or the beginning of one, in lower case. */
export function monthNumber(name: string): string {
  return pad(MONTHS.findIndex((month) => month.toLowerCase().startsWith(name)) + 1);
}
