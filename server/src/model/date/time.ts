import { parsePoint } from "./point.ts";
import { type DateError, dateError, type TimeDate } from "./value.ts";

const TIME =
  /^(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:(Z)|([+-])([0-9]{2})(?::([0-5][0-9]))?)?$/;

/** The parts of a time as written: the day, the clock, and the zone in minutes east of Greenwich. */
export interface TimeParts {
  /** `2024-08-19`. */
  readonly day: string;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Undefined where no zone is written. */
  readonly offset: number | undefined;
}

/** Splits `2024-08-19T10:30:00+07:00` into its parts; undefined when the text has not that form. */
export function readTime(text: string): TimeParts | undefined {
  const found = TIME.exec(text);
  if (found === null) return undefined;
  const [, day = "", hour, minute, second, utc, sign, zoneHour, zoneMinute = "0"] = found;
  const size = zoneHour === undefined ? undefined : Number(zoneHour) * 60 + Number(zoneMinute);
  const offset = utc ? 0 : size === undefined ? undefined : sign === "-" ? 0 - size : size;
  return { day, hour: Number(hour), minute: Number(minute), second: Number(second), offset };
}

/** A day with a time of day; undefined when the text has not that form. */
export function parseTime(text: string): TimeDate | DateError | undefined {
  const parts = readTime(text);
  if (parts === undefined) return undefined;
  const { day, hour, minute, second, offset } = parts;
  const date = parsePoint(day);
  if (date === undefined || date.kind === "error") return date;
  // 24:00:00 is the midnight at the end of the day.
  const clock = hour < 24 && minute < 60 && second < 60;
  if (!clock && !(hour === 24 && minute === 0 && second === 0)) {
    return dateError(`There is no such time of day: write hours, minutes and seconds, ${day}T23:59:59.`);
  }
  if (offset !== undefined && (offset < -12 * 60 || offset > 14 * 60)) {
    return dateError("There is no such time zone: zones run from -12:00 to +14:00, and UTC is Z.");
  }
  // The same moment may be the day before or after in another zone.
  const slack = offset === undefined ? 0 : 1;
  return {
    ...date,
    kind: "time",
    text,
    precision: "second",
    notBefore: date.earliest - slack,
    notAfter: date.latest + slack,
    instant:
      offset === undefined
        ? undefined
        : date.earliest * 86_400 + hour * 3600 + minute * 60 + second - offset * 60,
  };
}
