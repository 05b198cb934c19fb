import { type CivilDay, civilDay, dayNumber, daysInMonth } from "../calendar.ts";
import { pad } from "../suggest-single.ts";

/** Which of two readings comes first where the words do not say: that before the anchor, or that behind it. */
export type Towards = "past" | "future";

/** The day that words are told from. */
export interface Anchor extends CivilDay {
  /** Days since 1970-01-01. */
  readonly number: number;
  readonly towards: Towards;
}

/** A reader of one sort of words; undefined where they are of another sort. */
export type Reader = (words: string, anchor: Anchor) => readonly string[] | undefined;

/** The anchor at a day. */
export function anchorAt({ year, month, day }: CivilDay, towards: Towards): Anchor {
  return { year, month, day, number: dayNumber(year, month, day), towards };
}

/** The anchor at a day number. */
export function anchorOn(number: number, towards: Towards): Anchor {
  return { ...civilDay(number), number, towards };
}

/** 0 for a Monday to 6 for a Sunday. */
export function weekdayOf(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

/** A day as EDTF writes it; undefined where the year does not have four digits. */
export function dayText(number: number): string | undefined {
  const { year, month, day } = civilDay(number);
  return yearText(year) === undefined ? undefined : `${yearText(year)}-${pad(month)}-${pad(day)}`;
}

/** A month as EDTF writes it, counted on from January of a year: month 0 is December of the year before. */
export function monthText(year: number, month: number): string | undefined {
  const at = inYear(year, month);
  const text = yearText(at.year);
  return text === undefined ? undefined : `${text}-${pad(at.month)}`;
}

/** The year and the month, 1 to 12, that a month counted on from January of a year is. */
export function inYear(year: number, month: number): { readonly year: number; readonly month: number } {
  const months = year * 12 + month - 1;
  return { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
}

/** A year as EDTF writes it, where it has four digits. */
export function yearText(year: number): string | undefined {
  return year < 0 || year > 9999 ? undefined : String(year).padStart(4, "0");
}

/** A period of days, both ends included. */
export function daysText(from: number, to: number): string | undefined {
  const [start, end] = [dayText(from), dayText(to)];
  return start === undefined || end === undefined ? undefined : `${start}/${end}`;
}

/** The day so many months later, or the month's last day where it has no such day. */
export function monthsLater({ year, month, day }: CivilDay, months: number): number {
  const at = inYear(year, month + months);
  return dayNumber(at.year, at.month, Math.min(day, daysInMonth(at.year, at.month)));
}

/** The readings that there are, each once. */
export function readings(...found: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(found.filter((one) => one !== undefined))];
}

/** The two readings around the anchor, the wanted one first. */
export function either(
  { towards }: Anchor,
  past: string | undefined,
  future: string | undefined,
): readonly string[] {
  return towards === "past" ? readings(past, future) : readings(future, past);
}
