import { MONTH, monthNumber } from "../suggest-single.ts";
import {
  type Anchor,
  daysText,
  dayText,
  either,
  inYear,
  monthsLater,
  monthText,
  type Reader,
  readings,
  weekdayOf,
  yearText,
} from "./anchor.ts";
import { stepOf } from "./days.ts";

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  "a couple of": 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};
const NUMBER = `(\\d{1,3}|${Object.keys(NUMBERS).join("|")})`;
const UNIT = "(day|week|fortnight|month|year|decade)s?";
const DISTANCE = new RegExp(
  `^(about |around |some |nearly |almost )?${NUMBER} ${UNIT} (ago|earlier|before|previously|prior|later|after|afterwards|hence|from now)$`,
);
const AHEAD = new RegExp(`^in ${NUMBER} ${UNIT}(?:'s?)?(?: time)?$`);

/** "two days ago", "a year earlier", "in three weeks". */
export const distances: Reader = (words, anchor) => {
  const found = DISTANCE.exec(words);
  const ahead = AHEAD.exec(words);
  if (found === null && ahead === null) return undefined;
  const [about, count = "", unit = ""] = found?.slice(1) ?? [undefined, ...(ahead?.slice(1) ?? [])];
  const back = found !== null && /^(?:ago|earlier|before|previously|prior)$/.test(found[4] ?? "");
  const text = distanceText(anchor, (back ? -1 : 1) * numberOf(count), unit);
  return readings(about === undefined || text?.endsWith("~") ? text : text && `${text}~`);
};

/** As exactly as such words are meant: weeks and decades are round. */
function distanceText(anchor: Anchor, count: number, unit: string): string | undefined {
  const roughly = (text: string | undefined): string | undefined => text && `${text}~`;
  switch (unit) {
    case "day":
      return dayText(anchor.number + count);
    case "week":
      return roughly(dayText(anchor.number + 7 * count));
    case "fortnight":
      return roughly(dayText(anchor.number + 14 * count));
    case "month":
      return monthText(anchor.year, anchor.month + count);
    case "year":
      return yearText(anchor.year + count);
    default:
      return roughly(yearText(anchor.year + 10 * count));
  }
}

function numberOf(words: string): number {
  return Object.hasOwn(NUMBERS, words) ? (NUMBERS[words] ?? 0) : Number(words);
}

const STRETCH = new RegExp(`^(past|last|previous|next|coming|following) (?:${NUMBER} )?${UNIT}$`);

/** "the past three days", "the next two weeks", "the past month": a period that ends or begins at the anchor. */
export const stretches: Reader = (words, anchor) => {
  const [, which = "", count, unit = ""] = STRETCH.exec(words) ?? [];
  // “Last month” is a month of the calendar, “the past month” the one up to now.
  if (unit === "" || (count === undefined && which !== "past")) return undefined;
  const far = stepOf(which) * (count === undefined ? 1 : numberOf(count));
  const other = stretchEnd(anchor, far, unit);
  return readings(far < 0 ? daysText(other, anchor.number) : daysText(anchor.number, other));
};

function stretchEnd(anchor: Anchor, far: number, unit: string): number {
  if (unit === "day" || unit === "week" || unit === "fortnight")
    return anchor.number + far * (unit === "day" ? 1 : unit === "week" ? 7 : 14);
  return monthsLater(anchor, far * (unit === "month" ? 1 : unit === "year" ? 12 : 120));
}

const SEASONS: Readonly<Record<string, number>> = {
  spring: 21,
  summer: 22,
  autumn: 23,
  fall: 23,
  winter: 24,
};
const WHICH = "(?:(last|past|previous|preceding|this|current|that|same|next|coming|upcoming|following) )";
const NAMED = new RegExp(
  `^${WHICH}?(week|weekend|month|quarter|year|decade|century|spring|summer|autumn|fall|winter|${MONTH})(?: of)?(?: (last|this|next|previous|following|same|that) year)?$`,
);

