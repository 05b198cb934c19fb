import type { Place } from "../../model/facts.ts";
import type { AsOf } from "./as-of.ts";

/**
 * Makes the address of a passage for a reader who can follow it: a path from the corpus's root and a place in that file to a
 * URI, or undefined where it has none.
 */
export type Linker = (path: string, place: Place) => string | undefined;

/** For whom a card is made. */
export interface CardOptions {
  /** Links passages; without it they are named in plain words. */
  readonly linker?: Linker | undefined;
  /** The date as of which it is told; without it as of no date. */
  readonly asOf?: AsOf | undefined;
}
