import { claimAt } from "../../corpus/symbol-at.ts";
import type { Lowered } from "../../model/lower.ts";
import { statementAt } from "../../syntax/statement.ts";
import { wordsOf } from "../../syntax/strip.ts";
import { type Span, span } from "../../text/span.ts";
import { type Refactoring, titled } from "./action.ts";
import { wrappable } from "./wrappable.ts";

/** The sentence at the cursor as a claim, without its full stop and without citations behind it, which then are the claim's. */
export function claimFromSentence({ marks, facts }: Lowered, { start, end }: Span): readonly Refactoring[] {
  if (start !== end || claimAt(facts.claims, start) !== undefined) return [];
  const stated = statementAt(marks, start);
  const at = stated && wrappable(marks, stated.statement);
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
