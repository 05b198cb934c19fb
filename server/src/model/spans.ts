import { type Attributes, readAttributes } from "../syntax/attributes.ts";
import { Kind, type Mark, type Marks, markAt } from "../syntax/marks.ts";
import { remembered } from "../text/remembered.ts";

/** A bracketed span with its attribute list. */
export interface AttributedSpan {
  readonly mark: Mark;
  readonly attributes: Attributes;
}

/** The bracketed spans of a text by their rows, in the order of the text. */
export type Spans = ReadonlyMap<number, AttributedSpan>;

/** The bracketed spans of a text with their attribute lists, which are read once. */
export const spansOf = remembered((marks: Marks): Spans => {
  const spans = new Map<number, AttributedSpan>();
  for (let row = 0; row < marks.count; row++) {
    const mark = markAt(marks, row);
    if (mark.kind === Kind.Span)
      spans.set(row, { mark, attributes: readAttributes(marks.text, mark.second.start) });
  }
  return spans;
});

/** Whether a list has the class. */
export function hasClass(attributes: Attributes, name: string): boolean {
  return attributes.classes.some((own) => own.name === name);
}

/**
 * For each row the nearest row around it, or itself, that `value` gives a number, as that number; -1 where there is none.
 * One pass: rows stand behind the rows around them.
 */
export function spread(marks: Marks, value: (row: number) => number | undefined): Int32Array {
  const result = new Int32Array(marks.count);
  for (let row = 0; row < marks.count; row++) {
    const { parent } = markAt(marks, row);
    result[row] = value(row) ?? (parent < 0 ? -1 : (result[parent] as number));
  }
  return result;
}
