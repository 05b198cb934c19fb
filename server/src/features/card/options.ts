import type { Definition, Place, Use } from "../../model/facts.ts";
import type { AsOf } from "./as-of.ts";

/**
 * Makes the address of a passage for a reader who can follow it: a path from the corpus's root and a place in that file to a
 * URI, or undefined where it has none.
 */
export type Linker = (path: string, place: Place) => string | undefined;

/** For whom a card is made. */
export interface CardOptions {
  /** Finds what is spelled nearly like a name or a key that means nothing; without it the corpus is searched for each. */
  readonly nearest?: ((use: Use) => readonly Definition[]) | undefined;
  /** Links passages; without it they are named in plain words. */
  readonly linker?: Linker | undefined;
  /** The date as of which it is told; without it as of no date. */
  readonly asOf?: AsOf | undefined;
  /** Whether a claim is compared with the others about its subject, which takes long for many claims at once. */
  readonly compared?: boolean;
}
