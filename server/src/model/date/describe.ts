import { civilDay, MONTHS } from "./calendar.ts";
import { type DateMask, yearRange } from "./mask.ts";
import { APPROXIMATE, type PointParts, type Qualifier, readPoint, UNCERTAIN } from "./point.ts";
import { seasonName, seasonSpan } from "./season.ts";
import { readTime } from "./time.ts";
import type { EdtfDate, PeriodDate, PointDate, SetDate } from "./value.ts";
import { readFarYear } from "./year.ts";

/** A date in plain English, for a hover: "19 August 2024", "about 1950", "from 3 August 2024". Never empty. */
export function describeDate(date: EdtfDate): string {
  switch (date.kind) {
    case "period":
      return describePeriod(date);
    case "time":
      return describeTime(date.text);
    case "oneOf":
    case "allOf":
      return describeSet(date);
    default:
      return describePoint(date);
  }
}

function describePeriod({ start, end }: PeriodDate): string {
  if (end === "open") return `from ${describeEnd(start)}`;
  if (start === "open") return `until ${describeEnd(end)}`;
  return `from ${describeEnd(start)} to ${describeEnd(end)}`;
}

function describeEnd(end: PeriodDate["start"]): string {
  return typeof end === "string" ? "an unknown date" : describePoint(end);
}

function describeSet({ kind, members }: SetDate): string {
  const [only] = members;
  if (kind === "oneOf" && members.length === 1 && only?.kind === "period") {
    const { start, end } = only;
    if (typeof start !== "string" && typeof end !== "string") {
      return `between ${describePoint(start)} and ${describePoint(end)}`;
    }
  }
  const words = members.map((member) => describeMember(member, kind === "allOf"));
  const last = words.pop() ?? "";
  const link = kind === "oneOf" ? "or" : "and";
  return words.length === 0 ? last : `${words.join(", ")} ${link} ${last}`;
}

function describeMember(member: PointDate | PeriodDate, all: boolean): string {
  if (member.kind !== "period") return describePoint(member);
  const { start, end } = member;
  const link = all ? "and everything" : "or";
  if (start === "open") return `${describeEnd(end)} ${link} earlier`;
  if (end === "open") return `${describeEnd(start)} ${link} later`;
  return `${describeEnd(start)} to ${describeEnd(end)}`;
}

function describeTime(text: string): string {
  const parts = readTime(text);
  const day = readPoint(parts?.day ?? "");
  const words = day && describeParts(day);
  if (parts === undefined || words === undefined) return text;
  const { hour, minute, second, offset } = parts;
  const clock = `${two(hour)}:${two(minute)}${second === 0 ? "" : `:${two(second)}`}`;
  return `${words}, ${clock}${offset === undefined ? "" : ` ${zoneName(offset)}`}`;
}

function zoneName(offset: number): string {
  if (offset === 0) return "UTC";
  const size = Math.abs(offset);
  return `UTC${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function describePoint(date: PointDate): string {
  const parts = readPoint(date.text);
  if (parts !== undefined) return qualified(parts, describeParts(parts) ?? describeBounds(date));
  const far = readFarYear(date.text);
  if (far === undefined) return date.text;
  const mark = (date.uncertain ? UNCERTAIN : 0) | (date.approximate ? APPROXIMATE : 0);
  const year = yearName(far.year);
  if (far.lowest === far.highest) return `${prefix(mark)}${year}`;
  return `${prefix(mark)}${year} (one of ${rangeOfYears(far.lowest, far.highest)})`;
}

/** The words for the parts without their qualifiers; undefined for digits left open in an unusual place. */
function describeParts(parts: PointParts): string | undefined {
  const { month, day } = parts;
  const masked = parts.year.includes("X");
  const year = masked ? maskedYear(parts) : yearName(yearRange(parts)[0]);
  if (month === undefined) return year;
  const season = day === undefined ? seasonSpan(month) : undefined;
  if (season !== undefined) return masked ? `${season.name} in ${year}` : seasonName(season, year);
  if (month === "XX") {
    if (day === undefined) return `an unknown month in ${year}`;
    return day === "XX" ? `an unknown day in ${year}` : undefined;
  }
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return undefined;
  const monthName = masked ? `${name} in ${year}` : `${name} ${year}`;
  if (day === undefined) return monthName;
  if (day === "XX") return `an unknown day in ${monthName}`;
  return day.includes("X") ? undefined : `${Number(day)} ${monthName}`;
}

function maskedYear(mask: DateMask): string {
  if (mask.year === "XXXX") return "an unknown year";
  // "The 1900s" could be a decade or a century, so it is said in years.
  if (/^\d\d[1-9]X$/.test(mask.year) && !mask.negative) return `the ${mask.year.replace("X", "0")}s`;
  const [from, to] = yearRange(mask);
  return /^\d+X+$/.test(mask.year) ? rangeOfYears(from, to) : `a year written ${mask.year}`;
}

function rangeOfYears(from: number, to: number): string {
  return `the years ${yearName(from)} to ${yearName(to)}`;
}

/** "2024", "AD 79", "44 BC", "170,000,002": years count from 1 in both directions, and 0 is 1 BC. */
function yearName(year: number): string {
  if (year <= 0) return `${grouped(1 - year)} BC`;
  return year < 1000 ? `AD ${year}` : grouped(year);
}

function grouped(n: number): string {
  return n < 10_000 ? String(n) : String(n).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

function describeBounds({ earliest, latest }: PointDate): string {
  return `between ${dayName(earliest)} and ${dayName(latest)}`;
}

function dayName(dayNumber: number): string {
  const { year, month, day } = civilDay(dayNumber);
  return `${day} ${MONTHS[month - 1] ?? ""} ${yearName(year)}`;
}

/** One word before the date where all its parts are qualified alike, else a note after it on each part. */
function qualified(parts: PointParts, words: string): string {
  const [year, month, day] = parts.qualifiers;
  const written = [
    year,
    ...(parts.month === undefined ? [] : [month]),
    ...(parts.day === undefined ? [] : [day]),
  ];
  if (written.every((mark) => mark === year)) return `${prefix(year)}${words}`;
  const notes = ["year", "month", "day"].flatMap((part, i) => {
    const mark = written[i] ?? 0;
    return mark === 0 ? [] : [`${part} ${adjective(mark)}`];
  });
  return `${words} (${notes.join(", ")})`;
}

function prefix(mark: Qualifier): string {
  return `${mark & UNCERTAIN ? "perhaps " : ""}${mark & APPROXIMATE ? "about " : ""}`;
}

function adjective(mark: Qualifier): string {
  if (mark === UNCERTAIN) return "uncertain";
  return mark === APPROXIMATE ? "approximate" : "uncertain and approximate";
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
