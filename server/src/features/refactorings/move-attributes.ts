import { claimAt } from "../../corpus/symbol-at.ts";
import { claimsIn } from "../../model/edit/claim.ts";
import { entryLines } from "../../model/edit/yaml.ts";
import type { Claim, Facts } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import type { Span } from "../../text/span.ts";
import type { Refactoring, RefactoringKind } from "./action.ts";
import { intoFrontMatter } from "./move-attributes/into-front-matter.ts";
import { intoText } from "./move-attributes/into-text.ts";
import type { Move } from "./move-attributes/move.ts";

/**
 * The attributes of the claim at the cursor moved to front matter, or back into its list in the text; and those of all
 * claims of the file. At a claim's entry in front matter they can be moved from there.
 */
export function attributesMoved(document: Lowered, { start, end }: Span): readonly Refactoring[] {
  const { facts } = document;
  // What cannot be read cannot be written either.
  if (facts.dataLost === true || facts.claims.length === 0) return [];
  const inData = start < facts.bodyStart;
  const claim = start !== end ? undefined : inData ? listedAt(facts, start) : claimAt(facts.claims, start);
  const here = claim === undefined ? [] : [claim];
  return [
    ...offered(intoFrontMatter(document, inData ? [] : here), "refactor.rewrite", "to front matter"),
    ...offered(intoText(document, here), "refactor.rewrite", "into the text"),
    ...offered(intoFrontMatter(document, facts.claims), "source.attested.toFrontMatter", "to front matter"),
    ...offered(intoText(document, facts.claims), "source.attested.toText", "into the text"),
  ];
}

/** The claim whose entry in front matter stands on an offset's line. */
function listedAt(facts: Facts, offset: number): Claim | undefined {
  const entry = claimsIn(facts)?.entries.find((one) => {
    const { start, end } = entryLines(facts, one);
    return start <= offset && offset < end;
  });
  return entry === undefined ? undefined : facts.claims.find(({ id }) => id === entry.key);
}

function offered({ edits, count }: Move, kind: RefactoringKind, where: string): readonly Refactoring[] {
  if (count === 0) return [];
  const whose =
    kind === "refactor.rewrite"
      ? "the claim’s attributes"
      : count === 1
        ? "the attributes of one claim"
        : `the attributes of ${count} claims`;
  return [{ title: `Move ${whose} ${where}`, kind, edits }];
}
