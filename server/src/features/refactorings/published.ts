import { type CivilDay, civilDay } from "../../model/date/calendar.ts";
import type { Facts } from "../../model/facts.ts";

/** The day from which an article's words such as “on Monday” are told; undefined where its date is no single day. */
export function publishedDay({ date }: Facts): CivilDay | undefined {
  return date !== undefined && date.earliest === date.latest && Number.isFinite(date.earliest)
    ? civilDay(date.earliest)
    : undefined;
}
