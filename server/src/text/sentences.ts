import { type Span, span, trimmed } from "./span.ts";

/** So much of a text is divided at once (UTF-16 units): the time that some engines take grows with its square. */
const SLICE = 4000;

/**
 * The sentences of a paragraph (UTF-16 offsets of `text`), in order, without the white space between them. Line ends in it
 * are white space, but the item of a list begins a sentence. Divided as Unicode does (UAX 29, sentence boundaries), and put
 * together again behind what is no end: `Mr.`, `U.S.`, `J.`, `No. 5`, `“Why?” he asked`.
 */
export function sentencesOf(text: string, paragraph: Span): readonly Span[] {
  const ends = [...endsIn(text.slice(paragraph.start, paragraph.end)), paragraph.end - paragraph.start];
  const sentences: Span[] = [];
  let start = paragraph.start;
  for (const end of ends) {
    const sentence = trimmed(text, span(start, paragraph.start + end));
    if (sentence.end > sentence.start) sentences.push(sentence);
    start = paragraph.start + end;
  }
  return sentences;
}

const SEGMENTER = new Intl.Segmenter("en", { granularity: "sentence" });

/** A line that begins a list's item (CommonMark 0.31, 5.2), and the line end before it. */
const ITEM = /(?:\r\n|[\r\n])(?=[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t])/g;

/** Where a sentence ends and another begins behind it. */
function* endsIn(paragraph: string): Generator<number> {
  let from = 0;
  for (const item of paragraph.matchAll(ITEM)) {
    const next = item.index + item[0].length;
    yield* endsInItem(paragraph, from, next);
    yield next;
    from = next;
  }
  yield* endsInItem(paragraph, from, paragraph.length);
}

function* endsInItem(paragraph: string, start: number, end: number): Generator<number> {
  const item = paragraph.slice(start, end).replace(/[\r\n]/g, " ");
  let from = 0;
  while (from < item.length) {
    const slice = item.slice(from, from + SLICE);
    const isLast = from + slice.length === item.length;
    let next = 0;
    for (const { index, segment } of SEGMENTER.segment(slice)) {
      // Of a slice that the paragraph goes on behind, the last sentence may go on too.
      if (!isLast && index + segment.length === slice.length) break;
      next = index + segment.length;
      if (from + next < item.length && endsSentence(item, from + next)) yield start + from + next;
    }
    if (isLast) return;
    from += next > 0 ? next : withoutHalf(slice);
  }
}

/** The length of a slice that does not end between the halves of a character. */
function withoutHalf(slice: string): number {
  return /[\uD800-\uDBFF]$/.test(slice) ? slice.length - 1 : slice.length;
}

/** Words behind whose full stop a sentence goes on. */
const TITLES =
  /(?:^|[^\p{L}\p{M}])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|St|Sr|Jr|Gen|Maj|Col|Lt|Cmdr|Capt|Sgt|Adm|Brig|Sen|Rep|Gov|Pres|Amb|Supt|Messrs|Mme|Mlle|cf|vs|viz|e\.g|i\.e|approx|ca)\.$/u;

/** Words behind whose full stop a sentence goes on with a figure. */
const NUMBERED =
  /(?:^|[^\p{L}\p{M}])(?:Nos?|Art|Arts|Sec|Vol|Ch|Figs?|pp?|para|paras|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$/iu;

/** One letter before a full stop: an initial, or the last of `U.S.`. */
const INITIAL = /(?:^|[^\p{L}\p{M}\p{N}])(?:\p{Lu}\.[ \t]?)*\p{Lu}\.$/u;
/** Two or more of them, which may end a sentence as well. */
const INITIALS = /\p{Lu}\.[ \t]?\p{Lu}\.$/u;

/** Words that begin a sentence and no name. */
const BEGINNERS =
  /^(?:The|A|An|In|On|At|It|He|She|They|We|I|This|That|These|Those|But|And|So|Yet|Its|His|Her|Their|Our|There|If|When|While|After|Before|As|For|With|From|By|To|Both|However|Meanwhile|No|Not)(?![\p{L}\p{M}.])/u;

/** How far behind an end is looked for what it may be the end of (UTF-16 units). */
const AROUND = 24;

/** Whether the sentence that Unicode ends at an offset does end there. */
function endsSentence(text: string, at: number): boolean {
  const before = text
    .slice(Math.max(0, at - AROUND), at)
    .replace(IGNORED, "")
    .trimEnd();
  const behind = text.slice(at, at + AROUND).replace(IGNORED, "");
  if (TITLES.test(before) || (/["'”’»]$/.test(before) && /^\p{Ll}/u.test(behind))) return false;
  if (NUMBERED.test(before)) return !/^\p{N}/u.test(behind);
  if (!INITIAL.test(before)) return true;
  return INITIALS.test(before) && BEGINNERS.test(behind);
}

/** Characters that only join or format (UAX 29, Format), behind which signs of marks may be hidden. */
const IGNORED = /\u2060+/g;
