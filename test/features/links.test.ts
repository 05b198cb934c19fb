import assert from "node:assert/strict";
import fc from "fast-check";
import { links } from "../../server/src/features/links.ts";
import { slice } from "../../server/src/text/span.ts";
import { corpusOf } from "../support/corpus.ts";
import { type Fixture, fixturesIn, updateBlocks, withCarriageReturns } from "../support/fixture.ts";
import { MUTILATED } from "../support/mutilated.ts";

const FOLDER = "test/features/links";

/** A line a link: its text, where it leads, and what it says. */
function lines({ files }: Fixture): string {
  return [...corpusOf(files).documents.values()]
    .flatMap((document) =>
      links(document).map(
        ({ span, target, says }) => `${slice(document.marks.text, span)} → ${target} (${says})`,
      ),
    )
    .join("\n");
}

describe("links", () => {
  for (const fixture of fixturesIn(FOLDER)) {
    it(fixture.title, () => {
      const expect = lines(fixture);
      if (!updateBlocks(FOLDER, fixture, { expect }))
        assert.equal(expect, fixture.blocks.get("expect") ?? "");
      assert.equal(lines(withCarriageReturns(fixture)), expect, "with CR LF");
    });
  }

  it("never throws, whatever stands for an address", () => {
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("10.1000/\ud83d", "https://\ud83d", "Q1"),
    );
    fc.assert(
      fc.property(MUTILATED, value, ({ files }, address) => {
        const text = `---\ntype: source\ntitle: x\ndoi: ${JSON.stringify(address)}\nurl: ${JSON.stringify(address)}\n---\n`;
        for (const document of corpusOf([...files, { path: "sources/x.md", text }]).documents.values())
          for (const { target } of links(document)) assert.match(target, /^https?:\/\//i);
      }),
      { numRuns: 100 },
    );
  }).timeout(60_000);
});
