import assert from "node:assert/strict";
import fc from "fast-check";
import { lenses, usage } from "../../server/src/features/code-lens.ts";
import { corpusOf } from "../support/corpus.ts";
import { type Fixture, fixturesIn, updateBlocks, withCarriageReturns } from "../support/fixture.ts";
import { MUTILATED } from "../support/mutilated.ts";

const FOLDER = "test/features/code-lens";

/** A line a lens: the file and line (from 1) above which it stands, and what it says. */
function lines({ files }: Fixture): string {
  const { catalog, documents } = corpusOf(files);
  return [...documents.values()]
    .flatMap((document) =>
      lenses(catalog, document).map(
        (definition) =>
          `${definition.path}:${definition.firstLine.line + 1} ${definition.id}: ${usage(catalog, definition)}`,
      ),
    )
    .join("\n");
}

describe("code lens", () => {
  for (const fixture of fixturesIn(FOLDER)) {
    it(fixture.title, () => {
      const expect = lines(fixture);
      if (!updateBlocks(FOLDER, fixture, { expect }))
        assert.equal(expect, fixture.blocks.get("expect") ?? "");
      assert.equal(lines(withCarriageReturns(fixture)), expect, "with CR LF");
    });
  }

  it("never throws and always says something, whatever the text", () => {
    fc.assert(
      fc.property(MUTILATED, ({ files }) => {
        const { catalog, documents } = corpusOf(files);
        for (const document of documents.values())
          for (const definition of lenses(catalog, document)) assert.match(usage(catalog, definition), /^\S/);
      }),
      { numRuns: 100 },
    );
  }).timeout(60_000);
});
