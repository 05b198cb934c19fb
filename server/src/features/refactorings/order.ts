import { CLAIM_ATTRIBUTES } from "../../model/attributes.ts";
import type { TextEdit } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { spansOf } from "../../model/spans.ts";
import type { Attributes } from "../../syntax/attributes.ts";
import { type Span, slice, touches } from "../../text/span.ts";
import type { Refactoring } from "./action.ts";

const ORDER = Object.keys(CLAIM_ATTRIBUTES);

/** Attribute lists with classes first, then the id, then the keys in the order of the documentation: here, and in the whole file. */
export function attributesInOrder({ marks }: Lowered, { start, end }: Span): readonly Refactoring[] {
  const edits = [...spansOf(marks).values()].flatMap(({ mark, attributes }) => {
    const text = inOrder(marks.text, attributes);
    return text === slice(marks.text, attributes.span)
      ? []
      : [{ span: attributes.span, text, of: mark.span }];
  });
  const here = start === end ? edits.findLast(({ of }) => touches(of, start)) : undefined;
  const edit = ({ span: at, text }: TextEdit): TextEdit => ({ span: at, text });
  return [
    ...(here === undefined
      ? []
      : [{ title: "Put the attributes in order", kind: "refactor.rewrite" as const, edits: [edit(here)] }]),
    ...(edits.length === 0
      ? []
      : [
          {
            title:
              edits.length === 1
                ? "Put the attributes of one list in order"
                : `Put the attributes of ${edits.length} lists in order`,
            kind: "source.attested.order" as const,
            edits: edits.map(edit),
          },
        ]),
  ];
}

/** The list with its parts in order, each written as it was. */
function inOrder(text: string, { span: list, classes, id, pairs }: Attributes): string {
  const rank = (key: string): number => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  const ranks = pairs.map(({ key }) => rank(key));
  const parts = [
    ...classes,
    ...(id === undefined ? [] : [id]),
    ...pairs.map(({ keySpan }) => ({ span: keySpan })),
  ];
  const isOrdered =
    ranks.every((own, i) => i === 0 || own >= (ranks[i - 1] ?? 0)) &&
    parts.every((part, i) => i === 0 || part.span.start > (parts[i - 1]?.span.start ?? 0));
  if (isOrdered) return slice(text, list);
  const sorted = pairs
    .map((pair, i) => ({ pair, i }))
    .sort((a, b) => (ranks[a.i] ?? 0) - (ranks[b.i] ?? 0) || a.i - b.i);
  const written = ({ keySpan, valueSpan }: Attributes["pairs"][number]): string => {
    const quoted = text.charAt(valueSpan.start - 1) === '"';
    return text.slice(keySpan.start, valueSpan.end + (quoted ? 1 : 0));
  };
  const signs = [...classes.map(({ name }) => `.${name}`), ...(id === undefined ? [] : [`#${id.name}`])];
  return `{${[...signs, ...sorted.map(({ pair }) => written(pair))].join(" ")}}`;
}
