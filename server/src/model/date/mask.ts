import { dayNumber, daysInMonth } from "./calendar.ts";

/** The digits of a date as written; an `X` stands for any digit. The year has four, month and day have two. */
export interface DateMask {
  readonly negative: boolean;
  readonly year: string;
  readonly month: string | undefined;
  readonly day: string | undefined;
}

/** The lowest and the highest year that fit, astronomical count. */
export function yearRange(mask: DateMask): readonly [number, number] {
  const least = Number(mask.year.replaceAll("X", "0"));
  const most = Number(mask.year.replaceAll("X", "9"));
  // 0 - 0 is 0, where -0 would differ from the 0 of the year 0000.
  return mask.negative ? [0 - most, 0 - least] : [least, most];
}

/** The first (or last) day that fits the mask, as days since 1970-01-01; undefined when no such day exists. */
export function boundaryDay(mask: DateMask, last: boolean): number | undefined {
  const [lowest, highest] = yearRange(mask);
  const { month, day } = mask;
  if (month === undefined) return last ? dayNumber(highest, 12, 31) : dayNumber(lowest, 1, 1);
  const months = fitting(month, 12, last);
  const days = day === undefined ? [] : fitting(day, 31, last);
  if (months.length === 0 || (day !== undefined && days.length === 0)) return undefined;
  // Once a day exists in a leap year, only 29 February can still be missing from a given year, so the years are
  // gone through until one has it: at most a thousand, for XXX1-02-29.
  if (day !== undefined && dayIn(2000, months, days) === undefined) return undefined;
  const years = 10 ** (mask.year.split("X").length - 1);
  const backwards = last !== mask.negative;
  for (let i = 0; i < years; i++) {
    const year = nthYear(mask, backwards ? years - 1 - i : i);
    if (day === undefined) return monthBound(year, months[0] ?? 1, last);
    const found = dayIn(year, months, days);
    if (found !== undefined) return found;
  }
  return undefined;
}

function monthBound(year: number, month: number, last: boolean): number {
  return dayNumber(year, month, last ? daysInMonth(year, month) : 1);
}

/** The first of the months and days, in the order given, that is a day of the year. */
function dayIn(year: number, months: readonly number[], days: readonly number[]): number | undefined {
  for (const month of months) {
    const longest = daysInMonth(year, month);
    for (const day of days) if (day <= longest) return dayNumber(year, month, day);
  }
  return undefined;
}

/** The numbers from 1 to `most` that fit two masked digits, ascending, or descending when `down`. */
function fitting(digits: string, most: number, down: boolean): readonly number[] {
  if (!digits.includes("X")) {
    const exact = Number(digits);
    return exact >= 1 && exact <= most ? [exact] : [];
  }
  const found: number[] = [];
  for (let n = 1; n <= most; n++) {
    if (fits(digits[0], Math.floor(n / 10)) && fits(digits[1], n % 10)) found.push(n);
  }
  return down ? found.reverse() : found;
}

function fits(digit: string | undefined, n: number): boolean {
  return digit === "X" || Number(digit) === n;
}

/** The year with the digits of n, from the right, in the place of each `X`. */
function nthYear(mask: DateMask, n: number): number {
  let rest = n;
  let year = 0;
  let place = 1;
  for (let i = mask.year.length - 1; i >= 0; i--) {
    const digit = mask.year[i];
    year += place * (digit === "X" ? rest % 10 : Number(digit));
    if (digit === "X") rest = Math.floor(rest / 10);
    place *= 10;
  }
  return mask.negative ? 0 - year : year;
}
