import { readAttributes } from "../../syntax/attributes.ts";
import { around, Kind, type Mark, type Marks } from "../../syntax/marks.ts";
import { statementAt } from "../../syntax/statement.ts";
import { firstFree } from "../../text/first-free.ts";
import { slug } from "../../text/fold.ts";
import { type Span, slice, span, trimmed } from "../../text/span.ts";
import type { Fix } from "../facts.ts";
import type { BodyContext } from "../lower/body-context.ts";

/** A longer stretch is not looked through for a bracket's place (UTF-16 units). */
const LONGEST = 20_000;

/** The longest part of a claim's words that it is called after (UTF-16 units). */
const LONGEST_ID = 32;

/**
 * Writes the bracket that is missing before `]{…}` where the sentence begins. None where other brackets are between, and
 * where nothing is to be marked.
 */
export function opened({ marks }: BodyContext, { span: closing }: Mark): readonly Fix[] {
  const start = statementAt(marks, closing.start)?.statement.start ?? closing.start;
  const words = span(start, closing.start);
  if (slice(marks.text, words).trim() === "" || !isBalanced(marks.text, words)) return [];
  return [{ title: "Open it where the sentence begins", edits: [{ span: span(start, start), text: "[" }] }];
}

/**
 * Closes a mark at the end of its paragraph, and marks what follows in the next: a claim as a further part of it, a region
 * by itself. None where more than one paragraph's end, or other brackets, are between.
 */
export function inTwo(context: BodyContext, { first, span: closing, second: list }: Mark): readonly Fix[] {
  const { marks } = context;
  const before = paragraphAt(marks, first.start);
  const after = paragraphAt(marks, closing.start);
  if (before === undefined || after === undefined) return [];
  const apart = marks.text.slice(before.end, after.start);
  const one = trimmed(marks.text, span(first.start + 1, before.end));
  const two = trimmed(marks.text, span(after.start, closing.start));
  const isPlain =
    one.end > one.start &&
    two.end > two.start &&
    !/^(?:[>#]|(?:[-*+]|\d+[.)])\s)/.test(slice(marks.text, two));
  if (apart.trim() !== "" || !isPlain || !isBalanced(marks.text, one) || !isBalanced(marks.text, two))
    return [];
  const [own, further] = listsOf(context, list, one);
  return [
    {
      title: "Mark it in each paragraph by itself",
      edits: [
        { span: span(one.end, one.end), text: `]${own}` },
        { span: span(two.start, two.start), text: "[" },
        { span: list, text: further },
      ],
    },
  ];
}

/** The lists of the two halves of a mark: of a claim the second names the first. */
function listsOf({ marks, spans, words }: BodyContext, at: Span, first: Span): readonly [string, string] {
  const text = slice(marks.text, at);
  const { classes, id } = readAttributes(marks.text, at.start);
  const kind = classes.find(({ name }) => name === "claim" || name === "quote")?.name;
  if (kind === undefined) return [text, text];
  const taken = new Set([...spans.values()].map(({ attributes }) => attributes.id?.name));
  const own = id?.name ?? firstFree(slug(words(first), LONGEST_ID) || kind, (one) => taken.has(one));
  return [id === undefined ? `${text.slice(0, -1)} #${own}}` : text, `{.${kind} part=${own}}`];
}

function paragraphAt(marks: Marks, offset: number): Span | undefined {
  return around(marks, offset).find(({ kind }) => kind === Kind.Paragraph)?.span;
}

/** Whether each bracket of a stretch has its partner in it. */
function isBalanced(text: string, { start, end }: Span): boolean {
  if (end - start > LONGEST) return false;
  let depth = 0;
  for (let i = start; i < end && depth >= 0; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 91) depth++;
    else if (code === 93) depth--;
  }
  return depth === 0;
}
