import type { CivilDay } from "../../model/date/calendar.ts";
import { dateFromWords } from "../../model/date/relative.ts";
import { parseDate } from "../../model/date.ts";
import { writeValue } from "../../syntax/attributes.ts";
import { span } from "../../text/span.ts";
import type { Typed } from "./item.ts";
import type { Prose } from "./prose.ts";

/** How much of a mark's words is looked through for dates, and how many words a date has (words between white space). */
const MOST_WORDS = 60;
const LONGEST = 6;

/** The dates that stand in words, with those words: the leftmost first, and of those the longest. */
export function datesInWords(
  words: string,
  anchor: CivilDay | undefined,
): readonly (readonly [string, string])[] {
  const parts = partsOf(words);
  const found: (readonly [string, string])[] = [];
  for (let i = 0; i < parts.length; ) {
    const { meant, said, length } = dateAt(parts, i, anchor);
    for (const edtf of meant) found.push([edtf, said]);
    i += Math.max(1, length);
  }
  return found;
}

/** What the words mean with which a text begins, the likeliest date first; none where they are no date. */
export function dateAhead(text: string, anchor: CivilDay | undefined): readonly string[] {
  return dateAt(partsOf(text.slice(0, LONGEST_WORDS)), 0, anchor).meant;
}

function partsOf(words: string): readonly string[] {
  return words
    .split(/\s+/)
    .filter((part) => part !== "")
    .slice(0, MOST_WORDS);
}

/** The longest date that begins with one of the parts, and how many of them it has. */
function dateAt(
  parts: readonly string[],
  from: number,
  anchor: CivilDay | undefined,
): { readonly meant: readonly string[]; readonly said: string; readonly length: number } {
  for (let length = Math.min(LONGEST, parts.length - from); length > 0; length--) {
    const said = parts
      .slice(from, from + length)
      .join(" ")
      .replace(/^[“"'‘(]+|[”"'’).,;:!?]+$/g, "");
    if (length === 1 ? !ALONE.test(said) : !HINT.test(said)) continue;
    const meant = dateFromWords(said, anchor);
    if (meant.length > 0) return { meant, said, length };
  }
  return { meant: [], said: "", length: 0 };
}

/** What stands in every date of several words. */
const HINT =
  /\d|day|week|fortnight|month|year|quarter|half|decade|century|spring|summer|autumn|fall|winter|night|morning|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** The single words that are dates, and not the verb or a number. */
const ALONE =
  /^(?:(?:yester|to)day|tonight|tomorrow|[A-Z][a-z]+day|January|February|March|April|May|June|July|August|September|October|November|December|[12]\d{3}|\d{4}-\d\d(?:-\d\d)?)$/;

/** How far back an attribute list's words for a date are looked for (UTF-16 units). */
const LONGEST_WORDS = 300;
const OPEN = /\]\{[^{}"]*?(?:^|\s)(on|said|checked)=([A-Za-z0-9][\w ,.’'–-]* [\w ,.’'–-]*)$/;

/** Words for a date that are being typed where only quotation marks would hold them: `on=last mon`. */
export function openDateWords(
  text: string,
  { start, text: prose }: Prose,
): { key: string; typed: Typed; brace: number } | undefined {
  const tail = prose.slice(-LONGEST_WORDS);
  const found = OPEN.exec(tail);
  const [, key = "", words = ""] = found ?? [];
  // Behind a date another attribute is being typed.
  const [first = ""] = words.split(" ");
  if (found === null || parseDate(first).kind !== "error") return undefined;
  const offset = start + prose.length;
  const rest = /^[\p{L}\p{N}]*/u.exec(text.slice(offset, offset + LONGEST_WORDS))?.[0] ?? "";
  return {
    key,
    brace: offset - tail.length + found.index + 1,
    typed: { span: span(offset - words.length, offset + rest.length), prefix: words, write: writeValue },
  };
}
