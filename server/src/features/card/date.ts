import { describeDate } from "../../model/date/describe.ts";
import type { DateUse } from "../../model/facts.ts";
import { type AsOf, gapFrom } from "./as-of.ts";
import { capital, inline } from "./text.ts";

/**
 * A date in words, with the weekday where it is one day, and how far it lies from the date as of which the reader is told,
 * where it is near; nothing for one that cannot be read.
 */
export function dateCard({ date }: DateUse, asOf?: AsOf): string | undefined {
  if (date === undefined) return undefined;
  const weekday =
    date.precision === "day" && date.earliest === date.latest && !date.unspecified
      ? WEEKDAYS[(((date.earliest + EPOCH_WEEKDAY) % 7) + 7) % 7]
      : undefined;
  const [, doubt = "", words = ""] = /^((?:perhaps |about )*)(.*)$/s.exec(describeDate(date)) ?? [];
  const day = weekday === undefined ? words : `${weekday}, ${words}`;
  const gap = asOf === undefined ? undefined : gapFrom(asOf, date);
  return `${inline(capital(doubt + day))}${gap === undefined ? "" : ` — ${gap}`}`;
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** Days are counted from 1970-01-01, which was a Thursday. */
const EPOCH_WEEKDAY = 4;
