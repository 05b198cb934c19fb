import { MONTHS } from "./calendar.ts";
import { rewritePeriod } from "./suggest-period.ts";
import { rewriteSingle } from "./suggest-single.ts";

/** The longest text that is tried: "from Wednesday, the 30th of September 1950 to …" and some room. */
const MAX_LENGTH = 100;

/**
 * A date that is not in EDTF, rewritten: no reading, one, or two where day and month may be either way round
 * (`04/05/2024`), or a month two years (`2011/12`). Knows English month names, numeric dates, spans of them, "since",
 * "until", "circa", decades, seasons, BC, and the forms of EDTF's own drafts. A reading has the form of EDTF but need
 * not be a day that exists. Two-digit years have no reading but at the end of a span.
 */
export function rewriteDate(text: string): readonly string[] {
  if (text.length > MAX_LENGTH) return [];
  const plain = normal(text);
  const single = rewriteSingle(plain);
  // "2011/12" is a month or two years.
  if (single.length > 0 && !/^\d{4}\/\d\d$/.test(plain)) return single;
  const period = rewritePeriod(plain);
  return period === undefined ? single : [...single, period];
}

/** Lower case, single spaces, without ordinal endings, weekday, articles, commas; month names cut to three letters. */
function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/,/g, " ")
    .replace(/\b(?:the|of|in)\b/g, " ")
    .replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/g, "$1")
    .replace(/\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day\b|\b\.?)/g, " ")
    .replace(/[a-z]{3,9}\.?/g, (word) => monthWord(word))
    .replace(/\s+/g, " ")
    .trim();
}

/** `aug` for "august", "aug." and "aug"; any other word as it is. */
function monthWord(word: string): string {
  const bare = word.replace(".", "");
  const known = MONTHS.some(
    (month) => month.toLowerCase() === bare || month.slice(0, 3).toLowerCase() === bare,
  );
  return known || bare === "sept" ? bare.slice(0, 3) : word;
}
