import { freeId } from "../../corpus/free-id.ts";
import { slug } from "../../text/fold.ts";
import type { Asking } from "./asking.ts";
import type { Proposal } from "./item.ts";

/** Of what nothing defines yet, the findings of `source-unresolved` and `entity-undefined` have a quick fix. */
const SAYS =
  "Nothing in the corpus is called so yet. Where it stands it is then reported, with a quick fix that makes its file.";
const DETAIL = "the quick fix then makes its file";

/** The key of a source that has no file yet: one's own, in place of the words that were typed, else a word to type over. */
export function newSource({ snapshot }: Asking, typed: string): Proposal {
  const words = typed.trim();
  const text = /^[a-z0-9]+(?:[-_:][a-z0-9]+)*$/.test(words) ? words : slug(words);
  if (text === "")
    return { ...beginning("New source…", freeId(snapshot, "new-source"), DETAIL), typedOver: true };
  return beginning(`New source “${text}”`, text, DETAIL, typed);
}

/** Something that has no file yet: by the name that was typed, else by a word to type over. */
export function newEntity(typed: string): Proposal {
  const name = typed.trim();
  if (name === "") return { ...beginning("New name…", "name", DETAIL), typedOver: true };
  return beginning(`New “${name}”`, name, DETAIL, typed);
}

function beginning(label: string, text: string, detail: string, typed = label): Proposal {
  return { label, detail, kind: "new", text, spellings: [typed], says: SAYS };
}
