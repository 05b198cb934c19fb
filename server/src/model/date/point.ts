import { civilDay, dayNumber, daysInMonth, MONTHS } from "./calendar.ts";
import { boundaryDay, type DateMask, yearRange } from "./mask.ts";
import { type SeasonSpan, seasonSpan } from "./season.ts";
import { type DateError, dateError, type PointDate, type Precision } from "./value.ts";

/** How a part is qualified: 0 not at all, UNCERTAIN, APPROXIMATE, or both added. */
export type Qualifier = number;
export const UNCERTAIN = 1;
export const APPROXIMATE = 2;

/** The written parts of a year, month or day with a qualifier for each of the three (0 where nothing stands). */
export interface PointParts extends DateMask {
  readonly qualifiers: readonly [year: Qualifier, month: Qualifier, day: Qualifier];
}

const POINT =
  /^([?~%])?(-?)([0-9X]{4})([?~%])?(?:-([?~%])?([0-9X]{2})([?~%])?(?:-([?~%])?([0-9X]{2})([?~%])?)?)?$/;

/** Splits `?2004-06-~11` into its parts; undefined when the text has not that form. Nothing is checked yet. */
export function readPoint(text: string): PointParts | undefined {
  const found = POINT.exec(text);
  if (found === null) return undefined;
  const [, yearLeft, sign, year = "", yearRight, monthLeft, month, monthRight, dayLeft, day, dayRight] =
    found;
  // The year before AD 1 is 0000, without a sign.
  if (sign && year === "0000") return undefined;
  // A mark to the right of a part qualifies it and all before it; a mark to the left qualifies it alone.
  const fromDay = bits(dayRight);
  const fromMonth = fromDay | bits(monthRight);
  const yearMark = fromMonth | bits(yearRight) | bits(yearLeft);
  return {
    negative: sign === "-",
    year,
    month,
    day,
    qualifiers: [yearMark, fromMonth | bits(monthLeft), fromDay | bits(dayLeft)],
  };
}

function bits(mark: string | undefined): Qualifier {
  if (mark === "?") return UNCERTAIN;
  if (mark === "~") return APPROXIMATE;
  return mark === "%" ? UNCERTAIN | APPROXIMATE : 0;
}

/** A year, month, day or season with its qualifiers and `X`; undefined when the text has not that form. */
export function parsePoint(text: string): PointDate | DateError | undefined {
  const parts = readPoint(text);
  if (parts === undefined) return undefined;
  const { month, day, qualifiers } = parts;
  const season = month !== undefined && day === undefined ? seasonSpan(month) : undefined;
  const earliest = season ? seasonBound(parts, season, false) : boundaryDay(parts, false);
  const latest = season ? seasonBound(parts, season, true) : boundaryDay(parts, true);
  if (earliest === undefined || latest === undefined) return absent(parts);
  const slack = (season?.slack ?? 0) + approximation(parts);
  const mark = qualifiers[0] | qualifiers[1] | qualifiers[2];
  return {
    kind: season ? "season" : "date",
    text,
    precision: precisionOf(parts, season),
    earliest,
    latest,
    notBefore: unsure(parts, earliest, false) - slack,
    notAfter: unsure(parts, latest, true) + slack,
    uncertain: (mark & UNCERTAIN) !== 0,
    approximate: (mark & APPROXIMATE) !== 0,
    unspecified: text.includes("X"),
  };
}

function seasonBound(parts: PointParts, season: SeasonSpan, last: boolean): number {
  const [lowest, highest] = yearRange(parts);
  if (!last) return dayNumber(lowest, season.firstMonth, 1);
  const end = season.firstMonth - 1 + season.months;
  return dayNumber(highest + Math.floor(end / 12), (end % 12) + 1, 1) - 1;
}

/** Known from the left: `15XX-12-25` is known to the century. */
function precisionOf(parts: PointParts, season: SeasonSpan | undefined): Precision {
  const open = parts.year.indexOf("X");
  if (open >= 0) return (["unknown", "millennium", "century", "decade"] as const)[open] ?? "unknown";
  if (season) return "season";
  if (parts.month === undefined || parts.month.includes("X")) return "year";
  return parts.day === undefined || parts.day.includes("X") ? "month" : "day";
}

/**
 * The bound once uncertain parts count for nothing: of `2004-06-?11` only June 2004 stands fast, and of `2004?`
 * nothing at all.
 */
function unsure(parts: PointParts, bound: number, last: boolean): number {
  const [year, month, day] = parts.qualifiers;
  if (year & UNCERTAIN) return last ? Infinity : -Infinity;
  if (((month | day) & UNCERTAIN) === 0) return bound;
  const civil = civilDay(bound);
  if (month & UNCERTAIN) return last ? dayNumber(civil.year, 12, 31) : dayNumber(civil.year, 1, 1);
  return dayNumber(civil.year, civil.month, last ? daysInMonth(civil.year, civil.month) : 1);
}

const YEAR = 366;

/** Days that "about" adds on either side: a week, a month, five years; more where not even the decade is given. */
function approximation(parts: PointParts): number {
  const [year, month, day] = parts.qualifiers;
  if (day & APPROXIMATE) return 7;
  if (month & APPROXIMATE) return 31;
  if ((year & APPROXIMATE) === 0) return 0;
  const open = parts.year.indexOf("X");
  return open === -1 || open === 3 ? 5 * YEAR : open === 2 ? 10 * YEAR : 100 * YEAR;
}

/** Says why no day fits: the month or the day that is not there. */
function absent(parts: PointParts): DateError {
  const { month = "", day } = parts;
  const year = parts.negative ? `-${parts.year}` : parts.year;
  const plain = !/X/.test(`${year}${month}${day ?? ""}`) && !parts.qualifiers.some((mark) => mark !== 0);
  if (month === "00") {
    const known = day === undefined || day === "00" ? year : `${year}-XX-${day}`;
    return dateError(
      `There is no month 00: where the month is not known, write ${known}.`,
      plain ? known : undefined,
    );
  }
  if (boundaryDay({ ...parts, day: undefined }, false) === undefined) {
    const swapped = `${year}-${day}-${month}`;
    return plain &&
      day !== undefined &&
      boundaryDay({ ...parts, month: day, day: month }, false) !== undefined
      ? dateError(`There is no month ${month}: the month stands before the day, as in ${swapped}.`, swapped)
      : dateError(`There is no month ${month}: write 01 to 12, or 21 to 41 for a season or quarter.`);
  }
  if (day === "00") {
    const known = `${year}-${month}`;
    return dateError(
      `There is no day 00: where the day is not known, write ${known}.`,
      plain ? known : undefined,
    );
  }
  const name = MONTHS[Number(month) - 1];
  if (name === undefined || !plain) {
    return dateError(`No day of the calendar fits ${year}-${month}-${day}: check its month and day.`);
  }
  const length = daysInMonth(Number(year), Number(month));
  // Only February needs its year to be understood.
  const when = month === "02" ? `${name} ${parts.year}` : name;
  return dateError(`${Number(day)} ${when} does not exist; ${when} has ${length} days.`);
}
