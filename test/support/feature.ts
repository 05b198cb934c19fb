import assert from "node:assert/strict";
import type { Lowered } from "../../server/src/model/lower.ts";
import { corpusOf, type TestCorpus } from "./corpus.ts";
import { type Fixture, fixturesIn, withCarriageReturns } from "./fixture.ts";

/** A case with its corpus built, and the file that the cursor is in. */
export interface Asked extends TestCorpus {
  readonly fixture: Fixture;
  readonly path: string;
  readonly offset: number;
  readonly document: Lowered;
}

/**
 * The cases of a folder that have a cursor. A case without one gives its files to the cases behind it in its document; a
 * case that has a file of the same path has its own.
 */
export function casesIn(folder: string): readonly Fixture[] {
  const shared = new Map<string, readonly Fixture["files"][number][]>();
  return fixturesIn(folder).flatMap((fixture) => {
    const document = fixture.title.slice(0, fixture.title.indexOf(": "));
    const inherited = shared.get(document) ?? [];
    const own = new Set(fixture.files.map(({ path }) => path));
    const files = [...inherited.filter(({ path }) => !own.has(path)), ...fixture.files];
    if (fixture.cursor !== undefined) return [{ ...fixture, files }];
    shared.set(document, files);
    return [];
  });
}

/** The case with LF, and then with CR LF, at the end of every line. */
export function* withBothLineEnds(fixture: Fixture): Generator<Asked> {
  for (const one of [fixture, withCarriageReturns(fixture)]) {
    const { cursor } = one;
    assert.ok(cursor, "the case has a cursor");
    const corpus = corpusOf(one.files);
    const document = corpus.documents.get(cursor.path);
    assert.ok(document);
    yield { ...corpus, fixture: one, ...cursor, document };
  }
}

/** The ranges that the case's carets mark, by their label, as `path start-end`, sorted. */
export function markedRanges(fixture: Fixture, ...labels: readonly string[]): readonly string[] {
  return fixture.files
    .flatMap(({ path, ranges }) =>
      ranges
        .filter(({ label }) => labels.includes(label))
        .map(({ start, end }) => rangeText(path, { start, end })),
    )
    .sort();
}

export function rangeText(path: string, { start, end }: { start: number; end: number }): string {
  return `${path} ${String(start).padStart(6, "0")}-${end}`;
}
