import { rewriteDate } from "../model/date/suggest.ts";
import { parseDate } from "../model/date.ts";

/** What a text says of a date: the date in EDTF, or two readings where day and month may be either way round. */
export type SaidDate = { readonly date: string } | { readonly readings: readonly string[] };

const PUBLISHED =
  /^(?:(?:first|originally) )?(?:published|posted|publication date|date published|date|issued|released)(?: on| at| date)?\s*[:：]?\s+(.+)$/i;
const UPDATED = /^(?:last )?(?:updated|modified|edited)(?: on| at)?\s*[:：]?\s+(.+)$/i;

/** Clock times, with what may stand around them: "at 11:56 PM", "T23:56:00Z", "23:56 GMT+8", "11.56am (UTC)". */
const CLOCK =
  /(?:[,\s]|\bat|@|[-–—]|(?<=\d)T)+\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?!\d)\s*(?:[ap]\.?m\b\.?)?\s*(?:Z\b|\(?(?:GMT|UTC|[A-Z]{2,4}T|local time)\b\)?)?\s*(?:[+-]\d{1,2}(?::?\d{2})?)?\s*$/i;

const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?";
const DAY = `(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2} ${MONTH},? \\d{4}|${MONTH} \\d{1,2},? \\d{4})(?![\\d-])`;
const LEADING = new RegExp(`^\\s*(?:date|published(?: on)?|posted(?: on)?)\\s*[:：]?\\s+(${DAY})`, "i");
const WITHIN = new RegExp(`(?<![\\d-])${DAY}`, "i");
/** "Hanoi, 19 August 2024": who or where, and when. */
const DATELINE = new RegExp(`^(?!Originally|First|Published|Posted)\\p{Lu}[\\p{L}.'’ ]{1,40}, ${DAY}$`, "u");

/** The date that a line gives as that of publication, with a label ("Published: …") or alone ("19 August 2024"). */
export function publicationDate(words: string): SaidDate | undefined {
  const labelled = PUBLISHED.exec(words)?.[1];
  const said = DATELINE.test(words) ? dateWithin(words) : readDate(labelled ?? words);
  if (said === undefined || labelled !== undefined || !("date" in said)) return said;
  // A bare year or month on a line of its own may be anything.
  return /^\d{4}-\d{2}-\d{2}$/.test(said.date) ? said : undefined;
}

/** Whether a line says when the text was last changed. */
export function isUpdateDate(words: string): boolean {
  const said = UPDATED.exec(words)?.[1];
  return said !== undefined && readDate(said) !== undefined;
}

/** The first full date in a line about other things too: "By X on 19 August 2024". */
export function dateWithin(words: string): SaidDate | undefined {
  const found = WITHIN.exec(words);
  return found === null ? undefined : readDate(found[0]);
}

/** The date in front of a text that goes on behind it on the same line: " date 2023-12-12 …"; `end` is behind the date. */
export function leadingDate(text: string): { readonly said: SaidDate; readonly end: number } | undefined {
  const found = LEADING.exec(text.slice(0, 100));
  const said = found === null ? undefined : readDate(found[1] ?? "");
  return found === null || said === undefined ? undefined : { said, end: found[0].length };
}

function readDate(words: string): SaidDate | undefined {
  const day = words.replace(CLOCK, "").trim();
  if (day.length > 40 || !/\d{4}/.test(day)) return undefined;
  const readings = rewriteDate(day).filter(
    (date) => /^\d{4}(?:-\d{2}){0,2}$/.test(date) && parseDate(date).kind !== "error",
  );
  const [date, other] = readings;
  if (date === undefined) return undefined;
  return other === undefined ? { date } : { readings };
}
