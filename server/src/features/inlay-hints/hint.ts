import type { Place } from "../../model/facts.ts";

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
  readonly dates: boolean;
  readonly entities: boolean;
  readonly sources: boolean;
  readonly status: boolean;
  /** Targets and attribute lists are not seen, so that what they say in words is told too. */
  readonly concealed: boolean;
}

/** How long a label's words may be (UTF-16 units); editors cut labels a little above. */
const LONGEST_LABEL = 40;

/** Words as a label: on one line, cut at a word where one ends near. */
export function shortened(label: string): string {
  const words = label
    .slice(0, 4 * LONGEST_LABEL)
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  if (words.length <= LONGEST_LABEL) return words;
  const space = words.lastIndexOf(" ", LONGEST_LABEL);
  const end = space > LONGEST_LABEL / 2 ? space : LONGEST_LABEL;
  return `${words.slice(0, end).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
