import { civilDay, MONTHS } from "../../model/date/calendar.ts";
import { describeDate } from "../../model/date/describe.ts";
import type { EdtfDate } from "../../model/date.ts";
import type { Facts } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { hasClass } from "../../model/spans.ts";
import { readAttributes } from "../../syntax/attributes.ts";
import { Kind, touching } from "../../syntax/marks.ts";
import { wordsOf } from "../../syntax/strip.ts";
import { fold } from "../../text/fold.ts";
import { remembered } from "../../text/remembered.ts";
import { type Span, span, touches, trimmed } from "../../text/span.ts";
import { type Hint, shortened } from "./hint.ts";

/** Longer words than these do not stand for a date (UTF-16 units). */
const LONGEST_WORDS = 200;

/** The dates, in words, behind marked words that do not tell them: “on Monday” in an article of August. */
export function* dateHints({ marks, facts }: Lowered, within: Span): Generator<Hint> {
  const { text } = marks;
  const dates = datesByStart(facts);
  for (const { kind, row, span: own, first, second } of touching(marks, within)) {
    if (kind !== Kind.Span || !touches(within, own.end)) continue;
    const attributes = readAttributes(text, second.start);
    const on = hasClass(attributes, "date") ? attributes.pairs.find(({ key }) => key === "on") : undefined;
    const date = on === undefined ? undefined : dates.get(trimmed(text, on.valueSpan).start);
    if (date === undefined) continue;
    const words = wordsOf(
      marks,
      span(first.start, Math.min(first.end, first.start + LONGEST_WORDS)),
      row + 1,
    );
    if (tells(words, date, facts.date)) continue;
    yield { at: own.end, about: "date", parts: [{ text: shortened(describeDate(date)) }] };
  }
}

/** The dates of a file by where they are written. */
const datesByStart = remembered(
  ({ dates }: Facts) => new Map(dates.map(({ place, date }) => [place.start, date])),
);

/**
 * Whether words tell a date by themselves: its day, month and year in figures or English, without the year where it is
 * the article's.
 */
function tells(words: string, date: EdtfDate, article: EdtfDate | undefined): boolean {
  const folded = fold(words);
  if (folded.includes(fold(describeDate(date)))) return true;
  const isExact = !date.uncertain && !date.approximate && !date.unspecified;
  if (date.kind !== "date" || !isExact || !Number.isFinite(date.earliest)) return false;
  const { year, month, day } = civilDay(date.earliest);
  const sameYear =
    article !== undefined && Number.isFinite(article.earliest) && civilDay(article.earliest).year === year;
  if (!hasFigure(folded, year) && !(sameYear && date.precision !== "year")) return false;
  if (date.precision === "year") return true;
  if (date.precision !== "month" && date.precision !== "day") return false;
  if (date.precision === "day" && !hasFigure(folded, day)) return false;
  return namesMonth(folded, month) || hasFigure(folded, month);
}

/** Whether a number stands in the words by itself: 19 in “19th”, not in “2019”. */
function hasFigure(words: string, figure: number): boolean {
  return new RegExp(`(?<!\\d)0?${figure}(?!\\d)`).test(words);
}

function namesMonth(words: string, month: number): boolean {
  const name = (MONTHS[month - 1] ?? "").toLowerCase();
  return new RegExp(`(?<!\\p{L})${name.slice(0, 3)}(?:${name.slice(3)}|t)?(?!\\p{L})`, "u").test(words);
}
