import type { Marks } from "../../syntax/marks.ts";
import type { WordReader } from "../../syntax/word-reader.ts";
import type { Place } from "../facts.ts";
import type { Spans } from "../spans.ts";
import type { UseDetails } from "./draft.ts";

/** What the marks of a body are read beside. */
export interface BodyContext {
  readonly marks: Marks;
  readonly spans: Spans;
  readonly words: WordReader;
  readonly claimOf: Int32Array;
  readonly furniture: Int32Array;
  readonly tags: ReadonlySet<string>;
  /** Whether the article keeps a digest of its words. */
  readonly original: boolean;
}

/** What all uses that a mark in the text makes have in common. */
export function inText(
  context: BodyContext,
  row: number,
  via: string,
  whole: Place,
  surface?: string,
): UseDetails {
  const claim = context.claimOf[row] as number;
  return {
    via,
    origin: "text",
    claim: claim < 0 ? undefined : claim,
    furniture: context.furniture[row] !== -1,
    optional: false,
    whole,
    surface,
  };
}
