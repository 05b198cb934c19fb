import assert from "node:assert/strict";
import fc from "fast-check";
import {
  around,
  each,
  Kind,
  type Mark,
  type Marks,
  markAt,
  touching,
} from "../../server/src/syntax/marks.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { scan } from "../../server/src/syntax/scan.ts";
import { strip, wordsOf } from "../../server/src/syntax/strip.ts";
import { lineSpan, linesOf } from "../../server/src/text/lines.ts";
import { contains, span } from "../../server/src/text/span.ts";
import { TEXT } from "../support/texts.ts";

/** The parts of a row that are spans of its text, within the row. */
function parts({ kind, first, second }: Mark): readonly { start: number; end: number }[] {
  if (kind === Kind.Orphan || kind === Kind.Unreadable) return [];
  return [first, ...(kind === Kind.Heading ? [] : [second])].filter((part) => part.start >= 0);
}

function checkRows(marks: Marks): void {
  const whole = span(marks.bodyStart, marks.text.length);
  for (const mark of each(marks)) {
    assert.ok(mark.kind >= Kind.Mention && mark.kind <= Kind.Unreadable);
    assert.ok(mark.span.end > mark.span.start, "no row is empty");
    assert.ok(contains(whole, mark.span), "rows lie in the body");
    for (const part of parts(mark)) {
      assert.ok(part.end >= part.start);
      assert.ok(contains(mark.span, part), "parts lie in their row");
    }
    if (mark.row === 0) continue;
    const before = markAt(marks, mark.row - 1);
    assert.ok(before.span.start <= mark.span.start, "rows stand in the order of their start");
    if (mark.parent >= 0) assert.ok(contains(markAt(marks, mark.parent).span, mark.span), "rows nest");
    let nearest = mark.row - 1;
    while (nearest >= 0 && markAt(marks, nearest).span.end <= mark.span.start)
      nearest = markAt(marks, nearest).parent;
    assert.equal(mark.parent, nearest, "the parent is the nearest row around");
  }
}

describe("scan", function () {
  this.timeout(30_000);

  it("takes any text, and finds rows in order, one in the other", () => {
    fc.assert(
      fc.property(TEXT, (text) => checkRows(parse(text).marks)),
      { numRuns: 10_000 },
    );
  });

  it("takes what begins with any line for a body, with either sort of paragraph", () => {
    fc.assert(
      fc.property(TEXT, fc.nat(10), fc.boolean(), (text, line, lines) => {
        const bodyStart = lineSpan(linesOf(text), line).start;
        checkRows(scan(text, { bodyStart, lines }));
      }),
      { numRuns: 3000 },
    );
  });

  it("lets no mark cross a blank line, nor a line end where paragraphs are lines", () => {
    const free = new Set<Kind>([Kind.Comment, Kind.Code, Kind.FootnoteDefinition]);
    fc.assert(
      fc.property(TEXT, fc.boolean(), (text, lines) => {
        for (const { kind, span: at } of each(scan(text, { lines }))) {
          if (free.has(kind)) continue;
          const inside = text.slice(at.start, at.end).replace(/<!--[\s\S]*?-->/g, "x");
          assert.doesNotMatch(inside, lines ? /[\r\n]/ : /(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]/);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("gives the words of a whole text as strip leaves them", () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const parsed = parse(text);
        const words = strip(parsed).replace(/\s+/g, " ").trim();
        assert.equal(wordsOf(parsed.marks, span(parsed.marks.bodyStart, text.length)), words);
      }),
      { numRuns: 3000 },
    );
  });

  it("finds the rows that touch any part of a text", () => {
    fc.assert(
      fc.property(TEXT, fc.nat(), fc.nat(), (text, a, b) => {
        const { marks } = parse(text);
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        assert.deepEqual(
          [...touching(marks, span(start, end))],
          [...each(marks)].filter((mark) => mark.span.start <= end && mark.span.end >= start),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it("finds the rows around an offset", () => {
    const marks = scan("a [b [[c]] d]{.claim}");
    assert.deepEqual(
      around(marks, 8).map(({ kind }) => kind),
      [Kind.Paragraph, Kind.Span, Kind.Mention],
    );
  });
});
