import type { Snapshot } from "../../corpus/catalog.ts";
import { mayNameHeading } from "../../corpus/fragment.ts";
import { type Implicit, implicitMentions } from "../../corpus/implicit.ts";
import { isEntity, isSame } from "../../corpus/keys.ts";
import { isSpelled } from "../../corpus/names.ts";
import type { FileEdit } from "../../model/changes.ts";
import { fitsProse } from "../../model/edit/spelling.ts";
import type { Definition, Facts } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { nfc } from "../../text/fold.ts";
import { contains, type Span, slice } from "../../text/span.ts";
import { BARE_WORDS } from "./groups.ts";
import type { Subject } from "./subject.ts";

/** What becomes of names that stand without a mark when a name is renamed: only a search through the texts finds them. */
export interface Unmarked {
  /** The definition with the name alone for which texts are searched. */
  readonly definition: Definition;
  /** Whether names of a file would no longer name the definition without the old name. */
  isLeftIn(document: Lowered): boolean;
  /** Of these the edits that are offered: none where words stay because they are another's. */
  editsIn(document: Lowered): readonly FileEdit[];
}

/** What becomes of such names when one of an entity is renamed to `words`; undefined where it names nothing without a mark. */
export function unmarkedOf(
  snapshot: Snapshot,
  { definition, name }: Extract<Subject, { is: "name" }>,
  words: string,
): Unmarked | undefined {
  if (name.weak || !isEntity(definition)) return undefined;
  const after = { names: definition.names.map((one) => (one === name ? { ...one, text: words } : one)) };
  const leftIn = (document: Lowered): readonly Implicit[] =>
    implicitMentions(snapshot, document).filter(
      (one) => isSame(one.definition, definition) && !isSpelled(slice(document.marks.text, one.span), after),
    );
  return {
    definition: { ...definition, names: [name] },
    isLeftIn: (document) => leftIn(document).length > 0,
    editsIn(document) {
      const { facts, marks } = document;
      // The words of an imported article are never changed by a rename.
      if (facts.original !== undefined || !fitsProse(words) || !isFound(words)) return [];
      return leftIn(document).flatMap(({ span, heading }): FileEdit[] => {
        const isSpelledSo = nfc(slice(marks.text, span)).replace(/\s+/g, " ") === nfc(name.text);
        if (!isSpelledSo || isQuoted(facts, span) || (heading && isLinked(snapshot, facts, span))) return [];
        return [{ path: facts.path, span, text: words, group: BARE_WORDS }];
      });
    },
  };
}

/** Whether words are found without a mark: they begin and end with a word, because a search looks from word to word. */
function isFound(words: string): boolean {
  return /^[\p{L}\p{N}]/u.test(words) && /[\p{L}\p{M}\p{N}]$/u.test(words);
}

/** Whether words are somebody's own, as they were spoken or written. */
function isQuoted({ claims }: Facts, at: Span): boolean {
  return claims.some(({ kind, parts }) => kind === "quote" && parts.some((part) => contains(part, at)));
}

/** Whether a heading is named by its words, which links would then miss. */
function isLinked(snapshot: Snapshot, { definitions, headings, uses }: Facts, at: Span): boolean {
  const heading = headings.find(({ place }) => contains(place, at));
  if (heading === undefined) return false;
  const names = ({ fragment }: { readonly fragment: string | undefined }): boolean =>
    fragment !== undefined && mayNameHeading(fragment, heading);
  return uses.some(names) || definitions.some((one) => [...snapshot.uses(one)].some(names));
}
