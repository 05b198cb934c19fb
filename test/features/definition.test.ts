import assert from "node:assert/strict";
import fc from "fast-check";
import { definition } from "../../server/src/features/definition.ts";
import { contains, touches } from "../../server/src/text/span.ts";
import { corpusOf } from "../support/corpus.ts";
import { casesIn, markedRanges, rangeText, withBothLineEnds } from "../support/feature.ts";
import { MUTILATED } from "../support/mutilated.ts";

describe("definition", () => {
  for (const fixture of casesIn("test/features/definition")) {
    it(fixture.title, () => {
      for (const asked of withBothLineEnds(fixture)) {
        const found = definition(asked.catalog, asked.document, asked.offset);
        const places = found.map(({ path, place }) => rangeText(path, place)).sort();
        assert.deepEqual(places, markedRanges(asked.fixture, "", "place"));
        for (const { place, target, origin } of found) {
          assert.ok(contains(target, place), "the place lies in its target");
          assert.ok(touches(origin, asked.offset), "the origin is around the cursor");
        }
        const targets = markedRanges(asked.fixture, "target");
        if (targets.length > 0)
          assert.deepEqual(found.map(({ path, target }) => rangeText(path, target)).sort(), targets);
        const origins = markedRanges(asked.fixture, "origin");
        if (origins.length > 0)
          assert.deepEqual(found.map(({ origin }) => rangeText(asked.path, origin)).sort(), origins);
      }
    });
  }

  it("never throws, and stays in its files, at any offset of mutilated text", () => {
    fc.assert(
      fc.property(MUTILATED, ({ path, files }) => {
        const { catalog, documents } = corpusOf(files);
        const document = documents.get(path);
        assert.ok(document);
        for (let offset = 0; offset <= document.marks.text.length; offset++) {
          for (const found of definition(catalog, document, offset)) {
            assert.ok(contains(found.target, found.place));
            assert.ok(found.target.end <= (documents.get(found.path)?.marks.text.length ?? -1));
          }
        }
      }),
      { numRuns: 40 },
    );
  }).timeout(60_000);
});
