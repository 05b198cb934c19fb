import assert from "node:assert/strict";
import { furtherCandidates, mergeCandidates } from "../../server/src/features/merge.ts";
import { corpusOf } from "../support/corpus.ts";

const person = (id: string, name: string, kind = "person") => ({
  path: `who/${id}.md`,
  text: `---\ntype: ${kind}\nname: ${name}\n---\n`,
});
const { catalog, documents } = corpusOf([
  person("lam", "Tô Lâm"),
  person("hoai", "Nguyễn Văn Lâm"),
  person("son", "Bùi Thanh Sơn"),
  person("xi", "習近平"),
  person("lam-dong", "Lam Dong", "place"),
  person("else", "Somebody Else"),
  { path: "a.md", text: "[[xi]]\n" },
  { path: "b.md", text: "[[xi]] [[son]]\n" },
]);
const lam = documents.get("who/lam.md")?.facts.definitions[0];

describe("what a definition may be merged into, where nobody can choose among all", () => {
  it("is first what has a word of its name, then what is named most; of its kind, and not known already", () => {
    assert.ok(lam);
    assert.deepEqual(mergeCandidates(catalog, lam, 3), []);
    const ids = (limit: number): readonly string[] =>
      furtherCandidates(catalog, lam, [], limit).map(({ id }) => id);
    assert.deepEqual(ids(5), ["hoai", "xi", "son", "else"]);
    assert.deepEqual(ids(2), ["hoai", "xi"]);
    assert.deepEqual(ids(0), []);
    const [first] = furtherCandidates(catalog, lam, [], 1);
    assert.ok(first);
    assert.deepEqual(
      furtherCandidates(catalog, lam, [first], 2).map(({ id }) => id),
      ["xi", "son"],
    );
  });
});

describe("what a definition is likely another of", () => {
  const named = (id: string, name: string, aliases: string, weak: string) => ({
    path: `who/${id}.md`,
    text: `---\ntype: person\nname: ${name}\naliases: [${aliases}]\nweakAliases: [${weak}]\n---\n`,
  });
  const corpus = corpusOf([
    named("to-lam", "Tô Lâm", "蘇林", "the President, Mr President"),
    named("biden", "Joe Biden", "", "the President"),
    named("xi", "习近平", "Xi Jinping", "the President, President Mr"),
    named("president", "The President", "", ""),
    named("su-lin", "Su Lin", "蘇林", "the President"),
    named("lam", "Lâm Tô", "", ""),
    named("to-lamm", "Tô Lâmm", "", "Tô Lâm"),
  ]);
  const alike = (id: string): readonly string[] => {
    const one = corpus.documents.get(`who/${id}.md`)?.facts.definitions[0];
    assert.ok(one);
    return mergeCandidates(corpus.catalog, one, 9).map((other) => other.id);
  };

  it("is what shares a name, in any order, or nearly; what shares only a weak alias is not", () => {
    assert.deepEqual(alike("to-lam"), ["su-lin", "lam", "to-lamm"]);
    assert.deepEqual(alike("biden"), []);
    assert.deepEqual(alike("xi"), []);
    assert.deepEqual(alike("president"), []);
  });
});
