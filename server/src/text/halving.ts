/**
 * The first of the numbers from 0 up to `count` of which `holds` is true; `count` when there is none. Where it holds of a
 * number it must hold of all behind it: found by halving.
 */
export function firstWhere(count: number, holds: (number: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
