import type { Snapshot } from "../../corpus/catalog.ts";
import { isSame } from "../../corpus/keys.ts";
import type { FileEdit } from "../../model/changes.ts";
import { Values } from "../../model/edit/values.ts";
import type { Definition, Use } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { addTo } from "../../text/lists.ts";
import { type Span, span } from "../../text/span.ts";
import { repeatedCites } from "./repeated-cites.ts";
import { repeatedItems } from "./repeated-items.ts";
import { within } from "./within.ts";

/** What stands twice in one place of a file once two definitions are one. */
export interface Repeated {
  /** Parts of a value between semicolons that go, each with the semicolon before it. */
  readonly parts: ReadonlyMap<Use, Span>;
  /** The edits that cut items of lists, and keys of citations. */
  readonly edits: readonly FileEdit[];
  /** All uses that go. */
  readonly gone: ReadonlySet<Use>;
}

/** The uses of a file that mean one of the two: `old`, what goes, or `own`, what stays. */
export type MergedUses = ReadonlyMap<Use, "old" | "own">;

/**
 * What would stand twice in a file: `by="a; b"`, `[a, b]`, `[@a; @b]` where a becomes b. The first stays, except that what
 * says more (its source, a page) stays rather than what says less; what differs in what it says stays too. Those who pass
 * something on (`via`) may do so twice, but not to themselves. What repeats itself already is left alone, and so is what goes
 * anyway (`without`).
 */
export function repeated(
  snapshot: Snapshot,
  { from, into }: { readonly from: Definition; readonly into: Definition },
  lowered: Lowered,
  without: ReadonlySet<Use>,
): Repeated {
  const uses = lowered.facts.uses.filter(
    (use) => use.wanted !== "file" && use.target !== "" && !without.has(use),
  );
  const merged = new Map<Use, "old" | "own">();
  let hasOld = false;
  for (const use of uses) {
    const { definitions } = snapshot.resolve(use);
    if (definitions.length === 0 || definitions.some((one) => !isSame(one, from) && !isSame(one, into)))
      continue;
    const isOwn = definitions.some((one) => isSame(one, into));
    hasOld ||= !isOwn;
    merged.set(use, isOwn ? "own" : "old");
  }
  if (!hasOld) return { parts: new Map(), edits: [], gone: new Set() };
  const parts = repeatedParts(lowered, merged);
  const { edits, spans } = repeatedItems(lowered, merged);
  const cites = repeatedCites(lowered, merged);
  const isGone = within([...spans, ...cites.spans, ...parts.values()]);
  const gone = uses.filter(({ place }) => isGone(place));
  return { parts, edits: [...edits, ...cites.edits], gone: new Set(gone) };
}

/** Parts of a value between semicolons that mean what an earlier part means. */
function repeatedParts(lowered: Lowered, merged: MergedUses): ReadonlyMap<Use, Span> {
  const { text } = lowered.marks;
  const values = new Values(lowered);
  const byValue = new Map<number, Use[]>();
  for (const use of merged.keys()) {
    const { origin, place } = use;
    if (origin === "text") continue;
    const value = origin === "attribute" ? values.attribute(place) : values.scalar(place);
    if (value !== undefined) addTo(byValue, value.inner.start, use);
  }
  const found = new Map<Use, Span>();
  for (const uses of byValue.values()) {
    uses.sort((a, b) => a.place.start - b.place.start);
    // The last part that means the same, by what stands behind `#`, and whether any before it was another's.
    const known = new Map<string, { readonly end: number; readonly isOld: boolean }>();
    for (const use of uses) {
      const { start, end } = use.place;
      const key = use.fragment ?? "";
      const before = known.get(key);
      const isOld = merged.get(use) === "old";
      if (before === undefined) {
        known.set(key, { end, isOld });
        continue;
      }
      const semicolon = text.lastIndexOf(";", start);
      if (semicolon < before.end) continue;
      const isNext = use.via !== "via" || /^\s*;\s*$/.test(text.slice(before.end, start));
      known.set(key, { end, isOld: isOld || (isNext && before.isOld) });
      if (isNext && (isOld || before.isOld)) found.set(use, span(semicolon, end));
    }
  }
  return found;
}
