import assert from "node:assert/strict";
import fc from "fast-check";
import { semanticTokens } from "../../server/src/features/semantic-tokens.ts";
import { lineAt, linesOf } from "../../server/src/text/lines.ts";
import { span } from "../../server/src/text/span.ts";
import { ARTICLE } from "../support/articles.ts";
import { corpusOf } from "../support/corpus.ts";
import { assertReadsAlike } from "../support/counted.ts";
import { type Fixture, fixturesIn, updateBlocks, withCarriageReturns } from "../support/fixture.ts";
import { MUTILATED } from "../support/mutilated.ts";

const FOLDER = "test/features/semantic-tokens";

/** A line a token of the case's last file: what it is, and its words. */
function lines({ files }: Fixture): string {
  const { catalog, documents } = corpusOf(files);
  const document = documents.get(files.at(-1)?.path ?? "");
  assert.ok(document);
  return semanticTokens(catalog, document)
    .map(
      ({ start, end, type, modifiers }) =>
        `${[type, ...modifiers].join(" ")}: ${document.marks.text.slice(start, end)}`,
    )
    .join("\n");
}

/** The cases, each with the definitions of the first. */
function cases(): readonly Fixture[] {
  const [defined, ...rest] = fixturesIn(FOLDER);
  assert.ok(defined);
  return rest.map((one) => ({ ...one, files: [...defined.files, ...one.files] }));
}

describe("semantic tokens", () => {
  for (const fixture of cases()) {
    it(fixture.title, () => {
      const expect = lines(fixture);
      if (!updateBlocks(FOLDER, fixture, { expect }))
        assert.equal(expect, fixture.blocks.get("expect") ?? "");
      assert.equal(lines(withCarriageReturns(fixture)), expect, "with CR LF");
    });
  }

  it("never throws, stays in order on one line each, and gives a part as it gives the whole", () => {
    fc.assert(
      fc.property(fc.oneof(MUTILATED, ARTICLE), fc.nat(), fc.nat(), ({ path, files }, a, b) => {
        const { catalog, documents } = corpusOf(files);
        const document = documents.get(path);
        assert.ok(document);
        const { text } = document.marks;
        const tokens = semanticTokens(catalog, document);
        let from = 0;
        for (const { start, end } of tokens) {
          assert.ok(from <= start && start < end && end <= text.length);
          assert.ok(lineAt(linesOf(text), start) === lineAt(linesOf(text), end), "on one line");
          from = end;
        }
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const part = semanticTokens(catalog, document, span(start, end));
        assert.deepEqual(
          part,
          tokens.filter((token) => token.start < end && token.end > start),
        );
      }),
      { numRuns: 600 },
    );
  }).timeout(60_000);

  it("looks, for a part, at no more of a long file than of a short one", () => {
    assertReadsAlike((snapshot, document, within) => semanticTokens(snapshot, document, within).length);
  });

  it("takes linear time for many claims in one another, and many mentions", () => {
    const deep = 3_000;
    const text = `${"[".repeat(deep)}x${"]{.claim}".repeat(deep)}\n\n${"[[nobody|x]] ".repeat(deep)}`;
    const { catalog, documents } = corpusOf([{ path: "a.md", text }]);
    const document = documents.get("a.md");
    assert.ok(document);
    const begun = performance.now();
    assert.ok(semanticTokens(catalog, document).length > deep);
    assert.ok(performance.now() - begun < 5000);
  });
});
