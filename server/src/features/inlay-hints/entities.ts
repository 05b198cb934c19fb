import type { Snapshot } from "../../corpus/catalog.ts";
import { bears, isEntity } from "../../corpus/keys.ts";
import type { Definition } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { each, Kind, type Marks } from "../../syntax/marks.ts";
import { byPlace } from "../../text/by-place.ts";
import { fold, slug } from "../../text/fold.ts";
import { firstWhere } from "../../text/halving.ts";
import { remembered } from "../../text/remembered.ts";
import { type Span, span, touches } from "../../text/span.ts";
import { type Hint, type HintWishes, shortened } from "./hint.ts";

/** Longer words are not looked through for a name (UTF-16 units). */
const LONGEST_WORDS = 300;

/**
 * The names of the entities behind mentions whose words do not tell them: “the president”, “Lam”, a bare id. The same
 * words for the same entity are told once in a paragraph. A name that stands in the mark as its target is told only to
 * readers from whom it is hidden.
 */
export function* entityHints(
  snapshot: Snapshot,
  document: Lowered,
  within: Span,
  { concealed }: HintWishes,
): Generator<Hint> {
  const mentionsIn = mentionsByPlace(document);
  const [first] = mentionsIn(within);
  if (first === undefined) return;
  const paragraphs = paragraphStarts(document.marks);
  // What is told in the paragraph before the range is not told in it again.
  const before = paragraphs[paragraphAt(paragraphs, first.whole.start) - 1] ?? 0;
  const told = new Set<string>();
  for (const use of mentionsIn(span(before, within.end))) {
    const [definition, other] = snapshot.resolve(use).definitions;
    if (definition === undefined || other !== undefined || !isEntity(definition)) continue;
    const words = use.surface ?? use.target;
    if (tells(words, definition) || (!concealed && bears(definition, fold(use.target)))) continue;
    const key = `${paragraphAt(paragraphs, use.whole.start)} ${definition.path}#${definition.id} ${fold(words)}`;
    if (told.has(key)) continue;
    told.add(key);
    if (!touches(within, use.whole.end)) continue;
    const { path, namePlace: place } = definition;
    yield {
      at: use.whole.end,
      about: "entity",
      parts: [{ text: shortened(definition.name), target: { path, place } }],
    };
  }
}

/** The mentions of a file that a hint may stand behind. */
const mentionsByPlace = remembered(({ facts }: Lowered) =>
  byPlace(
    facts.uses.filter((use) => use.via === "mention" && !use.furniture && use.fragment === undefined),
    ({ whole }) => whole,
  ),
);

const paragraphStarts = remembered((marks: Marks): readonly number[] =>
  Array.from(each(marks, Kind.Paragraph), ({ span: { start } }) => start),
);

/** Whether words hold one of the names by which the entity is known: “President Tô Lâm’s” holds “To Lam”, “pier” “The Pier”. */
function tells(words: string, { names }: Definition): boolean {
  if (words.length > LONGEST_WORDS) return true;
  const folded = fold(words);
  const pieces = `-${pieceSlug(words)}-`;
  return names.some(({ text, weak }) => {
    if (weak) return false;
    // Scripts that put no spaces between words have no pieces.
    const own = pieceSlug(text.replace(/^the\s+/i, ""));
    return (
      (own !== "" && pieces.includes(`-${own}-`)) || (UNSPACED.test(text) && folded.includes(fold(text)))
    );
  });
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The words as a slug, without the ending of a possessive. */
function pieceSlug(words: string): string {
  return slug(words.replace(/['’]s?(?![\p{L}\p{N}])/gu, ""), LONGEST_WORDS * 4);
}

/** How many paragraphs begin at the offset or before. */
function paragraphAt(starts: readonly number[], offset: number): number {
  return firstWhere(starts.length, (i) => (starts[i] as number) > offset);
}
