import type { Snapshot } from "../../corpus/catalog.ts";
import type { Definition, Use } from "../../model/facts.ts";
import { DERIVATION } from "./cited.ts";
import { counted, times } from "./text.ts";

/** How many uses are looked at, so that the card of what half the corpus mentions comes at once too. */
const MOST_COUNTED = 20_000;

/** How often something is used, and in how many files; furniture does not count. */
class Tally {
  count = 0;
  readonly paths = new Set<string>();

  add(use: Use): void {
    this.count++;
    this.paths.add(use.path);
  }

  /** “12 times in 3 files”, “once”. */
  get words(): string {
    const often = times(this.count);
    return this.count === 1 ? often : `${often} in ${counted(this.paths.size, "file")}`;
  }
}

/** How often a definition is mentioned and cited, and how many claims are about it and by it, in one line. */
export function countsLine(snapshot: Snapshot, definition: Definition): string {
  const [mentions, citations] = [new Tally(), new Tally()];
  let about = 0;
  let by = 0;
  let seen = 0;
  for (const use of snapshot.uses(definition)) {
    if (seen++ === MOST_COUNTED) break;
    // `#claim` means a claim of its own file, and the file only by the way.
    if (use.furniture || use.target === "") continue;
    if (use.wanted === "key" && !DERIVATION.includes(use.via)) citations.add(use);
    else if (use.via === "mention" || use.via === "link") mentions.add(use);
    else if (use.claim !== undefined && use.via === "about") about++;
    else if (use.claim !== undefined && use.via === "by") by++;
  }
  const atLeast = seen > MOST_COUNTED ? "at least " : "";
  const them = definition.kind === "person" ? "them" : "it";
  return [
    ...usage(definition, mentions, citations, atLeast),
    ...(about === 0 ? [] : [`${atLeast}${counted(about, "claim")} about ${them}`]),
    ...(by === 0 ? [] : [`${atLeast}${counted(by, "claim")} by ${them}`]),
  ].join(" · ");
}

function usage({ kind }: Definition, mentions: Tally, citations: Tally, atLeast: string): readonly string[] {
  if (kind !== "source" && kind !== "article")
    return [mentions.count === 0 ? "Not mentioned yet" : `Mentioned ${atLeast}${mentions.words}`];
  const cited = citations.count === 0 ? "Not cited yet" : `Cited ${atLeast}${citations.words}`;
  return mentions.count === 0 ? [cited] : [cited, `mentioned ${atLeast}${mentions.words}`];
}
