import assert from "node:assert/strict";
import fc from "fast-check";
import { folds } from "../../server/src/features/folding.ts";
import { corpusOf } from "../support/corpus.ts";
import { type Fixture, fixturesIn, updateBlocks, withCarriageReturns } from "../support/fixture.ts";
import { MUTILATED } from "../support/mutilated.ts";

const FOLDER = "test/features/folding";

/** A line a fold of the case's file: its lines from 1, what it is, and its first and last line. */
function lines({ files }: Fixture): string {
  const [file] = files;
  const document = file && corpusOf(files).documents.get(file.path);
  assert.ok(document);
  const text = document.marks.text.split(/\r?\n/);
  return folds(document)
    .map(
      ({ startLine, endLine, kind }) =>
        `${startLine + 1}-${endLine + 1} ${kind}: ${text[startLine]?.trim()} … ${text[endLine]?.trim()}`,
    )
    .join("\n");
}

describe("folding", () => {
  for (const fixture of fixturesIn(FOLDER)) {
    it(fixture.title, () => {
      const expect = lines(fixture);
      if (!updateBlocks(FOLDER, fixture, { expect }))
        assert.equal(expect, fixture.blocks.get("expect") ?? "");
      assert.equal(lines(withCarriageReturns(fixture)), expect, "with CR LF");
    });
  }

  it("never throws, and stays in the file, whatever the text", () => {
    fc.assert(
      fc.property(MUTILATED, ({ path, files }) => {
        const document = corpusOf(files).documents.get(path);
        assert.ok(document);
        for (const { startLine, endLine } of folds(document))
          assert.ok(0 <= startLine && startLine < endLine && endLine < document.facts.lineStarts.length);
      }),
      { numRuns: 200 },
    );
  }).timeout(60_000);
});
