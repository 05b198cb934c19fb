import type { Definition } from "../model/facts.ts";
import { fold, plain } from "../text/fold.ts";
import { type Span, span } from "../text/span.ts";
import { piecesOf } from "../text/words.ts";
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
  const pieces = piecesOf(text, part.start, part.end);
  const found: NameInText[] = [];
  for (let first = 0; first < pieces.length; ) {
    const piece = pieces[first] as (typeof pieces)[number];
    const longest = piece.word ? longestName(snapshot, text, pieces, first) : undefined;
    if (longest === undefined) {
      first++;
      continue;
    }
    const at = span(piece.start, (pieces[longest.last] as Span).end);
    if (longest.definition !== undefined) found.push({ span: at, definition: longest.definition });
    first = longest.last + 1;
  }
  return found;
}

/** The longest name that begins with a piece: its last piece, and who bears it if that is one. */
function longestName(
  snapshot: Snapshot,
  text: string,
  pieces: readonly Span[],
  first: number,
): { readonly last: number; readonly definition: Definition | undefined } | undefined {
  const start = (pieces[first] as Span).start;
  let found: { last: number; definition: Definition | undefined } | undefined;
  for (let last = first; last < pieces.length; last++) {
    const surface = text.slice(start, (pieces[last] as Span).end);
    if (!snapshot.begins(fold(surface))) break;
    const bearers = snapshot.bearers(surface);
    const [only, other] = bearers.filter((one) => isSpelled(surface, one));
    if (only !== undefined) found = { last, definition: other === undefined ? only : undefined };
  }
  return found;
}

/** Whether a surface spells a strong name of the definition, in a letter case in which people write it. */
function isSpelled(surface: string, { names }: Definition): boolean {
  const key = fold(surface);
  const written = plain(surface);
  return names.some(({ text, weak }) => {
    if (weak || fold(text) !== key) return false;
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
