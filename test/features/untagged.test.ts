import assert from "node:assert/strict";
import fc from "fast-check";
import { entitiesAt, nameFilter, untagged } from "../../server/src/features/untagged.ts";
import { corpusOf, type TestCorpus } from "../support/corpus.ts";
import { casesIn, markedRanges, rangeText, withBothLineEnds } from "../support/feature.ts";
import { MUTILATED } from "../support/mutilated.ts";

/** The names in all files, found with the filter and without. */
function everywhere({ catalog, documents }: TestCorpus, path: string, offset: number): readonly string[] {
  const asked = documents.get(path);
  assert.ok(asked);
  const entities = entitiesAt(catalog, asked, offset);
  const mayName = nameFilter(entities);
  const listed: string[] = [];
  for (const [other, document] of documents) {
    const places = untagged(catalog, document, entities);
    if (places.length > 0) assert.equal(mayName?.(document.marks.text), true, `${other} was passed over`);
    for (const place of places) {
      const { start, column, endColumn, line, endLine } = place;
      const before = document.marks.text.slice(0, start);
      assert.equal(line, before.split(/\r\n|\r|\n/).length - 1);
      assert.equal(column, before.length - Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) - 1);
      assert.ok(endLine > line || endColumn > column);
      listed.push(rangeText(other, place));
    }
  }
  return listed.sort();
}

describe("names without a mark", () => {
  for (const fixture of casesIn("test/features/untagged")) {
    it(fixture.title, () => {
      for (const asked of withBothLineEnds(fixture))
        assert.deepEqual(everywhere(asked, asked.path, asked.offset), markedRanges(asked.fixture, ""));
    });
  }

  it("are nowhere where the filter says that there are none, whatever the text", () => {
    const names = ["Ωδος", "ΟΔΟΣ", "Đỗ Mười", "O’Brien", "Straße", "ガザ", "UN", "İzmir", "ﬁn fleet", "한국"];
    const definitions = names.map((name, i) => ({
      path: `n/n${i}.md`,
      text: `---\ntype: organisation\nname: ${name}\n---\n`,
    }));
    const piece = fc.oneof(
      fc.constantFrom(
        ...names,
        ...names.map((name) => name.normalize("NFD")),
        ...names.map((name) => name.toUpperCase()),
      ),
      fc.constantFrom(" ", "\n", "\r\n", ".", "́", "゙", "ᅡ", "x", "α", "'", "\u00a0", "İ"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const corpus = corpusOf([...definitions, { path: "a.md", text: pieces.join("") }]);
        for (const { path } of definitions) everywhere(corpus, path, 25);
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);

  it("never throws at any offset of mutilated text", () => {
    fc.assert(
      fc.property(MUTILATED, ({ path, files }) => {
        const corpus = corpusOf(files);
        const length = corpus.documents.get(path)?.marks.text.length ?? 0;
        for (let offset = 0; offset <= length; offset += 7) everywhere(corpus, path, offset);
      }),
      { numRuns: 20 },
    );
  }).timeout(60_000);
});
