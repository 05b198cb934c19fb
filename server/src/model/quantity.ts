import { fold } from "../text/fold.ts";
import { datesAgree } from "./date/compare.ts";
import { type EdtfDate, parseDate } from "./date.ts";
import { parseQuantity, type Quantity } from "./quantity/amount.ts";
import { compatible, isWithin } from "./quantity/compare.ts";
import { parseList, type QuantityList, sumOf } from "./quantity/list.ts";
import { unitOf } from "./quantity/unit.ts";

export type { Quantity } from "./quantity/amount.ts";
export type { QuantityList } from "./quantity/list.ts";

/** A date as a value. */
export interface DateValue {
  readonly kind: "date";
  readonly text: string;
  readonly date: EdtfDate;
}

/** A value that is neither a quantity, a list of them nor a date: an entity's name, or words. */
export interface Words {
  readonly kind: "words";
  readonly text: string;
  /** Present when the text is evidently meant as an amount or a date and is none: a sentence for the writer. */
  readonly problem?: string;
  /** What to write instead, where only one thing can be meant. */
  readonly suggestion?: string;
}

/** What the `value` of a claim or a field says. */
export type Value = Quantity | QuantityList | DateValue | Words;

/** What is known about a value before it is read. */
export interface ValueContext {
  /** The unit of the claim or of the declared property. */
  readonly unit?: string | undefined;
  /** What the property or field is declared to hold; without it a bare `2024` is a number. */
  readonly expect?: "number" | "date" | undefined;
}

/** A longer text is words, whatever is in it. */
const MAX_LENGTH = 1000;

const NUMBER_EXPECTED =
  "A number is due here: write 14, >12, <=24, 12..15, ~30 or 112.2 billion, and give its unit with unit=.";

/**
 * Tells what a value is and reads it: a quantity, a list, a date, or words. Entities come out as words, and the
 * catalog looks them up; a name that begins like an amount ("9 Dragons") must be looked up first. Never throws.
 */
export function parseValue(written: string, context: ValueContext = {}): Value {
  const text = written.trim();
  if (text.length > MAX_LENGTH) return words(text, undefined);
  if (context.expect === "date") return dateOrProblem(text);
  const unit = unitOf(context.unit ?? "");
  const number = parseQuantity(text, unit) ?? parseList(text, unit);
  if (number !== undefined && number.kind !== "error") return number;
  if (context.expect === "number") return words(text, number?.message ?? NUMBER_EXPECTED);
  if (!mayBeDate(text)) return words(text, number?.message);
  const date = parseDate(text);
  if (date.kind !== "error") return { kind: "date", text, date };
  // Figures in the pattern of a day are meant as one; `3/4` or `[sic]` may be anything.
  return DAY_LIKE.test(text) ? dateOrProblem(text) : words(text, number?.message);
}

const DAY_LIKE = /^\d{4}[-/.]\d{1,2}([-/.]\d{1,2})?$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/;

/** Only these characters begin a date, so that words are not tried. */
function mayBeDate(text: string): boolean {
  return /^[-\d?~%XY[{./]/.test(text);
}

function dateOrProblem(text: string): DateValue | Words {
  const date = parseDate(text);
  if (date.kind !== "error") return { kind: "date", text, date };
  return words(text, date.message, date.suggestion);
}

function words(text: string, problem: string | undefined, suggestion?: string): Words {
  return {
    kind: "words",
    text,
    ...(problem === undefined ? {} : { problem }),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/**
 * Whether two values can both hold. A list stands for its sum; a bare year is read as a date beside a date.
 * Undefined where nothing can be said: different kinds or dimensions, and words that differ, for whether those
 * exclude each other depends on the property.
 */
export function valuesAgree(a: Value, b: Value): boolean | undefined {
  if (a.kind === "words" && b.kind === "words") return fold(a.text) === fold(b.text) ? true : undefined;
  if (a.kind === "date" || b.kind === "date") {
    const one = asDate(a);
    const other = asDate(b);
    return one === undefined || other === undefined ? undefined : datesAgree(one, other);
  }
  const one = asQuantity(a);
  const other = asQuantity(b);
  return one === undefined || other === undefined ? undefined : compatible(one, other);
}

/**
 * Whether a value says all that another says, so that who denies the other denies it too: `14` implies `>12` and itself.
 * False where they cannot be compared.
 */
export function valueImplies(value: Value, other: Value): boolean {
  if (value.kind === "words" && other.kind === "words") return fold(value.text) === fold(other.text);
  if (value.kind === "date" || other.kind === "date") {
    const [inner, outer] = [asDate(value), asDate(other)];
    if (inner === undefined || outer === undefined) return false;
    return outer.earliest <= inner.notBefore && inner.notAfter <= outer.latest;
  }
  const [inner, outer] = [asQuantity(value), asQuantity(other)];
  return inner !== undefined && outer !== undefined && isWithin(inner, outer);
}

function asDate(value: Value): EdtfDate | undefined {
  if (value.kind === "date") return value.date;
  if (value.kind !== "quantity" || !/^\d{4}$/.test(value.text)) return undefined;
  const date = parseDate(value.text);
  return date.kind === "error" ? undefined : date;
}

function asQuantity(value: Value): Quantity | undefined {
  if (value.kind === "quantity") return value;
  return value.kind === "list" ? sumOf(value.parts, value.open) : undefined;
}
