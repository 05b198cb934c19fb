import type { Quantity } from "./amount.ts";

/** Sums and conversions of decimal figures in binary arithmetic agree to about this part of themselves. */
const EPSILON = 1e-12;

/** Rounding is believed up to this part of a figure: "5 million" may be 5.2 million, "1 billion" is not 1.4. */
const ROUNDING = 0.05;

/** The text under which two units can be compared; empty for a bare number. */
export function dimensionOf(quantity: Quantity): string {
  return quantity.unit?.dimension ?? "";
}

/**
 * Whether two quantities can both hold: `14` and `>12` can, `14` and `15` cannot. Undefined when their dimensions
 * differ or one has none, for then nothing can be said. Figures given to different digits agree when rounding
 * explains the difference: 112.2 billion and 112 billion, 10 km and 6.2 miles; whole numbers of countable things
 * are taken at their word.
 */
export function compatible(a: Quantity, b: Quantity): boolean | undefined {
  if (dimensionOf(a) !== dimensionOf(b)) return undefined;
  const low = Math.max(a.min, b.min);
  const high = Math.min(a.max, b.max);
  // One bounded on neither side here leaves room for everything.
  if (low === -Infinity || high === Infinity) return true;
  const size = Math.max(Math.abs(low), Math.abs(high));
  const noise = EPSILON * size;
  const room = high - low + Math.min(rounding(a, b), ROUNDING * size);
  if (room > noise) return true;
  if (room < -noise) return false;
  // They touch in one number, which both must contain.
  return ![a, b].some((q) => (q.minOpen && q.min >= low - noise) || (q.maxOpen && q.max <= high + noise));
}

/**
 * Whether a quantity can hold only where another does too: `14` lies within `>12`, `>12` not within `14`. False when
 * their dimensions differ or one has none.
 */
export function isWithin(inner: Quantity, outer: Quantity): boolean {
  if (dimensionOf(inner) !== dimensionOf(outer)) return false;
  const noise = (bound: number): number => (Number.isFinite(bound) ? EPSILON * Math.abs(bound) : 0);
  const above = inner.min - outer.min;
  const below = outer.max - inner.max;
  // Bounds that are both infinite differ by no number; they are the same.
  if (inner.min !== outer.min && !(above >= -noise(outer.min))) return false;
  if (inner.max !== outer.max && !(below >= -noise(outer.max))) return false;
  const touchesMin = inner.min === outer.min || above <= noise(outer.min);
  const touchesMax = inner.max === outer.max || below <= noise(outer.max);
  return !(touchesMin && outer.minOpen && !inner.minOpen) && !(touchesMax && outer.maxOpen && !inner.maxOpen);
}

/** How far apart two figures may lie through rounding: half the last digit of each, unless it is the same digit. */
function rounding(a: Quantity, b: Quantity): number {
  const same = Math.abs(a.step - b.step) <= EPSILON * a.step;
  return same || !(a.rounded || b.rounded) ? 0 : (a.step + b.step) / 2;
}
