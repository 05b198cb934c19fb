import { dayNumber, daysInMonth } from "../calendar.ts";
import { MONTH, monthNumber } from "../suggest-single.ts";
import { type Anchor, dayText, either, inYear, type Reader, readings, weekdayOf } from "./anchor.ts";

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WEEKDAY = "(mon|tue|wed|thu|fri|sat|sun)[a-z]*";
const HOURS = "(?: (?:at )?(?:morning|midday|noon|afternoon|evening|night|midnight))?";

/** Words for a day, in days from the anchor. */
const OFFSETS: Readonly<Record<string, number>> = {
  "day before yesterday": -2,
  yesterday: -1,
  "last night": -1,
  "previous day": -1,
  "day before": -1,
  "preceding day": -1,
  today: 0,
  tonight: 0,
  "this morning": 0,
  "this afternoon": 0,
  "this evening": 0,
  "same day": 0,
  "that day": 0,
  "this day": 0,
  tomorrow: 1,
  "next day": 1,
  "following day": 1,
  "day after": 1,
  "day after tomorrow": 2,
};

const AT_HOURS = new RegExp(`^(.+?)${HOURS}$`);

/** "yesterday", "the previous day", "tomorrow morning". */
export const dayWords: Reader = (words, anchor) => {
  const bare = AT_HOURS.exec(words)?.[1] ?? words;
  const name = Object.hasOwn(OFFSETS, words) ? words : bare;
  const offset = Object.hasOwn(OFFSETS, name) ? OFFSETS[name] : undefined;
  return offset === undefined ? undefined : readings(dayText(anchor.number + offset));
};

const NAMED_DAY = new RegExp(
  `^(?:(last|past|previous|this|next|coming|following) )?${WEEKDAY}${HOURS}(?: (?:of )?(last|this|next|previous|following) week)?$`,
);

/** "Monday", "last Monday", "Monday of last week". */
export const weekdays: Reader = (words, anchor) => {
  const found = NAMED_DAY.exec(words);
  if (found === null || !isWeekday(words)) return undefined;
  const [, which, name = "", week] = found;
  const wanted = WEEKDAYS.indexOf(name);
  const monday = anchor.number - weekdayOf(anchor.number);
  if (week !== undefined) return readings(dayText(monday + wanted + 7 * stepOf(week)));
  if (which === "this") return readings(dayText(monday + wanted));
  const back = (weekdayOf(anchor.number) - wanted + 7) % 7;
  // On a Monday “Monday” is that day, and “last Monday” the one before.
  const before = anchor.number - back;
  const after = back === 0 ? anchor.number + 7 : before + 7;
  if (which === undefined)
    return back === 0 ? readings(dayText(before)) : either(anchor, dayText(before), dayText(after));
  // “Last Monday” may be that of the week before, although there was one since; “next Monday” likewise.
  if (stepOf(which) < 0) {
    const last = back === 0 ? before - 7 : before;
    return readings(dayText(last), ...(last >= monday ? [dayText(last - 7)] : []));
  }
  return readings(dayText(after), ...(after < monday + 7 ? [dayText(after + 7)] : []));
};

/** Whether the words name a weekday by its whole name or a usual abbreviation, and not some word that begins alike. */
function isWeekday(words: string): boolean {
  return /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b/.test(words);
}

/** -1 for the one before, 0 for this, 1 for the one behind. */
export function stepOf(which: string): number {
  if (/^(?:last|past|previous|preceding)$/.test(which)) return -1;
  return /^(?:next|coming|upcoming|following)$/.test(which) ? 1 : 0;
}

const IN_YEAR = "(?: (?:of )?(last|this|next|previous|following|same|that) year)?";
const DAY_OF_MONTH = [
  new RegExp(`^(?:[a-z]+day )?(?<day>\\d{1,2})(?: of)? (?<name>${MONTH})${IN_YEAR}$`),
  new RegExp(`^(?:[a-z]+day )?(?<name>${MONTH}) (?<day>\\d{1,2})${IN_YEAR}$`),
];

/** "3 August", "August 3 last year". */
export const daysOfMonths: Reader = (words, anchor) => {
  for (const form of DAY_OF_MONTH) {
    const found = form.exec(words);
    const { day = "", name = "" } = found?.groups ?? {};
    if (found === null) continue;
    const month = Number(monthNumber(name));
    const year = found.at(-1);
    if (year !== undefined) return readings(dayOf(anchor.year + stepOf(year), month, Number(day)));
    return around(anchor, (i) => ({ year: anchor.year + i, month }), Number(day));
  }
  return undefined;
};

/** "the 18th", which stands without its month. */
export const daysAlone: Reader = (words, anchor) => {
  const found = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(words);
  if (found === null) return undefined;
  return around(anchor, (i) => inYear(anchor.year, anchor.month + i), Number(found[1]));
};

/** As far as the next 29 February may be away. */
const MOST_STEPS = 8;

/** The nearest such day up to the anchor and the nearest behind it, in months that lie `step` by `step` apart. */
function around(
  anchor: Anchor,
  monthAt: (step: number) => { readonly year: number; readonly month: number },
  day: number,
): readonly string[] {
  const nearest = (by: 1 | -1): string | undefined => {
    for (let i = 0; i <= MOST_STEPS; i++) {
      const { year, month } = monthAt(i * by);
      const text = dayOf(year, month, day);
      if (text === undefined) continue;
      const isPast = dayNumber(year, month, day) <= anchor.number;
      if (isPast === by < 0) return text;
    }
    return undefined;
  };
  return either(anchor, nearest(-1), nearest(1));
}

/** A day as EDTF writes it, where the calendar has it. */
function dayOf(year: number, month: number, day: number): string | undefined {
  return day < 1 || day > daysInMonth(year, month) ? undefined : dayText(dayNumber(year, month, day));
}
