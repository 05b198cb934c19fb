/** How finely a date is known, reading from the year on; `unknown` where not even the millennium is. */
export type Precision =
  | "unknown"
  | "millennium"
  | "century"
  | "decade"
  | "year"
  | "season"
  | "month"
  | "day"
  | "second";

/**
 * What every date has. Bounds are days since 1970-01-01, proleptic Gregorian, both inclusive, ±Infinity where a
 * period is open. `earliest` and `latest` are what is written: of `1950~` the year 1950. `notBefore` and
 * `notAfter` are the days outside which the date cannot lie although it is uncertain, approximate, a season, a
 * time in some zone, or a period with an unknown end; order and conflict are judged by these.
 */
interface DateBase {
  /** As written, without white space around it. */
  readonly text: string;
  readonly precision: Precision;
  readonly earliest: number;
  readonly latest: number;
  readonly notBefore: number;
  readonly notAfter: number;
  /** Some part is marked `?` or `%`. */
  readonly uncertain: boolean;
  /** Some part is marked `~` or `%`. */
  readonly approximate: boolean;
  /** Some digit is an `X`. */
  readonly unspecified: boolean;
}

/** A day, month, year, decade, century …, or a season (which is any of the sub-year codes 21 to 41). */
export interface PointDate extends DateBase {
  readonly kind: "date" | "season";
}

/** A time of a day; the bounds are that day, as its place counts it. */
export interface TimeDate extends DateBase {
  readonly kind: "time";
  /** Seconds since 1970-01-01T00:00:00Z; undefined where no zone is written. */
  readonly instant: number | undefined;
}

/** An end of a period: a date, open (`..`: there is no end), or unknown (nothing written: there is one). */
export type PeriodEnd = PointDate | "open" | "unknown";

/** A period `start/end`, or a run `start..end` within a set. At least one end is a date. */
export interface PeriodDate extends DateBase {
  readonly kind: "period";
  readonly start: PeriodEnd;
  readonly end: PeriodEnd;
}

/** One of several dates, `[…]`, or all of them, `{…}`. */
export interface SetDate extends DateBase {
  readonly kind: "oneOf" | "allOf";
  readonly members: readonly (PointDate | PeriodDate)[];
}

/** A date of EDTF, levels 0 to 2. */
export type EdtfDate = PointDate | TimeDate | PeriodDate | SetDate;

/** Why a text is no date. */
export interface DateError {
  readonly kind: "error";
  /** A sentence for the writer: what is wrong and what to write. */
  readonly message: string;
  /** The same date in EDTF, only where the text can mean nothing else. */
  readonly suggestion?: string;
  /** The two dates in EDTF that the text can mean, where it can mean either. */
  readonly readings?: readonly string[];
}

/** Precisions from the coarsest to the finest. */
const PRECISIONS: readonly Precision[] = [
  "unknown",
  "millennium",
  "century",
  "decade",
  "year",
  "season",
  "month",
  "day",
  "second",
];

/** The coarser of two precisions. */
export function coarser(a: Precision, b: Precision): Precision {
  return PRECISIONS.indexOf(a) <= PRECISIONS.indexOf(b) ? a : b;
}

/** An error value; the suggestion is left out where there is none. */
export function dateError(message: string, suggestion?: string): DateError {
  return suggestion === undefined ? { kind: "error", message } : { kind: "error", message, suggestion };
}
