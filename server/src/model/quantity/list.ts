import { parseQuantity, type Quantity, type QuantityError } from "./amount.ts";
import { dimensionOf } from "./compare.ts";
import type { Unit } from "./unit.ts";

/** The parts of a whole: `4 + 4 + <=24`; `+ …` at the end says that there are more. */
export interface QuantityList {
  readonly kind: "list";
  readonly text: string;
  readonly parts: readonly Quantity[];
  readonly open: boolean;
}

/**
 * Reads a list of two or more parts, or of one and `…`. A unit that only some parts name is meant for all.
 * Undefined when the first part is no quantity, an error when a later one is none.
 */
export function parseList(text: string, unit?: Unit): QuantityList | QuantityError | undefined {
  const pieces = split(text);
  if (pieces.length < 2) return undefined;
  const last = pieces.at(-1);
  const open = last === "…" || last === "...";
  if (open) pieces.pop();
  const parts = readParts(pieces, unit);
  if (!Array.isArray(parts)) return parts;
  const named = parts.find((part) => part.unit !== undefined)?.unit;
  if (unit !== undefined || named === undefined) return { kind: "list", text, parts, open };
  const again = readParts(pieces, named);
  return Array.isArray(again) ? { kind: "list", text, parts: again, open } : again;
}

function readParts(
  pieces: readonly string[],
  unit: Unit | undefined,
): Quantity[] | QuantityError | undefined {
  const parts: Quantity[] = [];
  for (const piece of pieces) {
    const part = parseQuantity(piece, unit);
    if (part?.kind === "error") return part;
    if (part === undefined) return parts.length === 0 ? undefined : badPart(pieces, piece);
    parts.push(part);
  }
  return parts;
}

function badPart(pieces: readonly string[], piece: string): QuantityError {
  // "14+" is no list that breaks off but the usual sign for "or more".
  const message =
    piece === "" && pieces.length === 2
      ? `A part is missing after the plus sign: write >=${pieces[0]} for "or more", or ${pieces[0]} + … for parts to come.`
      : "Each part of a list is a number: write 4 + 4 + <=24, and + … at the end when there are more.";
  return { kind: "error", message };
}

/** The pieces between plus signs; one at the very beginning is the sign of a number. */
function split(text: string): string[] {
  const pieces = text.split("+").map((piece) => piece.trim());
  if (pieces[0] !== "") return pieces;
  pieces.shift();
  return pieces;
}

/**
 * The sum of parts, as a quantity to compare a total with: "up to" counts from nothing, and an open list is at
 * least what its parts come to. Undefined for no parts, or parts in units that do not add up.
 */
export function sumOf(parts: readonly Quantity[], open = false): Quantity | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  if (parts.some((part) => dimensionOf(part) !== dimensionOf(first))) return undefined;
  const rounded = parts.filter((part) => part.rounded);
  let min = 0;
  let max = open ? Infinity : 0;
  for (const part of parts) {
    min += part.min === -Infinity ? least(part) : part.min;
    max += part.max;
  }
  const factor = first.unit?.factor ?? 1;
  const figure = (n: number): string => formatNumber(n / factor);
  const relation =
    max === Infinity ? "atLeast" : min === -Infinity ? "upTo" : min === max ? "exactly" : "between";
  return {
    kind: "quantity",
    text: parts.map((part) => part.text).join(" + "),
    relation,
    figures: relation === "between" ? [figure(min), figure(max)] : [figure(relation === "upTo" ? max : min)],
    min,
    max,
    minOpen: parts.some((part) => part.minOpen),
    maxOpen: parts.some((part) => part.maxOpen),
    // Rounding errors may all go the same way.
    step: rounded.length === 0 ? first.step : rounded.reduce((sum, part) => sum + part.step, 0),
    rounded: rounded.length > 0,
    unit: first.unit,
  };
}

/** "Up to 24" of a whole is none at least; less than nothing can be anything. */
function least({ max, maxOpen }: Quantity): number {
  return max > 0 || (max === 0 && !maxOpen) ? 0 : -Infinity;
}

/** A number for people: "32", "1,524", "0.5"; from a million on "112.2 million" where that is shorter. */
export function formatNumber(n: number): string {
  const exact = Number(n.toPrecision(12));
  const size = Math.abs(exact);
  for (const [word, worth] of [
    ["trillion", 1e12],
    ["billion", 1e9],
    ["million", 1e6],
  ] as const) {
    const short = Number((exact / worth).toPrecision(12));
    if (size >= worth && size < 1e15 && String(short).length <= 8) return `${short} ${word}`;
  }
  const [whole = "", decimals] = String(exact).split(".");
  const groups = whole.includes("e") ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return decimals === undefined ? groups : `${groups}.${decimals}`;
}
