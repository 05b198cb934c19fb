import { claimAt } from "../../corpus/symbol-at.ts";
import type { Lowered } from "../../model/lower.ts";
import { each, Kind, type Marks } from "../../syntax/marks.ts";
import { sentencesIn } from "../../syntax/sentences.ts";
import { wordsOf } from "../../syntax/strip.ts";
import { type Span, slice, span, touches } from "../../text/span.ts";
import { type Refactoring, titled } from "./action.ts";
import { wrappable } from "./wrappable.ts";

/** The sentence at the cursor as a claim, without its full stop and without citations behind it, which then are the claim's. */
export function claimFromSentence({ marks, facts }: Lowered, { start, end }: Span): readonly Refactoring[] {
  if (start !== end || claimAt(facts.claims, start) !== undefined) return [];
  const paragraph = [...each(marks, Kind.Paragraph)].find((one) => touches(one.span, start));
  const sentence = paragraph && sentencesIn(marks, paragraph.span).find((one) => touches(one, start));
  const at = sentence && wrappable(marks, statement(marks, sentence));
  const isClaim = facts.claims.some(({ whole }) => whole.start === at?.start && whole.end === at.end);
  if (at === undefined || isClaim) return [];
  return [
    {
      title: `Mark the sentence ${titled(wordsOf(marks, at))} as a claim`,
      kind: "refactor.rewrite",
      edits: [
        { span: span(at.start, at.start), text: "[" },
        { span: span(at.end, at.end), text: "]{.claim}" },
      ],
    },
  ];
}

/** What a line may begin with before its sentence: signs of lists and of quoted lines. */
const LINE_SIGNS = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])[ \t]+)+/;

/** A sentence without what is no part of what it states: the line's signs before it, its stop and its citations behind. */
function statement({ text, ...marks }: Marks, sentence: Span): Span {
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
