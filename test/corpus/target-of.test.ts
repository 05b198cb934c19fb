import assert from "node:assert/strict";
import { means, shortestTarget, targetOf, type Writing } from "../../server/src/corpus/target-of.ts";
import type { Definition } from "../../server/src/model/facts.ts";
import { corpusOf } from "../support/corpus.ts";
import { findingsIn } from "../support/findings.ts";

const KEY: Writing = { wanted: "key" };
const NAME: Writing = { wanted: "entity" };

const source = (path: string, id: string) => ({
  path,
  text: `---\ntype: source\nid: ${id}\ntitle: From ${path}\n---\n`,
});
const { catalog, documents } = corpusOf([
  source("one.md", "k"),
  source("two.md", "k"),
  source("s/m1.md", "m"),
  source("s/m2.md", "m"),
  source("a/s/n.md", "n"),
  source("b/s/n.md", "n"),
  source("t/n.md", "n"),
  source("alone.md", "書"),
  { path: "p/x.md", text: "---\ntype: person\nname: 習近平 👩‍👩‍👧\n---\n" },
  { path: "q/x.md", text: "---\ntype: place\nname: דוֹבְרֵי\n---\n" },
]);

function defined(path: string): Definition {
  const found = documents.get(path)?.facts.definitions[0];
  assert.ok(found, path);
  return found;
}

describe("the target of a definition", () => {
  it("is its id, or as many folders and the id as it takes to mean it alone", () => {
    assert.equal(shortestTarget(catalog, defined("alone.md"), KEY), "書");
    assert.equal(shortestTarget(catalog, defined("t/n.md"), KEY), "t/n");
    assert.equal(shortestTarget(catalog, defined("a/s/n.md"), KEY), "a/s/n");
    assert.equal(shortestTarget(catalog, defined("p/x.md"), NAME), "p/x");
  });

  it("is none where all of them mean several", () => {
    for (const path of ["one.md", "two.md", "s/m1.md", "s/m2.md"])
      assert.equal(shortestTarget(catalog, defined(path), KEY), undefined, path);
    assert.equal(targetOf(catalog, defined("one.md"), KEY), "k");
    assert.equal(targetOf(catalog, defined("s/m1.md"), KEY), "s/m");
  });

  it("is shorter among things of one kind, and where the other is about to go", () => {
    assert.equal(shortestTarget(catalog, defined("p/x.md"), { ...NAME, kind: "person" }), "x");
    const without = defined("two.md");
    assert.equal(shortestTarget(catalog, defined("one.md"), { ...KEY, without }), "k");
  });

  it("means what it is looked up for", () => {
    assert.ok(means(catalog, "習近平 👩‍👩‍👧", defined("p/x.md"), NAME));
    assert.ok(!means(catalog, "x", defined("p/x.md"), NAME));
    assert.ok(!means(catalog, "s/n", defined("a/s/n.md"), KEY));
    assert.ok(!means(catalog, "nothing", defined("p/x.md"), NAME));
  });
});

describe("citations that are offered for a claim", () => {
  const titles = (key: string): readonly string[] => {
    const text = `---\ntitle: A\n---\n[First]{.claim} [@${key}]. [They met]{.claim}.\n`;
    const files = ["one.md", "two.md", "t/n.md", "a/n.md"].map((path) =>
      source(path, path.endsWith("n.md") ? "n" : "k"),
    );
    const found = findingsIn([...files, { path: "articles/a.md", text }]).get("articles/a.md") ?? [];
    return found.flatMap(({ fixes }) => fixes.map(({ title }) => title));
  };

  it("are of sources that a key means alone", () => {
    assert.deepEqual(
      titles("t/n").filter((title) => title.includes("From")),
      ["Cite “From t/n.md” (n)"],
    );
    assert.deepEqual(
      titles("k").filter((title) => /^Cite .*From/.test(title)),
      [],
    );
  });
});
