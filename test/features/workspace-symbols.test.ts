import assert from "node:assert/strict";
import fc from "fast-check";
import { workspaceSymbols } from "../../server/src/features/workspace-symbols.ts";
import { corpusOf } from "../support/corpus.ts";
import { type Fixture, fixturesIn, updateBlocks, withCarriageReturns } from "../support/fixture.ts";
import { MUTILATED } from "../support/mutilated.ts";

const FOLDER = "test/features/workspace-symbols";

/** For each line of the block `query` what it finds, a line a symbol: kind, name, path, and the place that is shown. */
function answers({ files, blocks }: Fixture): string {
  const { catalog } = corpusOf(files);
  return (blocks.get("query") ?? "")
    .split("\n")
    .flatMap((query) => [
      `> ${query}`,
      ...workspaceSymbols(catalog, query).map(({ kind, name, path, place }) => {
        const text = files.find((file) => file.path === path)?.text.slice(place.start, place.end) ?? "";
        return `${kind}: ${name} → ${path}: ${text}`;
      }),
    ])
    .join("\n");
}

describe("workspace symbols", () => {
  for (const fixture of fixturesIn(FOLDER)) {
    it(fixture.title, () => {
      const expect = answers(fixture);
      if (!updateBlocks(FOLDER, fixture, { expect })) assert.equal(expect, fixture.blocks.get("expect"));
      assert.equal(answers(withCarriageReturns(fixture)), expect, "with CR LF");
    });
  }

  it("lists no more than two hundred", () => {
    const files = Array.from({ length: 300 }, (_, i) => ({
      path: `people/p${i}.md`,
      text: `---\ntype: person\nname: Person ${i}\n---\n`,
    }));
    assert.equal(workspaceSymbols(corpusOf(files).catalog, "person").length, 200);
  });

  it("never throws, whatever the query", () => {
    fc.assert(
      fc.property(MUTILATED, fc.string({ unit: "grapheme", maxLength: 6 }), ({ files }, query) => {
        for (const { name } of workspaceSymbols(corpusOf(files).catalog, query)) assert.notEqual(name, "");
      }),
      { numRuns: 40 },
    );
  }).timeout(60_000);
});
