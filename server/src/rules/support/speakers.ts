import type { Snapshot } from "../../corpus/catalog.ts";
import { lineEndOf } from "../../model/edit/yaml.ts";
import type { Claim, Definition, Facts, Use } from "../../model/facts.ts";
import type { SymbolKind } from "../../model/vocabulary.ts";
import { scalarOf } from "../../syntax/tree.ts";
import { firstWhere } from "../../text/halving.ts";

/** Who can say something. */
const SPEAKERS: readonly SymbolKind[] = ["person", "organisation", "state"];

/** How far before a claim a speaker is looked for, in mentions. */
const MOST = 8;

/**
 * Finds who is likely to make a claim: whom the last mention before it in its paragraph names, if that is somebody who
 * can speak. A paragraph ends at an empty line, or with its line where the front matter says so.
 */
export function speakerFinder(facts: Facts, snapshot: Snapshot): (claim: Claim) => Definition | undefined {
  let mentions: readonly Use[] | undefined;
  let paragraphs: readonly number[] | undefined;
  return ({ whole }) => {
    mentions ??= facts.uses
      .filter((use) => use.via === "mention" && !use.furniture)
      .sort((a, b) => a.whole.start - b.whole.start);
    paragraphs ??= paragraphsByLine(facts);
    const last = countBefore(mentions, whole.start);
    for (const mention of mentions.slice(Math.max(0, last - MOST), last).reverse()) {
      if (paragraphs[mention.whole.line] !== paragraphs[whole.line]) return undefined;
      if (mention.whole.end > whole.start) continue;
      const [definition, other] = snapshot.resolve(mention).definitions;
      if (definition !== undefined && other === undefined && SPEAKERS.includes(definition.kind))
        return definition;
    }
    return undefined;
  };
}

/** The number of the paragraph that each line belongs to. */
function paragraphsByLine(facts: Facts): readonly number[] {
  const { lineStarts, data } = facts;
  const oneLine = scalarOf(data, "paragraphs")?.text === "line";
  const empty = lineEndOf(facts).length;
  let number = 0;
  return lineStarts.map((start, line) => {
    const length = (lineStarts[line + 1] ?? Number.POSITIVE_INFINITY) - start;
    return oneLine || length <= empty ? ++number : number;
  });
}

/** How many mentions begin before an offset. */
function countBefore(mentions: readonly Use[], offset: number): number {
  return firstWhere(mentions.length, (i) => (mentions[i] as Use).whole.start >= offset);
}
