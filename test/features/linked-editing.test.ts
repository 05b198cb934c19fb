import assert from "node:assert/strict";
import fc from "fast-check";
import { linkedEditing } from "../../server/src/features/linked-editing.ts";
import { linesOf } from "../../server/src/text/lines.ts";
import { slice } from "../../server/src/text/span.ts";
import { positionAt } from "../../server/src/text/units.ts";
import { corpusOf } from "../support/corpus.ts";
import { type Asked, casesIn, withBothLineEnds } from "../support/feature.ts";
import { updateBlocks } from "../support/fixture.ts";
import { MUTILATED } from "../support/mutilated.ts";

const FOLDER = "test/features/linked-editing";

/** A line a place: where it begins (from 1, UTF-16), and its text. */
function lines({ document, offset }: Asked): string {
  const { text } = document.marks;
  return (linkedEditing(document, offset)?.spans ?? [])
    .map((span) => {
      const { line, character } = positionAt(linesOf(text), span.start, "utf-16");
      return `${line + 1}:${character + 1} ${slice(text, span)}`;
    })
    .join("\n");
}

describe("linked editing", () => {
  for (const fixture of casesIn(FOLDER)) {
    it(fixture.title, () => {
      for (const asked of withBothLineEnds(fixture)) {
        const expect = lines(asked);
        if (!updateBlocks(FOLDER, fixture, { expect }))
          assert.equal(expect, fixture.blocks.get("expect") ?? "");
      }
    });
  }

  it("never throws, and gives the same word everywhere, apart from each other, whatever the text", () => {
    fc.assert(
      fc.property(MUTILATED, ({ path, files }) => {
        const document = corpusOf(files).documents.get(path);
        assert.ok(document);
        const { text } = document.marks;
        for (let offset = 0; offset <= text.length; offset++) {
          const { spans, pattern } = linkedEditing(document, offset) ?? { spans: [], pattern: "" };
          const words = new Set(spans.map((span) => slice(text, span)));
          assert.ok(words.size <= 1);
          for (const word of words) assert.match(word, new RegExp(`^${pattern}$`));
          for (const [i, span] of spans.entries())
            assert.ok(i === 0 || (spans[i - 1]?.end ?? 0) < span.start);
        }
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);
});
