import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { digestOf, loadCorpus } from "../server/src/node/load.ts";
import { check } from "../server/src/rules/check.ts";
import { parse } from "../server/src/syntax/parse.ts";
import { strip } from "../server/src/syntax/strip.ts";

const root = join(fileURLToPath(import.meta.url), "..", "..", "..");
const folder = join(root, "corpus");
const seeds = process.env["ATTESTED_SEEDS"] ?? join(root, "..", "shared", "seeds");
const articles = readdirSync(join(folder, "articles")).map((name) => `articles/${name}`);
const textOf = (path: string): string => readFileSync(join(folder, path), "utf8");

/** The runs of `length` words in a text, letter case and signs folded. */
function runsOf(text: string, length: number): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.map((_, at) => words.slice(at, at + length).join(" ")).slice(0, -length));
}

describe("the worked example", () => {
  const { catalog } = loadCorpus(folder);

  it("has the findings that its README lists, and no others", () => {
    const rows = [...textOf("README.md").matchAll(/^\| \[`([^`]+)`\]\(\1\) \| `([^`]+)` \| `([^`]+)` \|/gm)];
    const listed = rows.map(([, path, rule, words]) => [path, rule, words].join(" · "));
    const found: string[] = [];
    for (const path of catalog.paths()) {
      const facts = catalog.facts(path);
      if (facts === undefined) continue;
      const text = textOf(path);
      for (const { code, span } of check(facts, catalog, { digest: digestOf(text) }, assert.fail)) {
        found.push([path, code, text.slice(span.start, span.end)].join(" · "));
      }
    }
    assert.deepEqual(found.sort(), listed.sort());
  });

  it("has five articles with at least 60 claims whose statements are coded", () => {
    assert.equal(articles.length, 5);
    const claims = articles.flatMap((path) => catalog.facts(path)?.claims ?? []);
    const coded = claims.filter(({ attributes }) =>
      ["about", "property", "value"].every((key) => attributes.some((attribute) => attribute.key === key)),
    );
    assert.ok(coded.length >= 60, `${coded.length} claims`);
  });

  for (const path of articles) {
    it(`${path} strips to the text that its digest records`, () => {
      assert.equal(catalog.facts(path)?.original?.sha256, digestOf(textOf(path)));
    });
  }

  it("shares no nine words in a row with the reports that it retells", function () {
    if (!existsSync(seeds)) {
      console.log(`      skipped: the reports are not in ${seeds}`);
      this.skip();
    }
    const theirs = new Set<string>();
    for (const name of readdirSync(seeds)) {
      for (const run of runsOf(readFileSync(join(seeds, name), "utf8"), 9)) theirs.add(run);
    }
    for (const path of articles) {
      for (const run of runsOf(strip(parse(textOf(path))), 9)) assert.ok(!theirs.has(run), `${path}: ${run}`);
    }
  });
});
