import { civilDay } from "./calendar.ts";
import type { EdtfDate } from "./value.ts";

/** English names of weekdays; index 0 is Monday. */
export const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** A weekday: 0 is Monday. */
type Weekday = number;

/** The weekday of a date that is one day and nothing vaguer. */
export function weekdayOf(date: EdtfDate): Weekday | undefined {
  const vague = date.uncertain || date.approximate || date.unspecified;
  if (date.kind !== "date" || date.precision !== "day" || vague) return undefined;
  // 1970-01-01, day 0, was a Thursday.
  return (((date.earliest + 3) % 7) + 7) % 7;
}

/** The last day of that weekday before a date that is one day, in EDTF; undefined for years not of four digits. */
export function dayBefore(date: EdtfDate, weekday: Weekday): string | undefined {
  const own = weekdayOf(date);
  if (own === undefined) return undefined;
  const { year, month, day } = civilDay(date.earliest - ((own - weekday + 7) % 7 || 7));
  if (year < 0 || year > 9999) return undefined;
  return [year, month, day].map((part, i) => String(part).padStart(i === 0 ? 4 : 2, "0")).join("-");
}

/** A weekday in full, or cut short with a capital letter, so that the sun is none. */
const NAMED =
  /(?<![\p{L}\p{N}])(?:(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?![\p{L}\p{N}])/gu;

/** Words by which another day is meant than the one that is named. */
const OTHERWISE = /\b(?:before|after|until|till|since|following|from|eve|next day|week|by|between)\b/i;

/** The weekday that English words name; undefined where they name none or several, or a day told by another. */
export function weekdayNamed(words: string): Weekday | undefined {
  const found = new Set([...words.matchAll(NAMED)].map(([name]) => indexOf(name)));
  const [only, other] = found;
  return other !== undefined || OTHERWISE.test(words) ? undefined : only;
}

function indexOf(name: string): Weekday {
  const start = name.slice(0, 2).toLowerCase();
  return WEEKDAYS.findIndex((day) => day.toLowerCase().startsWith(start));
}
