import type { Snapshot } from "../../corpus/catalog.ts";
import { isEntity, isSame } from "../../corpus/keys.ts";
import { shortestTarget } from "../../corpus/target-of.ts";
import type { Definition, Use } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { hasClass } from "../../model/spans.ts";
import { entityKindNamed } from "../../model/vocabulary.ts";
import { readAttributes, writeValue } from "../../syntax/attributes.ts";
import { around, Kind, type Mark } from "../../syntax/marks.ts";
import { type Span, slice, span } from "../../text/span.ts";
import { type Refactoring, titled } from "./action.ts";
import { meansAlone, mentionOf } from "./link.ts";

/** The mention at a cursor without its mark, and in its other form: `[[id|words]]` or `[words]{.kind ref=id}`. */
export function formsOfMention(
  snapshot: Snapshot,
  document: Lowered,
  { start, end }: Span,
): readonly Refactoring[] {
  const { marks, facts } = document;
  const mark = around(marks, start).findLast(({ kind }) => kind === Kind.Mention || kind === Kind.Span);
  if (mark === undefined || end > mark.span.end) return [];
  const use = facts.uses.find(
    ({ via, whole }) => via === "mention" && whole.start === mark.span.start && whole.end === mark.span.end,
  );
  const [definition, other] = use === undefined ? [] : snapshot.resolve(use).definitions;
  const only = other === undefined ? definition : undefined;
  if (mark.kind === Kind.Mention)
    return use === undefined ? [] : ofShort(snapshot, marks.text, mark, use, only);
  return ofSpan(snapshot, marks.text, mark, only);
}

function ofShort(
  snapshot: Snapshot,
  text: string,
  mark: Mark,
  use: Use,
  definition: Definition | undefined,
): readonly Refactoring[] {
  const words = slice(text, mark.second.start < 0 ? mark.first : mark.second);
  const found: Refactoring[] = [
    {
      title: `Remove the mark of ${titled(words)}, keep the words`,
      kind: "refactor.inline",
      edits: [{ span: mark.span, text: words }],
    },
  ];
  if (definition === undefined || !isEntity(definition) || use.fragment !== undefined) return found;
  const ref = namesOfKind(snapshot, words, definition) ? "" : ` ref=${writeValue(definition.id)}`;
  const long = `[${words}]{.${definition.kind}${ref}}`;
  return [
    ...found,
    {
      title: "Write the mention in its long form",
      kind: "refactor.rewrite",
      edits: [{ span: mark.span, text: long }],
    },
  ];
}

/** Whether words, looked up among the definition's kind, mean it alone. */
function namesOfKind(snapshot: Snapshot, words: string, definition: Definition): boolean {
  const among = entityKindNamed(definition.kind);
  const [only, other] = snapshot.lookup(words.trim(), "entity", among).definitions;
  return other === undefined && only !== undefined && isSame(only, definition);
}

function ofSpan(
  snapshot: Snapshot,
  text: string,
  mark: Mark,
  definition: Definition | undefined,
): readonly Refactoring[] {
  const attributes = readAttributes(text, mark.second.start);
  // A claim's or a quote's list says what people have found out: it is not thrown away with a key.
  if (hasClass(attributes, "claim") || hasClass(attributes, "quote")) return [];
  if (attributes.classes.length === 0 || attributes.id !== undefined) return [];
  const words = slice(text, mark.first);
  const found: Refactoring[] = [
    {
      title: `Remove the mark of ${titled(words)}, keep the words`,
      kind: "refactor.inline",
      edits: [
        { span: span(mark.span.start, mark.first.start), text: "" },
        { span: span(mark.first.end, mark.span.end), text: "" },
      ],
    },
  ];
  const bare = attributes.classes.length === 1 && attributes.pairs.every(({ key }) => key === "ref");
  if (definition === undefined || !bare) return found;
  const short = mentionOf(snapshot, definition, words);
  if (
    !short.startsWith("[[") ||
    (!meansAlone(snapshot, words, definition) &&
      shortestTarget(snapshot, definition, { wanted: "entity" }) === undefined)
  )
    return found;
  return [
    ...found,
    {
      title: "Write the mention in its short form",
      kind: "refactor.rewrite",
      edits: [{ span: mark.span, text: short }],
    },
  ];
}
