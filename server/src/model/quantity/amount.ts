import { readNumber, type WrittenNumber } from "./number.ts";
import type { Unit } from "./unit.ts";

/** How a quantity is bounded by its figures: `14`, `~30`, `>12`, `>=12`, `<12`, `<=24`, `12..15`. */
export type Relation = "exactly" | "about" | "moreThan" | "atLeast" | "lessThan" | "upTo" | "between";

/** An amount or count: the interval of numbers that it can be. */
export interface Quantity {
  readonly kind: "quantity";
  /** As written, without white space around it. */
  readonly text: string;
  readonly relation: Relation;
  /** The figure as written without its unit, or the two of a range: "112.2 billion". */
  readonly figures: readonly [string] | readonly [string, string];
  /** Bounds in the base unit of the dimension, ±Infinity where there is none; "open" when not reached. */
  readonly min: number;
  readonly max: number;
  readonly minOpen: boolean;
  readonly maxOpen: boolean;
  /** What one in the last written digit is worth, in the base unit. */
  readonly step: number;
  /** Whether it is known only to that digit; a whole number of countable things is exact. */
  readonly rounded: boolean;
  /** Undefined for a bare number. */
  readonly unit: Unit | undefined;
}

/** Why a text that is evidently meant as a quantity is none. */
export interface QuantityError {
  readonly kind: "error";
  /** A sentence for the writer that says what to write. */
  readonly message: string;
}

const MARKS: readonly (readonly [mark: string, relation: Relation])[] = [
  [">=", "atLeast"],
  ["≥", "atLeast"],
  ["<=", "upTo"],
  ["≤", "upTo"],
  [">", "moreThan"],
  ["<", "lessThan"],
  ["~", "about"],
  ["≈", "about"],
];

/** "About" is a tenth either way. */
const ABOUT = 0.1;

/**
 * Reads one quantity of the notation (docs/notation.md). The unit is the one that the claim or the property declares; one in
 * the text goes before it. Undefined when the text is something else; an error when it begins as a quantity.
 */
export function parseQuantity(written: string, unit?: Unit): Quantity | QuantityError | undefined {
  const text = written.trim();
  const marked = MARKS.find(([mark]) => text.startsWith(mark));
  if (marked !== undefined) return parseMarked(text, marked[0], marked[1], unit);
  const dots = text.indexOf("..");
  if (dots > 0) return parseRange(text, dots, unit);
  const number = readNumber(text, unit);
  return number === undefined || "unknown" in number ? undefined : fromNumber(text, "exactly", number);
}

function parseMarked(
  text: string,
  mark: string,
  relation: Relation,
  unit: Unit | undefined,
): Quantity | QuantityError {
  const rest = text.slice(mark.length).trim();
  const number = readNumber(rest, unit);
  if (number === undefined) {
    return error(
      `A number must follow ${mark}: write ${mark}12 or ${mark}1.5 billion, with a point for decimals.`,
    );
  }
  if ("unknown" in number) {
    const amount = rest.slice(0, rest.length - number.unknown.length).trim();
    return error(
      `The unit "${clip(number.unknown)}" is not known: write value="${mark}${clip(amount)}" and unit="${clip(number.unknown)}".`,
    );
  }
  return fromNumber(text, relation, number);
}

/** A range; where only its end says "billion" or the unit, both are meant: `1.5..2 billion USD`. */
function parseRange(
  text: string,
  dots: number,
  unit: Unit | undefined,
): Quantity | QuantityError | undefined {
  const to = readNumber(text.slice(dots + 2).trim(), unit);
  if (to === undefined || "unknown" in to) return undefined;
  const from = readNumber(text.slice(0, dots).trim(), to.unit);
  if (from === undefined || "unknown" in from) return undefined;
  const shared = from.scale === 0 ? 10 ** to.scale : 1;
  if (from.unit?.dimension !== to.unit?.dimension) {
    return error("Both ends of a range need units that can be compared: write 12..15 km.");
  }
  const low = from.value * shared * factor(from);
  const high = to.value * factor(to);
  if (low > high) return error(`This range runs backwards: write ${clip(to.figure)}..${clip(from.figure)}.`);
  const step = Math.max(from.step * shared * factor(from), to.step * factor(to));
  return {
    kind: "quantity",
    text,
    relation: "between",
    // The unit is said once, at the end, unless the ends have two.
    figures: [from.unit === to.unit ? from.figure : `${from.figure} ${from.unit?.symbol ?? ""}`, to.figure],
    min: low,
    max: high,
    minOpen: false,
    maxOpen: false,
    step,
    rounded: from.rounded || isRounded(to),
    unit: to.unit,
  };
}

function fromNumber(text: string, relation: Relation, number: WrittenNumber): Quantity {
  const at = number.value * factor(number);
  const about = relation === "about" ? Math.abs(at) * ABOUT : 0;
  const above = relation === "moreThan" || relation === "atLeast";
  const below = relation === "lessThan" || relation === "upTo";
  return {
    kind: "quantity",
    text,
    relation,
    figures: [number.figure],
    min: below ? -Infinity : at - about,
    max: above ? Infinity : at + about,
    minOpen: relation === "moreThan",
    maxOpen: relation === "lessThan",
    step: number.step * factor(number),
    rounded: isRounded(number),
    unit: number.unit,
  };
}

function factor(number: WrittenNumber): number {
  return number.unit?.factor ?? 1;
}

function isRounded(number: WrittenNumber): boolean {
  return number.rounded || (number.unit?.measured ?? false);
}

function error(message: string): QuantityError {
  return { kind: "error", message };
}

/** Keeps a message short when the text in it is not. */
function clip(words: string): string {
  return words.length <= 40 ? words : `${words.slice(0, 39)}…`;
}