/** "last week", "this month", "August", "last summer", "August last year". */
export const namedPeriods: Reader = (words, anchor) => {
  const found = NAMED.exec(words);
  if (found === null) return undefined;
  const [, which, name = "", , year] = found;
  const month = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/.test(name)
    ? Number(monthNumber(name))
    : 0;
  const season = Object.hasOwn(SEASONS, name) ? SEASONS[name] : undefined;
  if (month === 0 && season === undefined) {
    if (year !== undefined || (which === undefined && name !== "weekend")) return undefined;
    return unitText(anchor, name, which);
  }
  const first = season === undefined ? month : (season - 21) * 3 + 3;
  const length = season === undefined ? 1 : 3;
  const text = (at: number): string | undefined =>
    season === undefined ? monthText(at, month) : yearText(at) && `${yearText(at)}-${season}`;
  if (year !== undefined) return readings(text(anchor.year + stepOf(year)));
  // The year of the last such period that has begun.
  const begun = first <= anchor.month ? anchor.year : anchor.year - 1;
  const isOver = begun * 12 + first + length <= anchor.year * 12 + anchor.month;
  if (which === undefined) return either(anchor, text(begun), text(begun + 1));
  if (stepOf(which) < 0) return readings(text(isOver ? begun : begun - 1));
  if (stepOf(which) > 0) return readings(text(begun + 1));
  // In January “this winter” is the one that began in December.
  return readings(text(season === 24 && anchor.month <= 2 ? anchor.year - 1 : anchor.year));
};

function unitText(anchor: Anchor, unit: string, which: string | undefined): readonly string[] {
  const step = stepOf(which ?? "");
  const monday = anchor.number - weekdayOf(anchor.number);
  const weekend = (weeks: number) => daysText(monday + 5 + 7 * weeks, monday + 6 + 7 * weeks);
  const { year, month } = anchor;
  switch (unit) {
    case "week":
      return readings(daysText(monday + 7 * step, monday + 6 + 7 * step));
    case "weekend":
      if (which === undefined && weekdayOf(anchor.number) >= 5) return readings(weekend(0));
      if (which === undefined) return either(anchor, weekend(-1), weekend(0));
      // On a Tuesday “next weekend” may be the nearest.
      return readings(weekend(step), step > 0 ? weekend(0) : undefined);
    case "month":
      return readings(monthText(year, month + step));
    case "quarter": {
      const at = inYear(year, month + 3 * step);
      return readings(quarterText(at.year, Math.ceil(at.month / 3)));
    }
    case "year":
      return readings(yearText(year + step));
    case "decade":
      return readings(yearText(year + 10 * step)?.replace(/\d$/, "X"));
    default:
      return readings(yearText(year + 100 * step)?.replace(/\d\d$/, "XX"));
  }
}

const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4 };
const PART = /^(first|second|third|fourth|last) (quarter|half)(?: of(?: (last|this|next))? year)?$/;

/** "the first quarter", "the second half of last year". */
export const partsOfYears: Reader = (words, anchor) => {
  const [, ordinal = "", part, which] = PART.exec(words) ?? [];
  if (part === undefined) return undefined;
  // “Last quarter” is the one before this, unless a year is named.
  if (ordinal === "last" && !words.endsWith("year")) return undefined;
  const most = part === "quarter" ? 4 : 2;
  const number = ordinal === "last" ? most : (ORDINALS[ordinal] ?? 0);
  if (number > most) return undefined;
  const text = (year: number): string | undefined =>
    part === "quarter" ? quarterText(year, number) : yearText(year) && `${yearText(year)}-${39 + number}`;
  if (words.endsWith("year")) return readings(text(anchor.year + stepOf(which ?? "this")));
  const begins = (number - 1) * (12 / most) + 1;
  const begun = begins <= anchor.month ? anchor.year : anchor.year - 1;
  return either(anchor, text(begun), text(begun + 1));
};

function quarterText(year: number, quarter: number): string | undefined {
  return yearText(year) && `${yearText(year)}-${32 + quarter}`;
}
