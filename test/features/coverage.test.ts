import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROUTES } from "../../server/src/lsp/routes.ts";
import { lineStart } from "../../server/src/text/lines.ts";
import { QUESTIONS } from "../protocol/questions.ts";
import { type Fixture, type FixtureFile, fixturesIn } from "../support/fixture.ts";
import { WIDE_KINDS, type WideKind, wideKindsIn } from "../support/wide.ts";

const FEATURES = join("server", "src", "features");
const FOLDER = join("test", "features");

/** What several features show and nobody asks for by itself: the fixtures of those features show it. */
const SHARED: readonly string[] = ["card"];

/** Words by which an answer is known. */
const WORD = /[\p{L}\p{M}\p{N}-]{3,}/gu;

/** The features, and the folders that hold more cases of one. */
function nouns(): readonly string[] {
  const features = readdirSync(FEATURES).filter((name) => name.endsWith(".ts"));
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((one) => one.isDirectory());
  const all = new Set([...features.map((name) => name.slice(0, -3)), ...folders.map(({ name }) => name)]);
  return [...all].filter((noun) => !SHARED.includes(noun)).sort();
}

/** The cases of a feature; none where it has no folder. */
function casesOf(noun: string): readonly Fixture[] {
  const folder = join(FOLDER, noun);
  return readdirSync(FOLDER).includes(noun) ? fixturesIn(folder) : [];
}

/** What stands in its line before each place that the case asks about or marks. */
function beforePlaces({ files, cursor }: Fixture): readonly string[] {
  return files.flatMap(({ path, text, ranges }) => {
    const own = cursor?.path === path ? [cursor.offset] : [];
    return [...own, ...ranges.map(({ start }) => start)].map((at) => text.slice(lineStart(text, at), at));
  });
}

/** What stands in its line before each word of the file that the case expects in its answer. */
function beforeExpected({ text }: FixtureFile, { blocks }: Fixture): readonly string[] {
  const expected = new Set([...blocks.values()].flatMap((block) => block.match(WORD) ?? []));
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) =>
    expected.has(word) ? [text.slice(lineStart(text, index), index)] : [],
  );
}

/** The kinds of text that even the best line of the cases lacks before what is asked, or is answered where nothing is. */
function lacking(cases: readonly Fixture[]): readonly WideKind[] {
  const asks = cases.some(({ cursor }) => cursor !== undefined);
  // A case without an answer gives its files to others.
  const shared = cases.flatMap(({ files, blocks }) => (blocks.size === 0 ? files : []));
  const before = cases.flatMap((one) =>
    asks ? beforePlaces(one) : [...shared, ...one.files].flatMap((file) => beforeExpected(file, one)),
  );
  const missing = before.map((text) => {
    const kinds = wideKindsIn(text);
    return WIDE_KINDS.filter((kind) => !kinds.includes(kind));
  });
  return missing.sort((a, b) => a.length - b.length)[0] ?? WIDE_KINDS;
}

describe("every feature has fixtures", () => {
  const tests = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(FOLDER, name), "utf8"));

  for (const noun of nouns()) {
    it(`of all kinds of text: ${noun}`, () => {
      const folder = `test/features/${noun}`;
      const cases = casesOf(noun);
      assert.ok(cases.length > 0, `The feature ${noun} has no fixtures: add cases in ${folder}.`);
      const missing = lacking(cases);
      assert.ok(
        missing.length === 0,
        `Add a case to ${folder} with ${missing.join(", ")} where the others are: on the line of what is asked, before it.`,
      );
    });

    it(`with both line ends: ${noun}`, () => {
      const named = new RegExp(`features(?:/|", ")${noun}"`);
      const runs = tests.filter((text) => named.test(text));
      assert.ok(
        runs.some((text) => /\b(?:withBothLineEnds|withCarriageReturns)\(/.test(text)),
        `No test runs the cases of test/features/${noun} with CR LF: let one use withBothLineEnds.`,
      );
    });
  }

  it("and every request a question, which is asked in all encodings of positions", () => {
    const missing = ROUTES.map(({ method }) => method).filter((method) => QUESTIONS[method] === undefined);
    assert.deepEqual(missing, [], "Say in test/protocol/questions.ts how these are asked.");
  });
});
