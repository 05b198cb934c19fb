import type { Facts } from "../facts.ts";

/** Whether a file is as the catalog knows it, as far as its lines and uses tell. */
export function isAsKnown(fresh: Facts, known: Facts | undefined): boolean {
  return (
    known !== undefined &&
    fresh.lineStarts.length === known.lineStarts.length &&
    fresh.lineStarts.at(-1) === known.lineStarts.at(-1) &&
    fresh.uses.length === known.uses.length &&
    fresh.uses.every(({ place }, i) => place.start === known.uses[i]?.place.start)
  );
}
