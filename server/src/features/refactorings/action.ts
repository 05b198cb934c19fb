import type { TextEdit } from "../../model/facts.ts";

/** Something that can be done in the file at hand. */
export interface Refactoring {
  readonly title: string;
  /** The protocol's kind (LSP 3.17, CodeActionKind): `refactor.rewrite`, `refactor.inline`, or a `source` kind of ours. */
  readonly kind: "refactor.rewrite" | "refactor.inline" | "source.attested.tag" | "source.attested.order";
  readonly edits: readonly TextEdit[];
}

/** Words in quotation marks for a title, cut where they are long. */
export function titled(words: string): string {
  const folded = words.replace(/\s+/g, " ").trim();
  const short =
    folded.length <= 40
      ? folded
      : `${folded
          .slice(0, 39)
          .replace(/[\uD800-\uDBFF]$/, "")
          .trimEnd()}…`;
  return `“${short}”`;
}
