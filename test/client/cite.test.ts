import assert from "node:assert/strict";
import { type Row, rowsOf } from "../../client/src/cite/rows.ts";
import type { CiteChoice, CiteSource } from "../../server/src/lsp/shared/cite.ts";

const source = (id: string, more: Partial<CiteSource> = {}): CiteSource => ({
  path: `sources/${id}.md`,
  id,
  title: `The ${id}`,
  authors: [],
  publishers: [],
  ...more,
});

const choice = (sources: readonly CiteSource[], more: Partial<CiteChoice> = {}): CiteChoice => ({
  kind: "claim",
  words: "“Trade grew”",
  sources,
  more: 0,
  folder: "sources",
  ...more,
});

const labels = (rows: readonly Row[]): readonly string[] =>
  rows.map((row) => (row.is === "heading" ? `# ${row.label}` : row.label));

const only = (one: CiteSource): Row | undefined => rowsOf(choice([one])).find(({ is }) => is === "source");

describe("the list of sources to cite", () => {
  it("has those of the article, those of the corpus, and a new one", () => {
    const rows = rowsOf(choice([source("talks", { here: true }), source("gazette")]));
    assert.deepEqual(labels(rows), [
      "# In this article",
      "The talks",
      "# In the corpus",
      "The gazette",
      "# Not there yet",
      "A new source…",
    ]);
  });

  it("has no heading above nothing, and no new one where it cannot be made", () => {
    const { folder: _, ...without } = choice([source("gazette")]);
    assert.deepEqual(labels(rowsOf(without)), ["# In the corpus", "The gazette"]);
    assert.deepEqual(labels(rowsOf(choice([]))), ["# Not there yet", "A new source…"]);
  });

  it("says how many more there are", () => {
    const [heading] = rowsOf(choice([source("gazette")], { more: 2344 }));
    assert.equal(heading?.label, "In the corpus: the first 1 of 2,345, type to find the others");
  });

  it("counts those of the article among no others", () => {
    const rows = rowsOf(choice([source("talks", { here: true }), source("gazette")], { more: 2344 }));
    assert.equal(labels(rows)[2], "# Elsewhere in the corpus: the first 1 of 2,345, type to find the others");
  });

  it("tells a source by its authors, its year and its key, and by who published it", () => {
    const berg = source("berg2022", {
      ...{ title: "On piers", authors: ["Nils Berg", "Ana Ek"], year: "2022" },
      ...{ publishers: ["Harbour Press", "Annals", "Harbour Press"], tier: "primary" },
    });
    assert.deepEqual(only(berg), {
      is: "source",
      label: "On piers",
      description: "Nils Berg and Ana Ek · 2022 · berg2022",
      detail: "Harbour Press · Annals · primary",
      source: berg,
    });
    const many = only(source("x", { authors: ["A", "B", "C", "D"], article: true, cited: true }));
    assert.ok(many?.is === "source");
    assert.equal(many.description, "A and 3 others · x · cited here already");
    assert.equal(many.detail, "article of the corpus · with B, C and D");
  });

  it("names a source without a title by its authors and its year", () => {
    const label = (more: Partial<CiteSource>): string | undefined =>
      only(source("k9", { title: "k9", ...more }))?.label;
    assert.equal(label({ authors: ["Berg"], year: "2022" }), "Berg 2022");
    assert.equal(label({ authors: ["Berg", "Ek"] }), "Berg and Ek");
    assert.equal(label({ authors: ["Berg", "Ek", "Lê"], year: "2022" }), "Berg et al. 2022");
    assert.equal(label({ year: "2022" }), "k9");
  });
});
