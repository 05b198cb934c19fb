import { statedValues } from "../../model/pieces.ts";
import { parseValue, type ValueContext } from "../../model/quantity.ts";
import { mistaken } from "../../model/repair/change-to.ts";
import type { Field } from "../../model/vocabulary.ts";
import type { Scalar, Tree } from "../../syntax/tree.ts";
import { quoted } from "../../text/quoted.ts";
import type { Span } from "../../text/span.ts";
import { spelledLike } from "../../text/spelled-like.ts";
import type { Finding } from "../rule.ts";
import { either } from "./wording.ts";

/** What is wrong with the words of a definition's field: not among those meant, or an amount that is none. */
export function* wordProblems(key: string, field: Field, tree: Tree): Generator<Finding> {
  if (field.words === undefined && field.type !== "value") return;
  for (const { text, inner } of scalarsOf(tree)) {
    if (text === "") continue;
    if (field.words !== undefined) yield* wordProblem(key, field.words, text, inner);
    else yield* numberProblem(text, inner, {});
  }
}

/** A word that is not among those that are meant. */
export function* wordProblem(
  key: string,
  words: readonly string[],
  text: string,
  span: Span,
): Generator<Finding> {
  if (words.includes(text)) return;
  const near = spelledLike(text, words);
  yield mistaken(`${quoted(key)} cannot be ${quoted(text)}`, near, `write ${either(words)}`, span);
}

/** A value that is evidently meant as an amount or a date, or declared to be one, and is none. */
export function* numberProblem(text: string, span: Span, context: ValueContext): Generator<Finding> {
  const value = parseValue(text, context);
  if (value.kind !== "words" || value.problem === undefined) return;
  const { problem: message, suggestion } = value;
  const fixes =
    suggestion === undefined
      ? []
      : [{ title: `Change it to ${suggestion}`, edits: [{ span, text: suggestion }], sure: true }];
  yield { span, message, fixes };
}

function scalarsOf(tree: Tree): readonly Scalar[] {
  return statedValues(tree).flatMap(({ value }) => {
    if (value?.type === "list") return value.items.filter((item) => item.type === "scalar");
    return value?.type === "scalar" ? [value] : [];
  });
}
