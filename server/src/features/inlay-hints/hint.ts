import type { Place } from "../../model/facts.ts";
import { clip } from "../../text/clip.ts";

/** A part of a hint's label, with the place that it leads to. */
export interface HintPart {
  readonly text: string;
  readonly target?: { readonly path: string; readonly place: Place };
}

/** What a hint tells of: the day behind words, the entity behind a name, or a claim. */
export type HintAbout = "date" | "entity" | "claim";

/** A few words shown behind a mark that are not in the text. */
export interface Hint {
  /** The end of the mark that it stands behind (UTF-16). */
  readonly at: number;
  readonly about: HintAbout;
  readonly parts: readonly HintPart[];
}

/** What hints are wanted of, and whether the signs of marks are hidden from the reader. */
export interface HintWishes {
  /** The day that words such as “on Monday” stand for. */
  readonly dates: boolean;
  /** The entity behind a name that does not tell it. */
  readonly entities: boolean;
  /** How many sources a claim has. */
  readonly sources: boolean;
  /** What a checker has found of a claim. */
  readonly status: boolean;
  /** Targets and attribute lists are not seen, so that what they say in words is told too. */
  readonly concealed: boolean;
}

/** How long a label's words may be (UTF-16 units); editors cut labels a little above. */
const LONGEST_LABEL = 40;

/** Words as a label: on one line, and cut where they are long. */
export function shortened(label: string): string {
  return clip(label, LONGEST_LABEL);
}
