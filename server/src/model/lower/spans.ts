import type { Attributes } from "../../syntax/attributes.ts";
import { SPAN_ATTRIBUTES } from "../attributes.ts";
import { piecesOfPair } from "../pieces.ts";
import type { AttributedSpan } from "../spans.ts";
import { type DefinedKind, entityKindNamed, type Fields, fieldOf } from "../vocabulary.ts";
import { type BodyContext, inText } from "./body-context.ts";
import { type Draft, noteDefect, noteValue, type UseDetails, use, useOf } from "./draft.ts";
import { neededBy } from "./required.ts";

/** Whether a span is a claim or a quote. */
export function isClaim({ attributes }: AttributedSpan): boolean {
  return attributes.classes.some(({ name }) => name === "claim" || name === "quote");
}

/** Lowers a span that is no claim: a date, a title, a mention in its long form. */
export function lowerSpan(draft: Draft, context: BodyContext, { mark, attributes }: AttributedSpan): void {
  const own = inText(context, mark.row, "mention", draft.placer.place(mark.span));
  for (const name of new Set(attributes.classes.map((own) => own.name))) {
    const fields = Object.hasOwn(SPAN_ATTRIBUTES, name) ? SPAN_ATTRIBUTES[name] : undefined;
    const needed = neededBy(name);
    const words = name === "date" ? context.words(mark.first) : undefined;
    if (fields !== undefined) lowerPairs(draft, fields, attributes, { ...own, words });
    if (needed !== undefined && !attributes.pairs.some((pair) => pair.key === needed.key)) {
      noteDefect(draft, attributes.span, needed.message);
    }
    const kind = entityKindNamed(name);
    if (kind !== undefined) lowerLongMention(draft, context, { mark, attributes }, kind);
  }
}

function lowerPairs(
  draft: Draft,
  fields: Fields,
  attributes: Attributes,
  own: UseDetails & { readonly words: string | undefined },
): void {
  for (const pair of attributes.pairs) {
    const field = fieldOf(fields, pair.key);
    if (field === undefined) continue;
    for (const piece of piecesOfPair(draft.text, pair, field.list ?? false)) {
      noteValue(draft, field, piece, { ...own, via: pair.key, origin: "attribute" });
    }
  }
}

/** `[words]{.person ref=id}`: without `ref` the words themselves are looked up among that kind. */
function lowerLongMention(
  draft: Draft,
  context: BodyContext,
  { mark, attributes }: AttributedSpan,
  kind: DefinedKind,
): void {
  const { placer } = draft;
  const surface = context.words(mark.first);
  const ref = attributes.pairs.find(({ key, value }) => key === "ref" && value.trim() !== "");
  const details = inText(context, mark.row, "mention", placer.place(mark.span), surface);
  draft.uses.push(
    ref === undefined
      ? use(draft.path, "entity", surface, "", placer.place(mark.first), { ...details, kind })
      : useOf(draft.path, "entity", ref.value, placer.place(ref.valueSpan), {
          ...details,
          origin: "attribute",
        }),
  );
}
