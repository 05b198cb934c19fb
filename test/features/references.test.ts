import assert from "node:assert/strict";
import fc from "fast-check";
import { references } from "../../server/src/features/references.ts";
import { corpusOf } from "../support/corpus.ts";
import { casesIn, markedRanges, rangeText, withBothLineEnds } from "../support/feature.ts";
import { MUTILATED } from "../support/mutilated.ts";

describe("references", () => {
  for (const fixture of casesIn("test/features/references")) {
    it(fixture.title, () => {
      for (const asked of withBothLineEnds(fixture)) {
        const listed = (includeDeclaration: boolean): readonly string[] =>
          references(asked.catalog, asked.document, asked.offset, includeDeclaration).map(({ path, place }) =>
            rangeText(path, place),
          );
        assert.deepEqual(listed(false), markedRanges(asked.fixture, "", "use"));
        assert.deepEqual(listed(true), markedRanges(asked.fixture, "", "use", "declaration"));
      }
    });
  }

  it("never throws, and lists each place once and in order, at any offset of mutilated text", () => {
    fc.assert(
      fc.property(MUTILATED, ({ path, files }) => {
        const { catalog, documents } = corpusOf(files);
        const document = documents.get(path);
        assert.ok(document);
        for (let offset = 0; offset <= document.marks.text.length; offset++) {
          const found = references(catalog, document, offset, true);
          const places: readonly string[] = found.map((one) => rangeText(one.path, one.place));
          assert.deepEqual(places, [...new Set(places)].sort());
        }
      }),
      { numRuns: 40 },
    );
  }).timeout(60_000);
});
