import type { Definition } from "../model/facts.ts";
import { fold, plain } from "../text/fold.ts";
import { type Span, span } from "../text/span.ts";
import { isWordAt, pieceEnd, pieceStart } from "../text/words.ts";
import type { Snapshot } from "./catalog.ts";

/** A name that stands in a text, and the one entity that bears it. */
export interface NameInText {
  readonly span: Span;
  readonly definition: Definition;
}

/**
 * The names and aliases of exactly one entity in a part of a text (UTF-16): whole words, the leftmost first and of those
 * the longest. Names that several bear are passed over as a whole, and so is what is spelled in another letter case
 * (`us` is not `US`), unless it begins a sentence, is in capitals, or has three words. Takes time in proportion to the
 * text, whatever the number of names.
 */
export function namesIn(snapshot: Snapshot, text: string, part: Span): readonly NameInText[] {
  const found: NameInText[] = [];
  for (let at = pieceStart(text, part.start, part.end); at < part.end; ) {
    const name = isWordAt(text, at) ? longestName(snapshot, text, at, part.end) : undefined;
    if (name?.definition !== undefined) found.push({ span: span(at, name.end), definition: name.definition });
    at = pieceStart(text, name?.end ?? pieceEnd(text, at, part.end), part.end);
  }
  return found;
}

/** The longest name that begins at a word: its end (UTF-16), and who bears it if that is one. */
function longestName(
  snapshot: Snapshot,
  text: string,
  start: number,
  limit: number,
): { readonly end: number; readonly definition: Definition | undefined } | undefined {
  let found: { end: number; definition: Definition | undefined } | undefined;
  for (let at = start; at < limit; ) {
    const end = pieceEnd(text, at, limit);
    const surface = text.slice(start, end);
    if (!snapshot.begins(surface)) break;
    const [only, other] = snapshot.bearers(surface).filter((one) => isSpelled(surface, one));
    if (only !== undefined) found = { end, definition: other === undefined ? only : undefined };
    at = pieceStart(text, end, limit);
  }
  return found;
}

/** Whether a surface spells one of the names, which is not weak, in a letter case in which people write it. */
export function isSpelled(surface: string, { names }: Pick<Definition, "names">): boolean {
  const key = fold(surface);
  const written = plain(surface);
  return names.some(({ text, weak }) => {
    // A name in the very letters of the text is what most names are.
    if (weak || (text !== surface && fold(text) !== key)) return false;
    const name = plain(text);
    if (written === name || written === capitalised(name)) return true;
    const words = name.split(" ").length;
    return words > 2 || ((words > 1 || name.length > 4) && written === written.toUpperCase());
  });
}

function capitalised(name: string): string {
  const [first = ""] = name;
  return first.toUpperCase() + name.slice(first.length);
}
