import assert from "node:assert/strict";
import MarkdownIt from "markdown-it";
import type { Snapshot } from "../../server/src/corpus/catalog.ts";
import { plainText } from "../../server/src/features/card/plain.ts";
import { type Card, type ClaimCard, cards } from "../../server/src/features/cards.ts";
import { wordsIn } from "../client/preview/tree.ts";
import { corpusOf } from "../support/corpus.ts";
import { counted } from "../support/counted.ts";
import { type Fixture, fixturesIn, updateBlocks, withCarriageReturns } from "../support/fixture.ts";

const FOLDER = "test/features/cards";
const CASE = "articles/case.md";

function cardsIn({ files }: Fixture): ReturnType<typeof cards> {
  const { catalog, documents } = corpusOf(files);
  const document = documents.get(CASE);
  assert.ok(document);
  return cards(catalog, document);
}

const firstLine = (text: string): string => text.split("\n")[0] ?? "";

function markLine({ of, kind, path, line, text }: Card): string {
  const where = path === undefined ? "" : ` ${path}${line === undefined ? "" : `:${line}`}`;
  return `${of} | ${kind}${where} | ${firstLine(text)}`;
}

function claimLine({ of, unsourced, text }: ClaimCard): string {
  return `${of} | ${unsourced ? "unsourced" : "sourced"} | ${firstLine(text)}`;
}

describe("cards", () => {
  for (const fixture of fixturesIn(FOLDER)) {
    it(fixture.title, () => {
      const { path, marks, claims } = cardsIn(fixture);
      assert.equal(path, CASE);
      const found = { marks: marks.map(markLine).join("\n"), claims: claims.map(claimLine).join("\n") };
      if (!updateBlocks(FOLDER, fixture, found)) assert.deepEqual(found, Object.fromEntries(fixture.blocks));
      assert.deepEqual(cardsIn(withCarriageReturns(fixture)), { path, marks, claims }, "with CR LF");
    });
  }

  it("are bounded however much a file holds", () => {
    const text = Array.from({ length: 3000 }, (_, at) => `[[name ${at}]] [claim ${at}]{.claim}`).join("\n");
    const { marks, claims } = cardsIn({
      title: "",
      files: [{ path: CASE, text, ranges: [] }],
      blocks: new Map(),
      cursor: undefined,
    });
    assert.equal(marks.length, 1000);
    assert.equal(claims.length, 500);
  });

  it("search the corpus for names nearly alike for few of many names, each once", () => {
    const text = Array.from({ length: 3000 }, (_, at) => `[[Anne ${at % 60}|she ${at}]]`).join(" ");
    const { catalog, documents } = corpusOf([
      { path: "people/ann.md", text: "---\ntype: person\nname: Anne X\n---\n" },
      { path: CASE, text },
    ]);
    const document = documents.get(CASE);
    assert.ok(document);
    let searches = 0;
    const snapshot = counted<Snapshot>(catalog, (key) => {
      if (key === "nearest") searches++;
    });
    const { marks } = cards(snapshot, document);
    assert.equal(marks.length, 60);
    assert.equal(searches, 20);
    assert.ok(marks[0]?.text.includes("Anne X"));
  });

  it("read what names the claims of a file once, however many it has", () => {
    const claims = Array.from({ length: 400 }, (_, i) => `[${i}]{.claim #c${i} repeats=other#x${i}}`).join(
      "\n",
    );
    const others = Array.from({ length: 400 }, (_, i) => `[${i}]{.claim #x${i} refines=case#c${i}}`).join(
      "\n",
    );
    const { catalog, documents } = corpusOf([
      { path: CASE, text: `---\ntype: article\n---\n${claims}` },
      { path: "articles/other.md", text: `---\ntype: article\n---\n${others}` },
    ]);
    const document = documents.get(CASE);
    assert.ok(document);
    let asked = 0;
    const snapshot = counted<Snapshot>(catalog, (key) => {
      if (key === "uses") asked++;
    });
    let read = 0;
    const uses = counted(document.facts.uses, () => read++);
    const found = cards(snapshot, { ...document, facts: { ...document.facts, uses } });
    assert.equal(found.claims.length, 400);
    for (const { text } of found.claims) assert.match(text, /Repeats: [\s\S]*Refined by: /);
    assert.ok(asked <= 2, `the uses of a file were asked for ${asked} times`);
    assert.ok(read < 40 * uses.length, `${read} reads of ${uses.length} uses`);
  });
});

describe("plain text of a card", () => {
  const md = new MarkdownIt();

  for (const { title, blocks } of fixturesIn("test/features/hover")) {
    const card = blocks.get("expect");
    if (card === undefined || card === "(nothing)") continue;
    it(`says what is read in: ${title}`, () => {
      const plain = plainText(card, 10_000).replace(/^ *• /gm, "").replace(/\s+/g, " ");
      assert.equal(plain, wordsIn(md.render(card)));
    });
  }

  it("leaves out whole lines where it would be too long", () => {
    assert.equal(plainText("**One**\n\n- two three\n- four", 12), "One\n\n…");
    assert.equal(plainText("**One**\n\n- two", 12), "One\n\n• two");
  });
});
