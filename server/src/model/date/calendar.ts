/**
 * The proleptic Gregorian calendar with the astronomical year count of ISO 8601 (0000 is 1 BC), in whole days
 * since 1970-01-01. The language's own Date is not used: it turns 31 June into 1 July and ends in the year 275760.
 */

/** English month names; index 0 is January. */
export const MONTHS: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The largest year, forwards and backwards, whose days are still exact integers. */
export const MAX_YEAR = 1e13;

const DAYS_BEFORE_MONTH: readonly number[] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
const YEAR_0_TO_1970 = 719_528;

/** A day of the calendar: month 1 to 12, day 1 to 31. */
export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Whether February of the year has 29 days. */
function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The number of days of a month, 1 to 12, in a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return (DAYS_BEFORE_MONTH[month] ?? 0) - (DAYS_BEFORE_MONTH[month - 1] ?? 0);
}

/** Days since 1970-01-01 of a day that exists; exact for years up to MAX_YEAR. */
export function dayNumber(year: number, month: number, day: number): number {
  const leapDays = Math.ceil(year / 4) - Math.ceil(year / 100) + Math.ceil(year / 400);
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return 365 * year + leapDays - YEAR_0_TO_1970 + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay + day - 1;
}

/** The calendar day of a finite day number: the inverse of dayNumber. */
export function civilDay(dayNumberGiven: number): CivilDay {
  // The mean length of a year puts the guess at most one year off.
  let year = Math.floor((dayNumberGiven + YEAR_0_TO_1970) / 365.2425);
  while (dayNumber(year, 1, 1) > dayNumberGiven) year--;
  while (dayNumber(year + 1, 1, 1) <= dayNumberGiven) year++;
  let month = 12;
  while (month > 1 && dayNumber(year, month, 1) > dayNumberGiven) month--;
  return { year, month, day: dayNumberGiven - dayNumber(year, month, 1) + 1 };
}
