import { parseDate } from "../date.ts";
import type { CivilDay } from "./calendar.ts";
import { type Anchor, anchorAt, anchorOn, type Reader, readings, type Towards } from "./relative/anchor.ts";
import { daysAlone, daysOfMonths, dayWords, weekdays } from "./relative/days.ts";
import { distances, namedPeriods, partsOfYears, stretches } from "./relative/units.ts";
import { rewriteDate } from "./suggest.ts";

export type { Towards } from "./relative/anchor.ts";

/** The longest words that are read (UTF-16 units). */
const LONGEST = 100;

/**
 * What English words for a date mean in EDTF, the likeliest reading first; none where they are no date. `anchor` is the
 * day from which they are told (of an article its date): without it only words that name a year are read, and EDTF itself.
 * Where words such as “Monday” or “3 August” may be before or behind the anchor, `towards` says which comes first, and the
 * other follows; words such as “next” and “ago” say it themselves. A weekday that the anchor falls on is the anchor; “last
 * Monday” is the last one before it. Weeks begin on Mondays. “Two weeks ago” and “about” are approximate (`~`).
 * Every reading is a date for `parseDate`.
 */
export function dateFromWords(
  words: string,
  anchor?: CivilDay,
  towards: Towards = "past",
): readonly string[] {
  if (words.length > LONGEST) return [];
  const written = words.trim();
  if (isDate(written)) return [written];
  const plain = normal(written);
  const absolute = [...rewriteDate(plain), ...rewriteDate(written)].filter(isDate);
  if (absolute.length > 0) return [...new Set(absolute)];
  if (anchor === undefined) return [];
  const from = anchorAt(anchor, towards);
  return (period(plain, from) ?? single(plain, from) ?? []).filter(isDate);
}

function isDate(text: string): boolean {
  return parseDate(text).kind !== "error";
}

/** Lower case, single spaces, without commas, articles, ordinal endings behind a month, and the preposition at the front; months cut to three letters. */
function normal(words: string): string {
  return words
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[,;]|\.(?=\s|$)|\bthe\b/g, " ")
    .replace(
      /\b(jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b\.?/g,
      "$1",
    )
    .replace(
      /\b(\d{1,2})(?:st|nd|rd|th)(?= (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/g,
      "$1",
    )
    .replace(/(?<=\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) \d{1,2})(?:st|nd|rd|th)\b/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(
      /^(?:on|at|by|during|over|within|throughout|in(?! (?:\d|an?\b|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)))\b ?/,
      "",
    );
}

const READERS: readonly Reader[] = [
  dayWords,
  weekdays,
  daysOfMonths,
  daysAlone,
  distances,
  stretches,
  partsOfYears,
  namedPeriods,
];

/** Words around a date that say where in it, or that it is not exact. */
const ROUGHLY =
  /^(?:about|around|circa|roughly|early|mid|late|(?:beginning|start|middle|end) of)[ -](?:in )?(.+)$/;
const WITHIN = /^(?:earlier|later|sometime|early|late) (?:in )?(.+)$/;

function single(words: string, anchor: Anchor): readonly string[] | undefined {
  // `last-monday`, as a value without quotation marks may have it.
  const spaced = words.replace(/(?<=[a-z])-(?=[a-z])/g, " ");
  for (const read of READERS) {
    const found = read(spaced, anchor);
    if (found !== undefined) return found;
  }
  const roughly = ROUGHLY.exec(words)?.[1];
  const inside = roughly ?? WITHIN.exec(words)?.[1];
  if (inside === undefined || ROUGHLY.test(inside) || WITHIN.test(inside)) return undefined;
  const exact = single(inside, anchor) ?? single(`this ${inside}`, anchor);
  // “Late Monday” is that day.
  return roughly === undefined
    ? exact
    : exact?.map((text) => (/^\d{4}(?:-\d\d)?$/.test(text) ? `${text}~` : text));
}

const SINCE = /^(?:since|from) (.+?)(?: onwards?)?$|^(.+?) (?:onwards?|and later)$/;
const UNTIL = /^(?:until|till|up to) (.+)$/;
const SPAN = /^(?:from )?(.+?)(?: ?[–—] ?| - |-| to | until | till | through )(.+)$|^between (.+?) and (.+)$/;
const DAY = /^(\d{1,2})(?:st|nd|rd|th)?$/;

/** "since 3 August", "18–20 August", "from Monday to Wednesday". */
function period(words: string, anchor: Anchor): readonly string[] | undefined {
  const span = SPAN.exec(words);
  const between =
    span === null ? undefined : spanOf(span[1] ?? span[3] ?? "", span[2] ?? span[4] ?? "", anchor);
  if (between !== undefined) return between;
  const since = SINCE.exec(words);
  const from = since === null ? undefined : pointOf(since[1] ?? since[2] ?? "", anchor);
  if (from !== undefined) return from.map((text) => `${text}/..`);
  const until = UNTIL.exec(words);
  const to = until === null ? undefined : pointOf(until[1] ?? "", anchor);
  return to?.map((text) => `../${text}`);
}

function spanOf(first: string, last: string, anchor: Anchor): readonly string[] | undefined {
  const day = DAY.exec(last)?.[1];
  if (day !== undefined) {
    const starts = pointOf(first, anchor) ?? [];
    return ordered(starts.map((start) => [start, sameMonth(start, day)]));
  }
  const bare = DAY.exec(first)?.[1];
  const ends = pointOf(last, anchor) ?? [];
  return ordered(
    ends.map((end) => {
      if (bare !== undefined) return [sameMonth(end, bare), end];
      const date = parseDate(end);
      if (date.kind === "error" || !Number.isFinite(date.latest)) return [undefined, end];
      return [pointOf(first, anchorOn(date.latest, "past"))?.[0], end];
    }),
  );
}

/** One point, and no period, in each of its readings. */
function pointOf(words: string, anchor: Anchor): readonly string[] | undefined {
  const plain = words.trim();
  const absolute = rewriteDate(plain).filter(isDate);
  const found = absolute.length > 0 ? absolute : single(plain, anchor);
  const points = found?.filter((text) => !text.includes("/"));
  return points === undefined || points.length === 0 ? undefined : points;
}

function sameMonth(day: string, other: string): string | undefined {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? `${day.slice(0, 8)}${other.padStart(2, "0")}` : undefined;
}

/** The pairs that are periods, the start before the end. */
function ordered(
  pairs: readonly (readonly [string | undefined, string | undefined])[],
): readonly string[] | undefined {
  const found = pairs.map(([start, end]) =>
    start === undefined || end === undefined || start >= end ? undefined : `${start}/${end}`,
  );
  const periods = readings(...found);
  return periods.length === 0 ? undefined : periods;
}
