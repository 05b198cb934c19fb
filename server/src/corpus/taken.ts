import type { Definition } from "../model/facts.ts";
import { KINDS } from "../model/vocabulary.ts";
import { fold, nfc } from "../text/fold.ts";
import { quoted } from "../text/quoted.ts";
import type { Snapshot } from "./catalog.ts";
import { bears, isSame } from "./keys.ts";

/**
 * Why a definition may not have an id or a name, as a sentence: another answers to it, so that what names one of them would
 * mean the other, or neither. Undefined where it may.
 */
export function taken(snapshot: Snapshot, definition: Definition, words: string): string | undefined {
  const others = bearers(snapshot, words).filter((one) => !isSame(one, definition));
  const own = others.find(({ id }) => nfc(id) === nfc(words));
  if (own !== undefined) return `The id ${quoted(words)} is taken: ${described(own)} has it. Choose another.`;
  const bearer = others.find((one) => bears(one, fold(words)));
  if (bearer !== undefined)
    return `${quoted(words)} is a name of ${described(bearer)}, and uses of it would no longer be clear. Choose another.`;
  const [alike] = others;
  return alike === undefined
    ? undefined
    : `${quoted(words)} differs only in its letter case or accents from the id of ${described(alike)}. Choose another.`;
}

function described({ name, id, path }: Definition): string {
  return `${quoted(name === "" ? id : name)} in ${path}`;
}

/** All definitions that answer to words, by id or by name, whatever stands before them when they are looked up. */
function bearers(snapshot: Snapshot, words: string): readonly Definition[] {
  const found = new Set<Definition>();
  for (const kind of [undefined, ...KINDS]) {
    for (const one of snapshot.lookup(words, "entity", kind).definitions) found.add(one);
  }
  for (const one of snapshot.lookup(words, "claim").definitions) found.add(one);
  return [...found];
}
