import { parseMember, parsePeriod } from "./date/period.ts";
import { parsePlainDay } from "./date/plain.ts";
import { parseSet } from "./date/set.ts";
import { rewriteDate } from "./date/suggest.ts";
import { CUT_SHORT } from "./date/suggest-period.ts";
import { parseTime } from "./date/time.ts";
import { type DateError, dateError, type EdtfDate } from "./date/value.ts";

export type { DateError, EdtfDate } from "./date/value.ts";

/** A longer text is refused unread, so that no date costs more than a few microseconds times this. */
const MAX_LENGTH = 1000;

/**
 * Reads a date in the Extended Date/Time Format (EDTF, Library of Congress 2019, levels 0 to 2). White space
 * around it is ignored. Never throws: what is no date comes back as an error with a sentence that says what to
 * write, and with the date in EDTF where the text can mean only that. Besides the specification's examples it
 * takes seasons in periods and with qualifiers, and qualifiers after an `X`; it refuses ISO 8601's two- and
 * three-digit centuries and decades, which would turn a mistyped year into a date.
 */
export function parseDate(written: string): EdtfDate | DateError {
  const plain = parsePlainDay(written);
  if (plain !== undefined) return plain;
  const text = written.trim();
  if (text === "") return dateError("No date is given: write 2024-08-19, 2024-08 or 2024.");
  if (text.length > MAX_LENGTH) {
    return dateError(`This date is ${text.length} characters long: write one of at most ${MAX_LENGTH}.`);
  }
  return readEdtf(text) ?? notEdtf(text);
}

function readEdtf(text: string): EdtfDate | DateError | undefined {
  return parseMember(text) ?? parsePeriod(text) ?? parseTime(text) ?? parseSet(text);
}

/** The error for a text that has no form of EDTF, with its one possible reading if it has one. */
function notEdtf(text: string): DateError {
  const [one, other] = rewriteDate(text);
  if (one !== undefined && other !== undefined) {
    const readings = [one, other].filter((date) => readEdtf(date)?.kind !== "error");
    return { ...dateError(`${text} can be read in two ways: write ${one} or ${other}.`), readings };
  }
  const date = one === undefined ? undefined : readEdtf(one);
  if (one === undefined || date === undefined) {
    return dateError(
      "This is not a date in EDTF: write 2024-08-19, 2024-08 or 2024, or 2024-08/2024-10 for a period.",
    );
  }
  // "31 June 2024" is understood, and still no date.
  if (date.kind === "error") return date;
  const cut = one.includes("/") && CUT_SHORT.test(text);
  const why = cut ? "a period gives both of its ends in full" : "dates are given in EDTF, the year first";
  return dateError(`Write ${one} here: ${why}.`, one);
}
