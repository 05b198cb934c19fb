import { firstWhere } from "../text/halving.ts";
import { sentencesOf } from "../text/sentences.ts";
import { type Span, span, trimmed } from "../text/span.ts";
import { Kind, type Mark, type Marks, markAt, STRIDE } from "./marks.ts";
import { cutsOf } from "./strip.ts";

/**
 * The sentences of a paragraph with its marks (UTF-16 offsets), in order, without the white space between them. Signs of
 * marks are read as if they were not there. No mark is cut: a sentence goes on behind a mark in which it would end, unless
 * whole sentences fill that mark; those are given without its signs.
 */
export function sentencesIn(marks: Marks, paragraph: Span): readonly Span[] {
  const inside = marksIn(marks, paragraph);
  const signs = new Signs(marks.text, inside);
  const read = sentencesOf(masked(marks.text, paragraph, inside, signs.all), {
    start: 0,
    end: paragraph.end - paragraph.start,
  });
  const sentences = signs.moved(
    read.map(({ start, end }) => span(start + paragraph.start, end + paragraph.start)),
  );
  return joined(sentences, inside, signs).map((sentence) => signs.balanced(sentence));
}

/** The marks that begin in a paragraph, outer ones before those in them. */
function marksIn(marks: Marks, { start, end }: Span): readonly Mark[] {
  const low = firstWhere(marks.count, (row) => (marks.rows[row * STRIDE + 1] as number) >= start);
  const found: Mark[] = [];
  for (let row = low; row < marks.count; row++) {
    const mark = markAt(marks, row);
    if (mark.span.start >= end) break;
    if (mark.kind !== Kind.Paragraph && mark.kind !== Kind.FootnoteDefinition && mark.span.end <= end)
      found.push(mark);
  }
  return found;
}

/** What strip would remove of a mark: a sign that opens it, or one that closes it or is all of it. */
interface Sign extends Span {
  readonly mark: Span;
  readonly opens: boolean;
}

/** Stands for signs: it joins what is on its two sides (UAX 29, Format). */
const JOINER = "\u2060";
/** Stands for code, which is a word of its own, whatever is in it. */
const LETTER = "中";

/** The paragraph, as long as it is, with signs and code as what the reader of sentences knows. */
function masked(text: string, { start, end }: Span, marks: readonly Mark[], signs: readonly Sign[]): string {
  const code = marks.filter(({ kind }) => kind === Kind.Code).map((mark) => ({ ...mark.span, as: LETTER }));
  const comments = marks
    .filter(({ kind }) => kind === Kind.Comment)
    .map((mark) => ({ ...mark.span, as: JOINER }));
  const masks = [...signs.map((sign) => ({ ...sign, as: JOINER })), ...code, ...comments];
  let result = "";
  let from = start;
  for (const mask of masks.sort((a, b) => a.start - b.start)) {
    const at = Math.max(from, mask.start);
    result += text.slice(from, at) + mask.as.repeat(Math.max(0, mask.end - at));
    from = Math.max(from, mask.end);
  }
  return (result + text.slice(from, end)).slice(0, end - start);
}

/** The signs of a paragraph's marks by their two ends. */
class Signs {
  readonly all: readonly Sign[];
  private readonly text: string;
  private readonly byStart: ReadonlyMap<number, Sign>;
  private readonly byEnd: ReadonlyMap<number, Sign>;

  constructor(text: string, marks: readonly Mark[]) {
    this.text = text;
    this.all = marks.flatMap((mark) =>
      [...cutsOf(text, mark)]
        .filter((cut) => cut.end > cut.start)
        .map((cut) => ({ ...cut, mark: mark.span, opens: cut.end < mark.span.end })),
    );
    this.byStart = new Map(this.all.map((sign) => [sign.start, sign]));
    this.byEnd = new Map(this.all.map((sign) => [sign.end, sign]));
  }

  /** The sentences with the signs that open a mark at the beginning of the next one, where its reader put them to the last. */
  moved(sentences: readonly Span[]): readonly Span[] {
    const result: Span[] = [];
    let start: number | undefined;
    for (const sentence of sentences) {
      let { end } = sentence;
      const from = start ?? sentence.start;
      start = undefined;
      for (
        let sign = this.byEnd.get(end);
        sign?.opens === true && sign.start > from;
        sign = this.byEnd.get(end)
      )
        start = end = sign.start;
      result.push(trimmed(this.text, span(from, end)));
    }
    return result;
  }

  /** Where the words of a sentence begin. */
  wordsStart({ start }: Span): number {
    let at = start;
    for (let sign = this.byStart.get(at); sign !== undefined; sign = this.byStart.get(at)) at = sign.end;
    return at;
  }

  /** Where the words of a sentence end. */
  wordsEnd({ end }: Span): number {
    let at = end;
    for (let sign = this.byEnd.get(at); sign !== undefined; sign = this.byEnd.get(at)) at = sign.start;
    return at;
  }

  /** The sentence without the signs at its ends of marks that hold other sentences too. */
  balanced({ start, end }: Span): Span {
    let from = start;
    let to = end;
    for (
      let sign = this.byStart.get(from);
      sign?.opens === true && sign.mark.end > end;
      sign = this.byStart.get(from)
    )
      from = sign.end;
    for (
      let sign = this.byEnd.get(to);
      sign?.opens === false && sign.mark.start < start;
      sign = this.byEnd.get(to)
    )
      to = sign.start;
    return span(from, Math.max(from, to));
  }
}

/** The sentences, those that a mark would be cut by as one. */
function joined(sentences: readonly Span[], marks: readonly Mark[], signs: Signs): readonly Span[] {
  const wordsStarts = sentences.map((sentence) => signs.wordsStart(sentence));
  const wordsEnds = sentences.map((sentence) => signs.wordsEnd(sentence));
  // Whether a sentence ends there, and the next one from each at which one does: so that each end is taken away once.
  const next = sentences.map((_, i) => i);
  const endAt = (from: number): number => {
    let at = from;
    while ((next[at] ?? at) !== at) at = next[at] as number;
    for (let i = from; i !== at; ) [i, next[i]] = [next[i] as number, at];
    return at;
  };
  for (const { span: mark } of marks) {
    const first = lastFrom(sentences, mark.start);
    const last = lastFrom(sentences, mark.end - 1);
    if (first < 0 || first >= last) continue;
    const begins =
      mark.start <= (wordsStarts[first] as number) && (first === 0 || endAt(first - 1) === first - 1);
    const ends = mark.end >= (wordsEnds[last] as number) && endAt(last) === last;
    if (begins && ends) continue;
    for (let at = endAt(first); at < last; at = endAt(at)) next[at] = at + 1;
  }
  const result: Span[] = [];
  for (let i = 0; i < sentences.length; ) {
    const last = endAt(i);
    result.push(span((sentences[i] as Span).start, (sentences[last] as Span).end));
    i = last + 1;
  }
  return result;
}

/** The number of the last sentence that starts at or before an offset, -1 when there is none. */
function lastFrom(sentences: readonly Span[], offset: number): number {
  return firstWhere(sentences.length, (i) => (sentences[i] as Span).start > offset) - 1;
}
