import assert from "node:assert/strict";
import fc from "fast-check";
import { highlights } from "../../server/src/features/highlights.ts";
import { linesOf } from "../../server/src/text/lines.ts";
import { slice } from "../../server/src/text/span.ts";
import { positionAt } from "../../server/src/text/units.ts";
import { corpusOf } from "../support/corpus.ts";
import { type Asked, casesIn, rangeText, withBothLineEnds } from "../support/feature.ts";
import { updateBlocks } from "../support/fixture.ts";
import { MUTILATED } from "../support/mutilated.ts";

const FOLDER = "test/features/highlights";

/** A line a place: what it is, where it begins (from 1, UTF-16), and its text. */
function lines({ catalog, document, offset }: Asked): string {
  const { text } = document.marks;
  return highlights(catalog, document, offset)
    .map(({ span, kind }) => {
      const { line, character } = positionAt(linesOf(text), span.start, "utf-16");
      return `${kind} ${line + 1}:${character + 1} ${slice(text, span)}`;
    })
    .join("\n");
}

describe("highlights", () => {
  for (const fixture of casesIn(FOLDER)) {
    it(fixture.title, () => {
      for (const asked of withBothLineEnds(fixture)) {
        const expect = lines(asked);
        if (!updateBlocks(FOLDER, fixture, { expect }))
          assert.equal(expect, fixture.blocks.get("expect") ?? "");
      }
    });
  }

  it("never throws, stays in the file and gives each place once, in order, at any offset of mutilated text", () => {
    fc.assert(
      fc.property(MUTILATED, ({ path, files }) => {
        const { catalog, documents } = corpusOf(files);
        const document = documents.get(path);
        assert.ok(document);
        for (let offset = 0; offset <= document.marks.text.length; offset += 3) {
          let from = 0;
          const seen = new Set<string>();
          for (const { span } of highlights(catalog, document, offset)) {
            assert.ok(from <= span.start && span.start <= span.end && span.end <= document.marks.text.length);
            assert.ok(!seen.has(rangeText("", span)));
            seen.add(rangeText("", span));
            from = span.start;
          }
        }
      }),
      { numRuns: 30 },
    );
  }).timeout(60_000);
});
