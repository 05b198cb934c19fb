import { firstWhere } from "../text/halving.ts";
import { type Span, span } from "../text/span.ts";

/** What a row of the scanner stands for. The two spans that each kind keeps are named in `Mark`. */
export const Kind = {
  /** `[[target|surface]]`: first is the target, second the surface when one is written. */
  Mention: 1,
  /** `[inline]{attributes}`: first is the inline text, second the list with its braces. */
  Span: 2,
  /** `[@key; see @other]`: first is what stands between the brackets. */
  Citation: 3,
  /** `[text](destination)`: first is the text, second the destination. */
  Link: 4,
  /** `![text](destination)`: as a link. */
  Image: 5,
  /** `[text][label]` or `[label]` where the label is defined: first is the text, second the label. */
  ReferenceLink: 6,
  /** `[label]: destination` on a line of its own: first is the label, second the destination. */
  LinkDefinition: 7,
  /** `[^label]` where the label is defined: first is the label. */
  Footnote: 8,
  /** `[^label]: text`: first is the label, second the text. */
  FootnoteDefinition: 9,
  /** `\` and the escaped character. */
  Escape: 10,
  /** `<!-- comment -->`: first is what stands inside. */
  Comment: 11,
  /** A code span or fence: first is what stands inside. */
  Code: 12,
  /** A heading: first is its text; the second span's start is its level, 1 to 6. */
  Heading: 13,
  /** A run of lines that no blank line divides (one line where paragraphs are lines), without code fences and headings. */
  Paragraph: 14,
  /** `]{attributes}` with no opening bracket: first starts at the nearest unclosed bracket before it or at -1, second is the list. */
  Orphan: 15,
  /** The brace behind `]` where a class follows but the list cannot be read: second is from it to where reading stopped. */
  Unreadable: 16,
} as const;

export type Kind = (typeof Kind)[keyof typeof Kind];

/**
 * What the scanner finds in a text, as flat rows of eight numbers in order of their start:
 * kind, start, end, first.start, first.end, second.start, second.end, parent row (-1 for none).
 * All offsets are UTF-16; a span that is not there is -1, -1.
 */
export interface Marks {
  readonly text: string;
  /** Where the body starts: behind front matter. */
  readonly bodyStart: number;
  /** Whether each line is a paragraph of its own (`paragraphs: line`). */
  readonly lines: boolean;
  readonly count: number;
  readonly rows: Int32Array;
}

/** The numbers of one row. */
export const STRIDE = 8;

/** One row as an object, for readers that are not hot. */
export interface Mark {
  readonly row: number;
  readonly kind: Kind;
  readonly span: Span;
  readonly first: Span;
  readonly second: Span;
  readonly parent: number;
}

/** Row `row` of the marks. */
export function markAt(marks: Marks, row: number): Mark {
  const at = row * STRIDE;
  const n = (i: number): number => marks.rows[at + i] ?? -1;
  return {
    row,
    kind: n(0) as Kind,
    span: span(n(1), n(2)),
    first: span(n(3), n(4)),
    second: span(n(5), n(6)),
    parent: n(7),
  };
}

/** All rows in order, or those of one kind. */
export function* each(marks: Marks, kind?: Kind): Generator<Mark> {
  for (let row = 0; row < marks.count; row++) {
    if (kind === undefined || marks.rows[row * STRIDE] === kind) yield markAt(marks, row);
  }
}

/**
 * The rows that touch a part of the text, in order: a row reaches to both its ends. The first is found by halving, and from
 * there what stands around it, because a row that begins before another and ends behind its start is around it.
 */
export function* touching(marks: Marks, within: Span): Generator<Mark> {
  const begin = (row: number): number => marks.rows[row * STRIDE + 1] as number;
  const first = firstWhere(marks.count, (row) => begin(row) >= within.start);
  const outer: Mark[] = [];
  for (let row = first - 1; row >= 0; ) {
    const mark = markAt(marks, row);
    if (mark.span.end >= within.start) outer.push(mark);
    row = mark.parent;
  }
  yield* outer.reverse();
  for (let row = first; row < marks.count && begin(row) <= within.end; row++) yield markAt(marks, row);
}

/** The rows around `offset`, outermost first; a row is around its two ends too. */
export function around(marks: Marks, offset: number): readonly Mark[] {
  return [...touching(marks, span(offset, offset))];
}
