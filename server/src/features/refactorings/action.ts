import type { TextEdit } from "../../model/facts.ts";
import { quotedUpTo } from "../../text/quoted.ts";

/** Something that can be done in the file at hand. */
export interface Refactoring {
  readonly title: string;
  /** The protocol's kind (LSP 3.17, CodeActionKind): `refactor.rewrite`, `refactor.inline`, or a `source` kind of ours. */
  readonly kind: "refactor.rewrite" | "refactor.inline" | "source.attested.tag" | "source.attested.order";
  readonly edits: readonly TextEdit[];
}

/** The longest words that a title repeats (UTF-16 units). */
const LONGEST = 40;

/** Words in quotation marks for a title, cut where they are long. */
export function titled(words: string): string {
  return quotedUpTo(LONGEST, words.trim());
}
