import assert from "node:assert/strict";
import { foreignField } from "../../server/src/model/vocabulary/foreign.ts";
import { type DefinedKind, FIELDS, KINDS } from "../../server/src/model/vocabulary.ts";
import { readYaml } from "../../server/src/syntax/yaml.ts";

/** The field that a line of front matter means in a file of that kind. */
function meant(kind: DefinedKind, line: string): string | undefined {
  const { tree } = readYaml(line, { start: 0, end: line.length });
  const [entry] = tree?.type === "mapping" ? tree.entries : [];
  assert(entry !== undefined, line);
  return foreignField(kind, entry);
}

const LINES = [
  ...["date: 2024", "pubDate: 2024", "published_at: 2024", "datePublished: 2024", "publish-date: 2024"],
  ...["year: 2024", "published: 2024", "retrieved: 2024", "urldate: 2024", "accessDate: 2024"],
  ...["startDate: 2024", "end_date: 2024", "birthDate: 2024", "dob: 2024", "date_of_death: 2024"],
  ...["location: x", "venue: x", "country: x", "journal: x", "newspaper: x", "lang: x", "headline: x"],
  ...["wikidata: Q881", "qid: Q881", "aka: [x, y]", "alternateName: x"],
  ...["link: https://example.org/a", "source: https://example.org/a", "canonical_url: https://example.org/a"],
];

describe("names of other tools for fields", () => {
  it("mean fields that the kind has", () => {
    let found = 0;
    for (const kind of KINDS) {
      for (const line of LINES) {
        const field = meant(kind, line);
        if (field === undefined) continue;
        assert(Object.hasOwn(FIELDS[kind], field), `${kind} ${line}`);
        found++;
      }
    }
    assert(found > 50, String(found));
  });

  it("are those of dates in articles", () => {
    for (const key of ["date", "pubdate", "pubDate", "published_at", "datePublished", "publishDate"])
      assert.equal(meant("article", `${key}: 2024-08-19`), "published");
    assert.equal(meant("source", "date: 2024-08-19"), "issued");
    assert.equal(meant("event", "date: 2024-08-19"), "start");
  });

  it("mean nothing with a value of another sort", () => {
    assert.equal(meant("article", "date: 2024-08-19 10:00:00 +0800"), "published");
    assert.equal(meant("article", "date: 04/05/2024"), "published");
    assert.equal(meant("article", "date: next week"), undefined);
    assert.equal(meant("article", "date: [2024, 2025]"), undefined);
    assert.equal(meant("article", "date:"), undefined);
    assert.equal(meant("event", "date: 2024-08-18/2024-08-20"), undefined);
    assert.equal(meant("person", "wikidata: yes"), undefined);
    assert.equal(meant("source", "source: Xinhua"), undefined);
    assert.equal(meant("event", "location: [1, 2]"), undefined);
  });

  it("mean nothing where the kind has no such field, or several it could be", () => {
    assert.equal(meant("agreement", "date: 2024-08-19"), undefined);
    assert.equal(meant("person", "date: 2024-08-19"), undefined);
    assert.equal(meant("article", "lastmod: 2024-08-19"), undefined);
    assert.equal(meant("article", "constructor: x"), undefined);
  });
});
