import type { TextEdit } from "../../model/facts.ts";
import { quotedUpTo } from "../../text/quoted.ts";

/** The kinds of refactorings (LSP 3.17, CodeActionKind), and those of ours for a whole file. */
export const REFACTORING_KINDS = [
  "refactor.extract",
  "refactor.rewrite",
  "refactor.inline",
  "source.attested.tag",
  "source.attested.order",
  "source.attested.toFrontMatter",
  "source.attested.toText",
] as const;

export type RefactoringKind = (typeof REFACTORING_KINDS)[number];

/** Something that can be done in the file at hand. */
export interface Refactoring {
  readonly title: string;
  readonly kind: RefactoringKind;
  readonly edits: readonly TextEdit[];
  /** A file to be made, with its text; never one that exists. */
  readonly create?: { readonly path: string; readonly text: string };
}

/** The longest words that a title repeats (UTF-16 units). */
const LONGEST = 40;

/** Words in quotation marks for a title, cut where they are long. */
export function titled(words: string): string {
  return quotedUpTo(LONGEST, words.trim());
}
