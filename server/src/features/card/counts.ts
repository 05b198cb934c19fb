import type { Snapshot } from "../../corpus/catalog.ts";
import type { Definition, Use } from "../../model/facts.ts";
import { DERIVATION } from "./cited.ts";
import { capital, counted } from "./text.ts";

/** How many uses are looked at, so that the card of what half the corpus mentions comes at once too. */
const MOST_COUNTED = 10_000;

/** How often something is used, and in how many files; furniture does not count. */
class Tally {
  count = 0;
  private readonly paths = new Set<string>();
  private last = "";

  add({ path }: Use): void {
    this.count++;
    // Uses come file by file.
    if (path !== this.last) this.paths.add(path);
    this.last = path;
  }

  /** “ in 3 files”; nothing behind a single use. */
  get files(): string {
    return this.count === 1 ? "" : ` in ${counted(this.paths.size, "file")}`;
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
  const parts = [
    ...usage(definition, mentions, citations, atLeast),
    ...(about === 0 ? [] : [`${atLeast}${counted(about, "claim")} about ${them}`]),
    ...(by === 0 ? [] : [`${atLeast}${counted(by, "claim")} by ${them}`]),
  ];
  return capital(parts.join(" · "));
}

function usage({ kind }: Definition, mentions: Tally, citations: Tally, atLeast: string): readonly string[] {
  // Names without a mark are mentions too, which only a search would count.
  const mentioned = `${atLeast}${counted(mentions.count, "mention")}${mentions.files}`;
  if (kind !== "source" && kind !== "article")
    return [mentions.count === 0 ? "no marked mentions" : mentioned];
  const often = citations.count === 1 ? "once" : `${atLeast}${counted(citations.count, "time")}`;
  const cited = citations.count === 0 ? "not cited" : `cited ${often}${citations.files}`;
  return mentions.count === 0 ? [cited] : [cited, mentioned];
}
