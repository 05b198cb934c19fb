import { parsePoint } from "./point.ts";
import {
  coarser,
  type DateError,
  dateError,
  type PeriodDate,
  type PeriodEnd,
  type PointDate,
} from "./value.ts";
import { parseFarYear } from "./year.ts";

/** A date that may end a period or stand in a set: anything but a time, a period and a set. */
export function parseMember(text: string): PointDate | DateError | undefined {
  return parsePoint(text) ?? parseFarYear(text);
}

/** A period `start/end`; undefined when the text has not exactly one slash between readable ends. */
export function parsePeriod(text: string): PeriodDate | DateError | undefined {
  const slash = text.indexOf("/");
  if (slash === -1 || text.includes("/", slash + 1)) return undefined;
  const start = parseEnd(text.slice(0, slash));
  const end = parseEnd(text.slice(slash + 1));
  if (start === undefined || end === undefined) return undefined;
  return makePeriod(text, start, end);
}

function parseEnd(text: string): PeriodEnd | DateError | undefined {
  if (text === "..") return "open";
  return text === "" ? "unknown" : parseMember(text);
}

/** A period from its ends, or what is wrong with it: the error of an end, no date at all, an end before its start. */
export function makePeriod(
  text: string,
  start: PeriodEnd | DateError,
  end: PeriodEnd | DateError,
): PeriodDate | DateError {
  if (typeof start === "object" && start.kind === "error") return dateError(start.message);
  if (typeof end === "object" && end.kind === "error") return dateError(end.message);
  if (typeof start === "string") {
    return typeof end === "string"
      ? dateError("A period needs a date on at least one side: write 2024-08/.. or ../2024-08.")
      : oneSided(text, end, start, end);
  }
  if (typeof end === "string") return oneSided(text, start, start, end);
  // Uncertain and approximate ends may overlap; only ends that cannot be in order are wrong.
  if (end.notAfter < start.notBefore) {
    return dateError(
      `This period ends before it starts: ${end.text} comes before ${start.text}. Correct one of them.`,
    );
  }
  // Where "about" lets the ends cross, the start is all that is sure.
  const latest = Math.max(start.earliest, end.latest);
  return {
    kind: "period",
    text,
    precision: coarser(start.precision, end.precision),
    earliest: start.earliest,
    latest,
    notBefore: start.notBefore,
    notAfter: Math.max(latest, end.notAfter),
    uncertain: start.uncertain || end.uncertain,
    approximate: start.approximate || end.approximate,
    unspecified: start.unspecified || end.unspecified,
    start,
    end,
  };
}

/**
 * A period of which one end is open or unknown. An open side has no bound; of an unknown one only the known end
 * is what is written, though the period may reach any distance.
 */
function oneSided(text: string, known: PointDate, start: PeriodEnd, end: PeriodEnd): PeriodDate {
  return {
    kind: "period",
    text,
    precision: known.precision,
    earliest: start === "open" ? -Infinity : known.earliest,
    latest: end === "open" ? Infinity : known.latest,
    notBefore: typeof start === "string" ? -Infinity : known.notBefore,
    notAfter: typeof end === "string" ? Infinity : known.notAfter,
    uncertain: known.uncertain,
    approximate: known.approximate,
    unspecified: known.unspecified,
    start,
    end,
  };
}
