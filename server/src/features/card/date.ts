import { describeDate } from "../../model/date/describe.ts";
import type { DateUse } from "../../model/facts.ts";
import { capital, inline } from "./text.ts";

/** A date in words, with the weekday where it is one day; nothing for one that cannot be read. */
export function dateCard({ date }: DateUse): string | undefined {
  if (date === undefined) return undefined;
  const weekday =
    date.precision === "day" && date.earliest === date.latest && !date.unspecified
      ? WEEKDAYS[(((date.earliest + EPOCH_WEEKDAY) % 7) + 7) % 7]
      : undefined;
  const words = inline(capital(describeDate(date)));
  return weekday === undefined ? words : `${words}, a ${weekday}`;
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** Days are counted from 1970-01-01, which was a Thursday. */
const EPOCH_WEEKDAY = 4;
