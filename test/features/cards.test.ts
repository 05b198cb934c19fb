import assert from "node:assert/strict";
import MarkdownIt from "markdown-it";
import { plainText } from "../../server/src/features/card/plain.ts";
import { type Card, type ClaimCard, cards } from "../../server/src/features/cards.ts";
import { wordsIn } from "../client/preview/tree.ts";
import { corpusOf } from "../support/corpus.ts";
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
