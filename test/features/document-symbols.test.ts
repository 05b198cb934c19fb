import assert from "node:assert/strict";
import fc from "fast-check";
import { type DocumentSymbol, documentSymbols } from "../../server/src/features/document-symbols.ts";
import { contains, slice } from "../../server/src/text/span.ts";
import { corpusOf } from "../support/corpus.ts";
import { type Fixture, fixturesIn, updateBlocks, withCarriageReturns } from "../support/fixture.ts";
import { MUTILATED } from "../support/mutilated.ts";

const FOLDER = "test/features/document-symbols";

/** The outline of the case's first file, a line a symbol: kind, name, detail, and behind an arrow what is revealed. */
function outline({ files }: Fixture): string {
  const [file] = files;
  const { catalog, documents } = corpusOf(files);
  const document = documents.get(file?.path ?? "");
  assert.ok(document);
  const { text } = document.marks;
  const lines = (symbols: readonly DocumentSymbol[], indent: string): readonly string[] =>
    symbols.flatMap(({ kind, name, detail, selection, children }) => [
      `${indent}${kind}: ${name}${detail === "" ? "" : ` (${detail})`} → ${slice(text, selection).replace(/\r?\n/g, "⏎")}`,
      ...lines(children, `${indent}  `),
    ]);
  return lines(documentSymbols(catalog, document), "").join("\n");
}

function assertNested(symbols: readonly DocumentSymbol[], around: { start: number; end: number }): void {
  let from = around.start;
  for (const { name, span, selection, children } of symbols) {
    assert.notEqual(name, "");
    assert.ok(contains(around, span) && contains(span, selection));
    assert.ok(span.start >= from, "neighbours stand in order");
    from = span.start;
    assertNested(children, span);
  }
}

describe("document symbols", () => {
  for (const fixture of fixturesIn(FOLDER)) {
    it(fixture.title, () => {
      const expect = outline(fixture);
      if (!updateBlocks(FOLDER, fixture, { expect })) assert.equal(expect, fixture.blocks.get("expect"));
      assert.equal(outline(withCarriageReturns(fixture)), expect, "with CR LF");
    });
  }

  it("never throws, names everything and nests, whatever the text", () => {
    fc.assert(
      fc.property(MUTILATED, ({ path, files }) => {
        const { catalog, documents } = corpusOf(files);
        const document = documents.get(path);
        assert.ok(document);
        assertNested(documentSymbols(catalog, document), { start: 0, end: document.marks.text.length });
      }),
      { numRuns: 200 },
    );
  }).timeout(60_000);
});
