import { dayNumber, daysInMonth } from "./calendar.ts";
import type { PointDate } from "./value.ts";

const ZERO = 48;
const HYPHEN = 45;

/**
 * The commonest date by far, `2024-08-19`, read without a regular expression; undefined for any other text, also
 * for a day that does not exist. It gives exactly what the general reading gives, at a tenth of the cost, which
 * counts when a hundred thousand articles are read.
 */
export function parsePlainDay(text: string): PointDate | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const number = dayNumber(year, month, day);
  return {
    kind: "date",
    text,
    precision: "day",
    earliest: number,
    latest: number,
    notBefore: number,
    notAfter: number,
    uncertain: false,
    approximate: false,
    unspecified: false,
  };
}

/** The number that the digits between two offsets write, or -1. */
function digits(text: string, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return -1;
    n = n * 10 + digit;
  }
  return n;
}
