import { firstWhere } from "./halving.ts";
import type { Span } from "./span.ts";

/** Gives those of many things that touch a part of the text, in the order of their starts. */
export type ByPlace<T> = (within: Span) => readonly T[];

/**
 * Sorts things by where they stand in a text; those of one start stay in their order. To be asked often: only what touches
 * a part is looked at, and before it no more than what something longer reaches over.
 */
export function byPlace<T>(things: Iterable<T>, placeOf: (thing: T) => Span): ByPlace<T> {
  const sorted = Array.from(things, (thing) => ({ thing, place: placeOf(thing) }));
  sorted.sort((a, b) => a.place.start - b.place.start);
  let furthest = 0;
  const reach = sorted.map(({ place }) => {
    furthest = Math.max(furthest, place.end);
    return furthest;
  });
  return ({ start, end }) => {
    const found: T[] = [];
    for (let i = firstWhere(reach.length, (at) => (reach[at] as number) >= start); i < sorted.length; i++) {
      const { thing, place } = sorted[i] as (typeof sorted)[number];
      if (place.start > end) break;
      if (place.end >= start) found.push(thing);
    }
    return found;
  };
}
