import { sectionsOf } from "../corpus/sections.ts";
import type { Lowered } from "../model/lower.ts";
import { around, Kind, type Mark } from "../syntax/marks.ts";
import { sentencesIn } from "../syntax/sentences.ts";
import type { Tree } from "../syntax/tree.ts";
import { lineAt, lineSpan } from "../text/lines.ts";
import { contains, type Span, slice, span, touches, trimmed } from "../text/span.ts";
import { piecesOf } from "../text/words.ts";
import { listItemsAround } from "./selection/list-items.ts";

/** So many steps at most: nobody takes more, and clients recurse on them. */
const MOST = 50;

/**
 * What can be selected around an offset (UTF-16), from the smallest on, each within the next: a word, a value or key, the
 * words of a mark, the mark, a sentence, the item of a list, the paragraph, its sections, the body, the file; in front
 * matter a value, its field, what it stands in. No mark is cut.
 */
export function selections(document: Lowered, offset: number): readonly Span[] {
  const { facts } = document;
  const { text } = document.marks;
  const whole = span(0, text.length);
  const items = listItemsAround(document.marks, { text, starts: facts.lineStarts }, offset);
  const candidates = [
    ...wordsAt(document, offset),
    ...valuesAt(document, offset),
    ...around(document.marks, offset).flatMap((mark) => partsOf(document, mark, items)),
    ...items,
    ...sectionsOf(text, facts.headings).map((section) => section.span),
    ...(facts.bodyStart > 0 ? [trimmed(text, span(facts.bodyStart, text.length))] : []),
  ].filter((one) => touches(one, offset));
  const chain: Span[] = [];
  for (const one of candidates.sort((a, b) => a.end - a.start - (b.end - b.start))) {
    if (one.end <= one.start) continue;
    const last = chain.at(-1);
    const isLarger =
      last === undefined || (contains(one, last) && one.end - one.start > last.end - last.start);
    if (isLarger && chain.length < MOST - 1) chain.push(span(one.start, one.end));
  }
  const last = chain.at(-1);
  return last !== undefined && contains(last, whole) ? chain : [...chain, whole];
}

/** How much of a line around the offset is read for a word (UTF-16 units). */
const AROUND = 200;

/** The word around the offset, or the two that it divides. */
function wordsAt({ marks: { text }, facts }: Lowered, offset: number): readonly Span[] {
  const lines = { text, starts: facts.lineStarts };
  const line = lineSpan(lines, lineAt(lines, offset));
  const start = Math.max(line.start, offset - AROUND);
  const end = Math.max(start, Math.min(line.end, offset + AROUND));
  const found = piecesOf(text, start, end).filter((piece) => piece.word && touches(piece, offset));
  return found.flatMap((piece) =>
    UNSPACED.test(slice(text, piece)) ? unspacedAt(text.slice(start, end), start, offset) : [piece],
  );
}

/** Scripts whose words are written without spaces between them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const wordsOf = new Intl.Segmenter("en", { granularity: "word" });

/** The words around the offset in a part of a line that begins at `start`, as a dictionary tells them apart. */
function unspacedAt(part: string, start: number, offset: number): readonly Span[] {
  return [...wordsOf.segment(part)]
    .filter(({ isWordLike }) => isWordLike === true)
    .map(({ index, segment }) => span(start + index, start + index + segment.length))
    .filter((word) => touches(word, offset));
}

/** What a mark offers: the words and the list or target in it, itself; of a paragraph its sentences too. */
function partsOf(
  { marks }: Lowered,
  { kind, span: whole, first, second }: Mark,
  items: readonly Span[],
): readonly Span[] {
  switch (kind) {
    case Kind.Paragraph:
      return [
        ...sentencesIn(marks, whole).map((sentence) => unlisted(marks.text, sentence)),
        ...paragraphsOf(trimmed(marks.text, whole), items),
      ];
    case Kind.Heading:
      return [first, trimmed(marks.text, whole)];
    case Kind.Orphan:
    case Kind.Unreadable:
      return [second];
    case Kind.Span:
      // Its list, without and with the braces.
      return [first, span(second.start + 1, second.end - 1), second, whole];
    default:
      return [first, second, whole];
  }
}

/**
 * A paragraph around an offset, seen with the items of lists around it, of which several may stand in it: what of it lies in
 * the innermost one, and itself where it divides none of them.
 */
function paragraphsOf(whole: Span, items: readonly Span[]): readonly Span[] {
  const [inner] = items;
  if (inner === undefined) return [whole];
  const part = span(Math.max(whole.start, inner.start), Math.min(whole.end, inner.end));
  const divides = items.some((item) => !contains(item, whole) && !contains(whole, item));
  return divides ? [part] : [part, whole];
}

/** A sentence without the signs of a list or a quotation that its line begins with. */
function unlisted(text: string, { start, end }: Span): Span {
  const [signs = ""] = /^(?:(?:[-*+>]|\d{1,9}[.)])[ \t]+)*/.exec(text.slice(start, end)) ?? [];
  return span(start + signs.length, end);
}

/** Keys and values around the offset: in attribute lists and citations, in front matter, in files of data. */
function* valuesAt({ marks: { text }, facts }: Lowered, offset: number): Generator<Span> {
  const { uses, claims, dates, data, definitions, bodyStart } = facts;
  for (const { place } of uses) yield place;
  for (const { place } of dates) yield place;
  for (const { attributes } of claims) {
    for (const { from, place, keyPlace } of attributes) {
      if (from !== "text") continue;
      yield place;
      const quoted = text.charAt(place.start - 1) === '"' && text.charAt(place.end) === '"';
      yield span(keyPlace.start, quoted ? place.end + 1 : place.end);
    }
  }
  if (offset > bodyStart) return;
  const trees = [...treesAt(data, offset)];
  if (bodyStart > data.span.end) yield trimmed(text, span(0, bodyStart));
  for (const { place, fields } of definitions) {
    if (fields === data || !touches(place, offset)) continue;
    yield place;
    trees.push(...treesAt(fields, offset));
  }
  // The span of a block reaches over the line end behind it.
  for (const tree of trees) yield trimmed(text, tree);
}

function* treesAt(tree: Tree, offset: number): Generator<Span> {
  if (tree.type !== "mapping" || tree.entries.length > 0) yield tree.span;
  if (tree.type === "scalar") yield tree.inner;
  else if (tree.type === "list") {
    for (const item of tree.items) if (touches(item.span, offset)) yield* treesAt(item, offset);
  } else {
    for (const { keySpan, value } of tree.entries) {
      const end = Math.max(keySpan.end, value?.span.end ?? 0);
      if (offset < keySpan.start || offset > end) continue;
      yield keySpan;
      yield span(keySpan.start, end);
      if (value !== undefined && touches(value.span, offset)) yield* treesAt(value, offset);
    }
  }
}
