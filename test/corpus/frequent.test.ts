import assert from "node:assert/strict";
import fc from "fast-check";
import { Catalog } from "../../server/src/corpus/catalog.ts";
import { lower } from "../../server/src/model/lower.ts";

const NAMES = ["ada", "bea", "cem", "dua"];

const DEFINITIONS = NAMES.map((name) => {
  const path = `people/${name}.md`;
  return { path, facts: lower(path, `---\ntype: person\nname: ${name} N\n---\n`).facts };
});

const article = (path: string, text: string) => ({ path, facts: lower(path, text).facts });

describe("what is named often", () => {
  it("stands first, and what few files name is none of it", () => {
    const articles = Array.from({ length: 9 }, (_, i) =>
      article(`a${i}.md`, `[[ada]] [[ada]] ${i < 5 ? "[[bea N]]" : ""} ${i < 2 ? "[[cem]]" : ""}`),
    );
    const { catalog } = Catalog.empty().apply([...DEFINITIONS, ...articles]);
    assert.deepEqual(
      catalog.frequent(10).map(({ id }) => id),
      ["ada", "bea"],
    );
    assert.deepEqual(
      catalog.frequent(1).map(({ id }) => id),
      ["ada"],
    );
    const spread = catalog.frequent(10).map((one) => catalog.spread(one));
    assert.deepEqual(spread, [9, 5]);
  });

  it("is the same after any changes as in a catalog that is built afresh", () => {
    const text = fc.subarray(NAMES).map((names) => names.map((name) => `[[${name}]]`).join(" "));
    const change = fc.record({ file: fc.nat(11), text: fc.option(text, { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        let { catalog } = Catalog.empty().apply(DEFINITIONS);
        const files = new Map<string, string>();
        for (const { file, text: words } of changes) {
          const path = `a${file}.md`;
          if (words === undefined) files.delete(path);
          else files.set(path, words);
          const facts = words === undefined ? undefined : article(path, words).facts;
          catalog = catalog.apply([{ path, facts }]).catalog;
        }
        const fresh = Catalog.empty().apply([
          ...DEFINITIONS,
          ...[...files].map(([path, words]) => article(path, words)),
        ]).catalog;
        const ids = (one: Catalog) =>
          one.frequent(10).map(({ id }) => `${id} ${one.facts(`people/${id}.md`)?.id}`);
        assert.deepEqual(ids(catalog), ids(fresh));
      }),
      { numRuns: 200 },
    );
  });
});
