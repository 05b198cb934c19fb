import { type Span, slice, span, touches } from "../text/span.ts";
import { each, Kind, type Marks } from "./marks.ts";
import { sentencesIn } from "./sentences.ts";

/** A sentence, and what it states: without the signs of its line, its stop and the citations behind it (UTF-16 offsets). */
interface Stated {
  readonly sentence: Span;
  readonly statement: Span;
}

/** The sentence at an offset (UTF-16); undefined outside of paragraphs. */
export function statementAt(marks: Marks, offset: number): Stated | undefined {
  for (const paragraph of each(marks, Kind.Paragraph)) {
    if (!touches(paragraph.span, offset)) continue;
    const sentence = sentencesIn(marks, paragraph.span).find((one) => touches(one, offset));
    return sentence && { sentence, statement: statementOf(marks, sentence) };
  }
  return undefined;
}

/** What a line may begin with before its sentence: signs of lists and of quoted lines. */
const LINE_SIGNS = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])[ \t]+)+/;

function statementOf({ text, ...marks }: Marks, sentence: Span): Span {
  const start = sentence.start + (LINE_SIGNS.exec(slice(text, sentence))?.[0].length ?? 0);
  const cited = new Map(
    [...each({ text, ...marks })]
      .filter(({ kind }) => kind === Kind.Citation || kind === Kind.Footnote)
      .map((mark) => [mark.span.end, mark.span.start]),
  );
  let { end } = sentence;
  for (;;) {
    const before = end;
    while (end > start && /[\s.!?…。]/.test(text.charAt(end - 1))) end--;
    end = cited.get(end) ?? end;
    if (end === before) return span(start, Math.max(start, end));
  }
}
