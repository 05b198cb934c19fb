import { splitScale } from "./scale.ts";
import { knownUnit, type Unit, unitOf, withoutScale } from "./unit.ts";

/** A number as it is written, with what stands around it. */
export interface WrittenNumber {
  /** In the words of the writer, without the unit: "112.2 billion". */
  readonly figure: string;
  /** Without the unit's factor. */
  readonly value: number;
  /** What one in its last written digit is worth: 0.1 billion in "112.2 billion". */
  readonly step: number;
  /** Whether decimals or a word like "billion" show that it was rounded to that digit. */
  readonly rounded: boolean;
  /** The power of ten of the scale word; 0 without one. */
  readonly scale: number;
  readonly unit: Unit | undefined;
}

/** A text that begins like a number and goes on in words that are no unit. */
export interface UnknownUnit {
  readonly unknown: string;
}

/** No figure is larger; below it no unit and no sum leaves the range of numbers. */
const MAX = 1e100;

// Thousands stand in groups of three after commas or (narrow, no-break) spaces; the decimal mark is a point.
const NUMBER =
  /^([^\d\s+−a-z-]{0,4}?)\s?([+−-]?)(\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|\d+)(\.\d+)?(?![\d.,])\s*(.*)$/su;

/**
 * Reads a number such as `1,524`, `112.2 billion USD`, `€5bn` or `25 per cent`. A unit in the text goes before
 * the default one. Undefined when the text is no number, or one that no computer number can hold.
 */
export function readNumber(text: string, defaultUnit?: Unit): WrittenNumber | UnknownUnit | undefined {
  const found = NUMBER.exec(text);
  if (found === null) return undefined;
  const [, before = "", sign = "", whole = "", decimals = "", after = ""] = found;
  const [scale, words] = splitScale(after);
  const named = before === "" ? namedUnit(words, defaultUnit) : currency(before, words);
  if (named === undefined && before !== "") return undefined;
  if (named === undefined && words !== "") return { unknown: words };
  // "112.2 billion" with the unit "billion USD" says billion once.
  const unit = named ?? (scale === 0 ? defaultUnit : withoutScale(defaultUnit));
  const digits = `${sign === "" || sign === "+" ? "" : "-"}${whole.replace(/\D/g, "")}${decimals}`;
  const value = Number(`${digits}e${scale}`);
  if (!(Math.abs(value) <= MAX)) return undefined;
  return {
    figure: text.slice(before.length, text.length - words.length).trim(),
    value,
    step: Number(`1e${scale - Math.max(0, decimals.length - 1)}`),
    rounded: decimals !== "" || scale > 0,
    scale,
    unit,
  };
}

/** The unit before a number, `€5` or `USD 5`: a currency or count, and no other unit beside it. */
function currency(before: string, words: string): Unit | undefined {
  const unit = words === "" ? knownUnit(before) : undefined;
  return unit?.measured ? undefined : unit;
}

/** The unit named in the text; a name that the table lacks is one when it is the unit that is due anyway. */
function namedUnit(words: string, defaultUnit: Unit | undefined): Unit | undefined {
  if (words === "") return undefined;
  const own = unitOf(words);
  return knownUnit(words) ?? (own?.dimension === defaultUnit?.dimension ? defaultUnit : undefined);
}
