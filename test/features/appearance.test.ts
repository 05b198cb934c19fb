import assert from "node:assert/strict";
import fc from "fast-check";
import type { Shown } from "../../server/src/corpus/shown.ts";
import { appearance } from "../../server/src/features/appearance.ts";
import { slice } from "../../server/src/text/span.ts";
import { corpusOf, type TestCorpus } from "../support/corpus.ts";
import {
  type Fixture,
  type FixtureFile,
  fixturesIn,
  updateBlocks,
  withCarriageReturns,
} from "../support/fixture.ts";
import { MUTILATED } from "../support/mutilated.ts";

const FOLDER = "test/features/appearance";

function shownIn(
  { catalog, documents }: TestCorpus,
  path: string,
): { text: string; shown: readonly Shown[] } {
  const document = documents.get(path);
  assert.ok(document);
  return { text: document.marks.text, shown: appearance(catalog, document) };
}

/** A line a range: role and text, in order. */
function lines(files: readonly FixtureFile[], path: string): string {
  const { text, shown } = shownIn(corpusOf(files), path);
  return shown.map(({ role, span }) => `${role}: ${slice(text, span).replace(/\r?\n/g, "⏎")}`).join("\n");
}

/** The cases that have an article or a note, each with the definitions of the first case. */
function cases(): readonly (Fixture & { readonly path: string })[] {
  const [defined, ...rest] = fixturesIn(FOLDER);
  assert.ok(defined);
  return rest.map((one) => ({
    ...one,
    files: [...defined.files, ...one.files],
    path: one.files.at(-1)?.path ?? "",
  }));
}

describe("appearance", () => {
  for (const fixture of cases()) {
    it(fixture.title, () => {
      const expect = lines(fixture.files, fixture.path);
      if (!updateBlocks(FOLDER, fixture, { expect }))
        assert.equal(expect, fixture.blocks.get("expect") ?? "");
      assert.equal(lines(withCarriageReturns(fixture).files, fixture.path), expect, "with CR LF");
    });
  }

  it("never throws and stays in the body, in order, whatever the text", () => {
    fc.assert(
      fc.property(MUTILATED, ({ path, files }) => {
        const corpus = corpusOf(files);
        const { text, shown } = shownIn(corpus, path);
        let from = corpus.documents.get(path)?.facts.bodyStart ?? 0;
        for (const { span } of shown) {
          assert.ok(from <= span.start && span.start < span.end && span.end <= text.length);
          from = span.start;
        }
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);

  it("hides no character twice, so that what is hidden can be laid out in one pass", () => {
    fc.assert(
      fc.property(MUTILATED, ({ path, files }) => {
        let end = 0;
        for (const { role, span } of shownIn(corpusOf(files), path).shown) {
          if (role !== "syntax") continue;
          assert.ok(span.start >= end);
          end = span.end;
        }
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);

  it("takes linear time for many marks in one another, and many of one name", () => {
    const deep = 10_000;
    const text = `${"[".repeat(deep)}x${"]{.claim}".repeat(deep)}\n\n${"[[nobody|x]] ".repeat(deep)}`;
    const corpus = corpusOf([{ path: "a.md", text }]);
    const begun = performance.now();
    const { shown } = shownIn(corpus, "a.md");
    assert.ok(shown.length >= 6 * deep - 10, `${shown.length}`);
    assert.ok(performance.now() - begun < 5000);
  });
});
