import assert from "node:assert/strict";
import fc from "fast-check";
import { selections } from "../../server/src/features/selection.ts";
import { contains, slice, touches } from "../../server/src/text/span.ts";
import { corpusOf } from "../support/corpus.ts";
import { casesIn, withBothLineEnds } from "../support/feature.ts";
import { updateBlocks } from "../support/fixture.ts";
import { MUTILATED } from "../support/mutilated.ts";

const FOLDER = "test/features/selection";

describe("selection", () => {
  for (const fixture of casesIn(FOLDER)) {
    it(fixture.title, () => {
      for (const { document, offset } of withBothLineEnds(fixture)) {
        const steps = selections(document, offset).map((step) =>
          slice(document.marks.text, step).replace(/\r?\n/g, "⏎"),
        );
        const expect = steps.join("\n");
        if (!updateBlocks(FOLDER, fixture, { expect }))
          assert.equal(expect, fixture.blocks.get("expect") ?? "");
      }
    });
  }

  it("never throws, grows from step to step around the cursor, and ends with the file, whatever the text", () => {
    fc.assert(
      fc.property(MUTILATED, ({ path, files }) => {
        const document = corpusOf(files).documents.get(path);
        assert.ok(document);
        const { text } = document.marks;
        for (let offset = 0; offset <= text.length; offset += 2) {
          const chain = selections(document, offset);
          assert.deepEqual(chain.at(-1), { start: 0, end: text.length });
          for (const [i, step] of chain.entries()) {
            const before = chain[i - 1] ?? { start: offset, end: offset };
            assert.ok(touches(step, offset) && contains(step, before));
            assert.ok(i === 0 || step.end - step.start > before.end - before.start);
          }
        }
      }),
      { numRuns: 40 },
    );
  }).timeout(60_000);
});
