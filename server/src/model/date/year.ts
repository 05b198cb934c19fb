import { dayNumber, MAX_YEAR } from "./calendar.ts";
import { type DateError, dateError, type PointDate, type Precision } from "./value.ts";

const FAR_YEAR = /^(?:Y(-?)([1-9][0-9]*)(?:E([0-9]+))?|(-?)([0-9]{4}))(?:S([1-9][0-9]*))?([?~%])?$/;
const PRECISIONS: readonly Precision[] = ["year", "decade", "century", "millennium"];

/** The parts of a year written with `Y`, an exponent or significant digits. */
export interface FarYear {
  readonly year: number;
  /** The lowest and highest year that the significant digits leave; both the year itself without `S`. */
  readonly lowest: number;
  readonly highest: number;
  readonly mark: string;
}

/** Splits `Y-17E7`, `Y170000002` or `1950S2`; undefined when the text has not that form. */
export function readFarYear(text: string): FarYear | undefined {
  const found = FAR_YEAR.exec(text);
  if (found === null) return undefined;
  const [, farSign, far, exponent, nearSign, near, significant, mark = ""] = found;
  // Y is for years of more than four digits, and a plain year belongs to parsePoint.
  if (far !== undefined && exponent === undefined && far.length < 5) return undefined;
  if (near !== undefined && (significant === undefined || (nearSign && near === "0000"))) return undefined;
  const size = Number(exponent === undefined ? (far ?? near) : `${far}e${exponent}`);
  const digits = near === undefined ? String(size).length : near.length;
  const free = significant === undefined ? 0 : Math.max(0, digits - Number(significant));
  const step = 10 ** free;
  const least = Math.floor(size / step) * step;
  const most = least + step - 1;
  const negative = farSign === "-" || nearSign === "-";
  return {
    year: negative ? 0 - size : size,
    lowest: negative ? 0 - most : least,
    highest: negative ? 0 - least : most,
    mark,
  };
}

/** A year beyond four digits (`Y170000002`, `Y-17E7`) or with significant digits (`1950S2`: 1900 to 1999). */
export function parseFarYear(text: string): PointDate | DateError | undefined {
  const far = readFarYear(text);
  if (far === undefined) return undefined;
  if (!(Math.abs(far.year) <= MAX_YEAR)) {
    return dateError("This year is too far away to reckon with: write a year of at most 13 digits.");
  }
  const earliest = dayNumber(far.lowest, 1, 1);
  const latest = dayNumber(far.highest, 12, 31);
  const uncertain = far.mark === "?" || far.mark === "%";
  const approximate = far.mark === "~" || far.mark === "%";
  // About 1950 is five years either way; about 170 million years ago is a tenth of it, as with quantities.
  const size = Math.abs(far.year);
  const slack = approximate ? Math.ceil(size < 10_000 ? 5 : size / 10) * 366 : 0;
  const zeros = Math.round(Math.log10(far.highest - far.lowest + 1));
  return {
    kind: "date",
    text,
    precision: PRECISIONS[Math.min(zeros, 3)] ?? "year",
    earliest,
    latest,
    notBefore: uncertain ? -Infinity : earliest - slack,
    notAfter: uncertain ? Infinity : latest + slack,
    uncertain,
    approximate,
    unspecified: false,
  };
}
