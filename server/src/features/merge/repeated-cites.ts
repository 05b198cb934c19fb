import type { FileEdit } from "../../model/changes.ts";
import { groupOf } from "../../model/edit/groups.ts";
import type { Use } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { readCites } from "../../syntax/citation.ts";
import { addTo } from "../../text/lists.ts";
import { type Span, slice, span } from "../../text/span.ts";
import type { MergedUses } from "./repeated.ts";

/** One key of a citation with all that stands between its semicolons. */
interface Part {
  readonly use: Use;
  readonly is: "old" | "own" | undefined;
  readonly at: Span;
  readonly locator: string;
}

/**
 * The keys of citations that say nothing more once two sources are one: of two with the same words before them that with a
 * page stays, of two with the same page the first, and both where their pages differ.
 */
export function repeatedCites(
  lowered: Lowered,
  merged: MergedUses,
): { readonly edits: readonly FileEdit[]; readonly spans: readonly Span[] } {
  const byMark = new Map<number, Use[]>();
  for (const use of lowered.facts.uses)
    if (use.via === "citation" && use.origin === "text") addTo(byMark, use.whole.start, use);
  const edits: FileEdit[] = [];
  const spans: Span[] = [];
  for (const uses of byMark.values()) {
    const isConcerned = uses.filter((use) => merged.has(use)).length > 1;
    if (!isConcerned || !uses.some((use) => merged.get(use) === "old")) continue;
    const parts = partsOf(lowered, uses, merged);
    const gone = goneOf(parts);
    let isBehindKept = false;
    for (const [index, part] of parts.entries()) {
      if (!gone.has(part)) {
        isBehindKept = true;
        continue;
      }
      const next = parts[index + 1];
      const { text } = lowered.marks;
      // The first that stays begins where the first began.
      const end = next === undefined ? part.at.end : firstWord(text, next.at);
      const at = isBehindKept ? span(part.at.start - 1, part.at.end) : span(firstWord(text, part.at), end);
      edits.push({ path: lowered.facts.path, span: at, text: "", group: groupOf(part.use) });
      spans.push(part.at);
    }
  }
  return { edits, spans };
}

function partsOf(lowered: Lowered, uses: readonly Use[], merged: MergedUses): readonly Part[] {
  const { text } = lowered.marks;
  const [first] = uses;
  if (first === undefined) return [];
  const { start, end } = first.whole;
  const cites = readCites(text, span(start + 1, end - 1));
  const byStart = new Map(uses.map((use) => [use.place.start, use]));
  let from = start + 1;
  return cites.flatMap(({ keySpan, locator }): readonly Part[] => {
    const use = byStart.get(keySpan.start);
    const semicolon = text.indexOf(";", keySpan.end);
    const at = span(from, semicolon < 0 || semicolon >= end ? end - 1 : semicolon);
    from = at.end + 1;
    return use === undefined ? [] : [{ use, is: merged.get(use), at, locator: slice(text, locator) }];
  });
}

function goneOf(parts: readonly Part[]): ReadonlySet<Part> {
  const gone = new Set<Part>();
  const alike = new Map<string, Part[]>();
  for (const part of parts) {
    if (part.is === undefined) continue;
    addTo(alike, JSON.stringify([part.use.prefix ?? "", part.use.fragment ?? ""]), part);
  }
  for (const group of alike.values()) {
    if (!group.some(({ is }) => is === "old")) continue;
    const known = new Set<string>();
    const hasPage = group.some(({ locator }) => locator !== "");
    for (const part of group) {
      const saysLess = part.locator === "" && hasPage;
      if (saysLess || known.has(part.locator)) gone.add(part);
      known.add(part.locator);
    }
  }
  return gone;
}

/** Where the first word of a part stands: white space before it stays before what comes first. */
function firstWord(text: string, { start, end }: Span): number {
  const white = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
  return start + white;
}
