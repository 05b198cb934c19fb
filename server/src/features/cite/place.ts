import { claimAt } from "../../corpus/symbol-at.ts";
import { citationBehind, keyWithin, openCitations } from "../../model/edit/citation.ts";
import type { Claim, TextEdit } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { statementAt } from "../../syntax/statement.ts";
import { wordsOf } from "../../syntax/strip.ts";

/** Something that can cite a source. */
export interface CitePlace {
  readonly kind: Claim["kind"] | "sentence";
  /** Its words, without marks. */
  readonly words: string;
  /** The claim or quote, by its number in the file; undefined for a sentence. */
  readonly claim?: number;
  /** The edit that adds a citation of a key, as citations have it behind `@`. No word of the text changes. */
  edit(key: string): TextEdit;
}

/**
 * What can cite a source at an offset (UTF-16): the innermost claim or quote, else the sentence. Where it has a citation
 * already the key is added to that, to the one under the cursor or else to the last; else one is put directly behind it.
 */
export function citePlaceAt({ marks, facts }: Lowered, offset: number): CitePlace | undefined {
  const open = openCitations(facts);
  const under = open.find(({ whole }) => whole.start < offset && offset < whole.end);
  const claim = under?.claim === undefined ? claimAt(facts.claims, offset) : facts.claims[under.claim];
  if (claim !== undefined) {
    const { kind, words, index, whole } = claim;
    const own = under?.claim === index ? under : open.findLast((one) => one.claim === index);
    const edit = (key: string): TextEdit =>
      own === undefined ? citationBehind(whole.end, key) : keyWithin(own.whole, key);
    return { kind, words, claim: index, edit };
  }
  const stated = statementAt(marks, offset);
  if (stated === undefined || stated.statement.start === stated.statement.end) return undefined;
  const { sentence, statement } = stated;
  const own =
    under ?? open.findLast(({ whole }) => whole.start >= statement.end && whole.end <= sentence.end);
  const edit = (key: string): TextEdit =>
    own === undefined ? citationBehind(statement.end, key) : keyWithin(own.whole, key);
  return { kind: "sentence", words: wordsOf(marks, statement), edit };
}
