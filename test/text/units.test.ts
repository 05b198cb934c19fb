import assert from "node:assert/strict";
import fc from "fast-check";
import {
  firstLineEnd,
  lineAt,
  lineEnd,
  lineEndAt,
  lineSpan,
  lineStart,
  linesOf,
  nextLine,
} from "../../server/src/text/lines.ts";
import { type Encoding, offsetAt, positionAt, unitsBetween } from "../../server/src/text/units.ts";
import { TEXT } from "../support/texts.ts";

const ENCODINGS: readonly Encoding[] = ["utf-8", "utf-16", "utf-32"];

/** How many units a text takes, by another way than the server's. */
function length(text: string, encoding: Encoding): number {
  if (encoding === "utf-16") return text.length;
  // A lone surrogate is written as the replacement character, which takes three bytes too.
  return encoding === "utf-8" ? Buffer.byteLength(text, "utf8") : [...text].length;
}

/** Whether the offset stands between the two halves of a pair, or of a line end. */
function within(text: string, offset: number): boolean {
  const pair = /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(offset - 1, offset + 1));
  return offset > 0 && (pair || text.slice(offset - 1, offset + 1) === "\r\n");
}

describe("lines", () => {
  it("ends them at LF, CR LF and a lone CR", () => {
    assert.deepEqual(linesOf("a\nb\r\nc\rd").starts, [0, 2, 5, 7]);
    assert.deepEqual(linesOf("").starts, [0]);
    assert.deepEqual(linesOf("\n").starts, [0, 1]);
    assert.deepEqual(linesOf("\r\n\r").starts, [0, 2, 3]);
    assert.deepEqual(linesOf("a\u2028b\u0085c\vd\fe").starts, [0]);
  });

  it("agrees with a division of the text, at every offset", () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const lines = linesOf(text);
        const written = text.split(/\r\n|\r|\n/);
        assert.equal(lines.starts.length, written.length);
        for (const [line, content] of written.entries()) {
          const { start, end } = lineSpan(lines, line);
          assert.equal(text.slice(start, end), content);
          assert.equal(lineEndAt(lines, start), end);
          assert.equal(lineEnd(text, start), end);
          assert.equal(lineStart(text, end), start);
          assert.equal(nextLine(text, start), lines.starts[line + 1] ?? text.length);
          for (let offset = start; offset <= end; offset++) assert.equal(lineAt(lines, offset), line);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("gives the nearest line for a number that is none, and the first line end", () => {
    const lines = linesOf("a\nbc");
    assert.deepEqual(lineSpan(lines, 9), { start: 2, end: 4 });
    assert.deepEqual(lineSpan(lines, -1), { start: 0, end: 1 });
    assert.deepEqual(["a", "a\r\nb\n", "\rb\n", "a\n"].map(firstLineEnd), ["\n", "\r\n", "\r", "\n"]);
  });
});

describe("units", () => {
  it("counts as UTF-8, UTF-16 and code points", () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        for (const encoding of ENCODINGS)
          assert.equal(unitsBetween(text, 0, text.length, encoding), length(text, encoding));
      }),
      { numRuns: 1000 },
    );
  });

  it("turns offsets into positions and back", () => {
    fc.assert(
      fc.property(TEXT, fc.constantFrom(...ENCODINGS), (text, encoding) => {
        const lines = linesOf(text);
        for (let offset = 0; offset <= text.length; offset++) {
          if (within(text, offset)) continue;
          assert.equal(offsetAt(lines, positionAt(lines, offset, encoding), encoding), offset);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("takes any position and any offset", () => {
    fc.assert(
      fc.property(
        TEXT,
        fc.constantFrom(...ENCODINGS),
        fc.integer({ min: -2, max: 60 }),
        fc.integer({ min: -2, max: 60 }),
        (text, encoding, line, character) => {
          const lines = linesOf(text);
          const offset = offsetAt(lines, { line, character }, encoding);
          assert.ok(offset >= 0 && offset <= text.length);
          if (line >= 0 && line < lines.starts.length) assert.equal(lineAt(lines, offset), line);
          const position = positionAt(lines, line, encoding);
          assert.ok(position.line >= 0 && position.character >= 0);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("moves a column inside a character to its start, and one behind the line to its end", () => {
    const lines = linesOf("a𝔸é\nb");
    assert.equal(offsetAt(lines, { line: 0, character: 3 }, "utf-8"), 1);
    assert.equal(offsetAt(lines, { line: 0, character: 5 }, "utf-8"), 3);
    assert.equal(offsetAt(lines, { line: 0, character: 6 }, "utf-8"), 3);
    assert.equal(offsetAt(lines, { line: 0, character: 99 }, "utf-8"), 4);
    assert.equal(offsetAt(lines, { line: 0, character: 2 }, "utf-32"), 3);
    assert.equal(offsetAt(lines, { line: 7, character: 0 }, "utf-32"), 6);
    assert.deepEqual(positionAt(lines, 3, "utf-8"), { line: 0, character: 5 });
    assert.deepEqual(positionAt(linesOf("\ud83da"), 1, "utf-8"), { line: 0, character: 3 });
  });
});
