import type { Snapshot } from "../corpus/catalog.ts";
import { implicitMentions } from "../corpus/implicit.ts";
import { isEntity, isSame } from "../corpus/keys.ts";
import { meantAt } from "../corpus/meant.ts";
import type { Definition, Place } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { placerOf } from "../model/place.ts";
import { foldLetters } from "../text/fold.ts";

/** The entities that are named or defined at an offset (UTF-16): what may be named without a mark elsewhere. */
export function entitiesAt(snapshot: Snapshot, document: Lowered, offset: number): readonly Definition[] {
  const meant = meantAt(snapshot, document, offset)?.meant ?? [];
  return meant.flatMap((one) =>
    one.is === "definition" && isEntity(one.definition) ? [one.definition] : [],
  );
}

/**
 * Says of a text whether a name of one of the entities may stand in it without a mark, at the cost of a look through the
 * text: where it says no there is none, and the text need not be read. Undefined where none of them has a name that counts.
 */
export function nameFilter(definitions: readonly Definition[]): ((text: string) => boolean) | undefined {
  const patterns = new Set<string>();
  for (const { names } of definitions)
    for (const { text, weak } of names) if (!weak) patterns.add(patternOf(foldLetters(text)));
  patterns.delete("");
  if (patterns.size === 0) return undefined;
  const any = new RegExp([...patterns].join("|"), "u");
  return (text) => any.test(foldLetters(text));
}

/** The words of a name in their order, with any white space between them. */
function patternOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  return words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("\\s+");
}

/** Where a file names one of the entities without a mark, in the order of the text. */
export function untagged(
  snapshot: Snapshot,
  document: Lowered,
  definitions: readonly Definition[],
): readonly Place[] {
  const found = implicitMentions(snapshot, document).filter(({ definition }) =>
    definitions.some((one) => isSame(one, definition)),
  );
  if (found.length === 0) return [];
  const placer = placerOf(document.marks.text);
  return found.map(({ span }) => placer.place(span));
}
