import { entryOf, itemsOf, type Mapping, scalarOf, type Tree } from "../../syntax/tree.ts";
import { parseDate } from "../date.ts";

/** The months by the first three letters of their English names. */
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * The date that a CSL-JSON date variable means (CSL 1.0.2, csl-data: `date-parts`, `season`, `circa`, `raw`, `literal`),
 * as EDTF. Numbers that are no date come back all the same, so that they can be reported; words that are none, such as
 * `forthcoming`, are undefined, as is a date without anything in it.
 */
export function cslDate(date: Mapping): string | undefined {
  const ends = itemsOf(entryOf(date, "date-parts")?.value);
  // A single date may have been written without the list around it.
  const flat = ends.length > 0 && ends.every((end) => end.type === "scalar");
  const days = (flat ? [ends] : ends.map(itemsOf)).map(dayOf).filter((day) => day !== "");
  if (days.length === 0) return inWords((scalarOf(date, "raw") ?? scalarOf(date, "literal"))?.text ?? "");
  const season = scalarOf(date, "season")?.text;
  const [first = ""] = days;
  const whole = season !== undefined && /^[1-4]$/.test(season) && !first.includes("-", 1);
  const dates = whole ? [`${first}-2${season}`] : days;
  const circa = scalarOf(date, "circa")?.text;
  const sign = circa === undefined || circa === "false" || circa === "0" ? "" : "~";
  return dates.map((day) => day + sign).join("/");
}

/** A date that is written out, where it can mean only one. */
function inWords(words: string): string | undefined {
  const date = parseDate(words);
  return date.kind === "error" ? date.suggestion : words.trim();
}

/** `[2024, 8, 19]` as `2024-08-19`. */
function dayOf(parts: readonly Tree[]): string {
  const written = parts.flatMap((part) => (part.type === "scalar" ? [part.text.trim()] : []));
  const [year = "", ...rest] = written.filter((part) => part !== "");
  return [yearOf(year), ...rest.map((part) => part.padStart(2, "0"))].join("-");
}

/** A year in EDTF's four digits, or behind a `Y` when it has more. */
function yearOf(written: string): string {
  const found = /^(-?)(\d+)$/.exec(written);
  if (found === null) return written;
  const [, sign = "", digits = ""] = found;
  return digits.length > 4 ? `Y${sign}${digits}` : sign + digits.padStart(4, "0");
}

/**
 * The date that BibTeX's `year`, `month` and `day` mean, as EDTF: `2024`, `August`, `19`, but also `[1998]`, `ca. 1998`,
 * `1998/99`, `jun # "/" # jul` and `"10~" # jan`. Undefined when the year is none, as in `forthcoming`.
 */
export function bibtexDate(year: string, month: string, day: string): string | undefined {
  const found = /^\[?(ca?\.|circa)?\s*(\d{4})(?:\s*[/–-]\s*(\d{2}|\d{4}))?\]?$/i.exec(year.trim());
  if (found === null) return undefined;
  const [, circa, from = "", to] = found;
  if (to !== undefined) return `${from}/${to.length === 2 ? from.slice(0, 2) + to : to}`;
  const months = [...month.slice(0, 60).matchAll(/\p{L}{3,}/gu)].flatMap(([word]) => {
    const number = MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
    return number === 0 ? [] : [two(number)];
  });
  const numbers = [...month.slice(0, 60).matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const [first = numberedMonth(months.length === 0 ? numbers : []), last] = months;
  if (first === undefined) return circa === undefined ? from : `${from}~`;
  if (last !== undefined && last > first) return `${from}-${first}/${from}-${last}`;
  const [within] = /^\d{1,2}$/.test(day.trim()) ? [Number(day)] : months.length === 1 ? numbers : [];
  return within !== undefined && within >= 1 && within <= 31
    ? `${from}-${first}-${two(within)}`
    : `${from}-${first}`;
}

function numberedMonth([number]: readonly number[]): string | undefined {
  return number !== undefined && number >= 1 && number <= 12 ? two(number) : undefined;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
