import assert from "node:assert/strict";
import fc from "fast-check";
import { type Hint, type HintWishes, hintCard, inlayHints } from "../../server/src/features/inlay-hints.ts";
import { span } from "../../server/src/text/span.ts";
import { ARTICLE } from "../support/articles.ts";
import { corpusOf } from "../support/corpus.ts";
import { assertReadsAlike } from "../support/counted.ts";
import { type Asked, casesIn, withBothLineEnds } from "../support/feature.ts";
import { updateBlocks } from "../support/fixture.ts";
import { MUTILATED } from "../support/mutilated.ts";

const FOLDER = "test/features/inlay-hints";
const NOTHING = "(nothing)";
const ALL: HintWishes = { dates: true, entities: true, sources: true, status: true, concealed: false };

function labelOf({ parts }: Hint): string {
  return parts.map(({ text }) => text).join("");
}

function hintsOf({ catalog, document }: Asked, wishes: HintWishes): readonly Hint[] {
  return inlayHints(catalog, document, span(0, document.marks.text.length), wishes);
}

/** The lines of the text that have hints, each hint between ⟦ and ⟧ where it is shown. */
function shown(asked: Asked, wishes: HintWishes): string {
  const { text } = asked.document.marks;
  let words = "";
  let from = 0;
  for (const hint of hintsOf(asked, wishes)) {
    words += `${text.slice(from, hint.at)}⟦${labelOf(hint)}⟧`;
    from = hint.at;
  }
  const lines = (words + text.slice(from)).split(/\r?\n/).filter((line) => line.includes("⟦"));
  return lines.length === 0 ? NOTHING : lines.join("\n");
}

describe("inlay hints", () => {
  for (const fixture of casesIn(FOLDER)) {
    it(fixture.title, () => {
      const wishes = { ...ALL, concealed: fixture.blocks.has("concealed") };
      const word = wishes.concealed ? "concealed" : "expect";
      for (const asked of withBothLineEnds(fixture)) {
        const found = shown(asked, wishes);
        if (asked.fixture === fixture && updateBlocks(FOLDER, fixture, { [word]: found })) return;
        assert.equal(found, fixture.blocks.get(word));
        for (const { at, about } of hintsOf(asked, wishes))
          assert.ok(hintCard(asked.catalog, asked.document, { at, about }, undefined), "it has a card");
      }
    });
  }

  const [asked] = casesIn(FOLDER)
    .filter(({ title }) => title === "hints: All of them, behind letters of many scripts")
    .flatMap((fixture) => [...withBothLineEnds(fixture)]);

  it("tells only what is wished", () => {
    assert.ok(asked);
    const none = { ...ALL, dates: false, entities: false, sources: false, status: false };
    const labels = (wishes: Partial<HintWishes>) => hintsOf(asked, { ...none, ...wishes }).map(labelOf);
    assert.deepEqual(labels({}), []);
    assert.deepEqual(labels({ dates: true }), ["19 August 2024"]);
    assert.deepEqual(labels({ entities: true }), ["Tô Lâm"]);
    assert.deepEqual(labels({ sources: true }), ["no source", "2 sources"]);
    assert.deepEqual(labels({ status: true }), ["verified 1 September 2024"]);
  });

  it("gives for a range what it gives there for the whole text", () => {
    assert.ok(asked);
    const all = hintsOf(asked, ALL);
    const { catalog, document } = asked;
    for (let start = 0; start <= document.marks.text.length; start += 7) {
      const end = start + 40;
      const wanted = all.filter(({ at }) => start <= at && at <= end);
      assert.deepEqual(inlayHints(catalog, document, span(start, end), ALL), wanted);
    }
  });

  it("gives for any part of any article what it gives there for the whole", () => {
    fc.assert(
      fc.property(fc.oneof(MUTILATED, ARTICLE), fc.nat(), fc.nat(), fc.boolean(), (one, a, b, concealed) => {
        const { catalog, documents } = corpusOf(one.files);
        const document = documents.get(one.path);
        assert.ok(document);
        const size = document.marks.text.length;
        const [start = 0, end = 0] = [a % (size + 1), b % (size + 1)].sort((x, y) => x - y);
        const wishes = { ...ALL, concealed };
        const all = inlayHints(catalog, document, span(0, size), wishes);
        assert.deepEqual(
          inlayHints(catalog, document, span(start, end), wishes),
          all.filter(({ at }) => start <= at && at <= end),
        );
      }),
      { numRuns: 600 },
    );
  }).timeout(60_000);

  it("looks, for a part, at no more of a long file than of a short one", () => {
    assertReadsAlike((snapshot, document, within) => inlayHints(snapshot, document, within, ALL).length);
  });

  it("leads from a name to its definition, and from a dispute to the other claim", () => {
    const targets = casesIn(FOLDER)
      .flatMap((fixture) => [...withBothLineEnds(fixture)].slice(0, 1))
      .flatMap((one) =>
        hintsOf(one, ALL).flatMap(({ parts }) => parts.flatMap(({ target }) => target ?? [])),
      );
    const paths = new Set(targets.map(({ path }) => path));
    for (const path of ["people/to-lam.md", "articles/other.md"]) assert.ok(paths.has(path), path);
  });

  it("compares a claim on its card, with links to the passages", () => {
    const { catalog, documents } = corpusOf([
      { path: "places/pier.md", text: "---\ntype: place\nname: Pier\n---\n" },
      { path: "b.md", text: "---\ntype: article\n---\n[five]{.claim about=pier property=cost value=5}" },
      {
        path: "a.md",
        text: "---\ntype: article\npublished: 2023\n---\n[four]{.claim about=pier property=cost value=4 status=disputed on=2023}",
      },
    ]);
    const document = documents.get("a.md");
    assert.ok(document);
    const [claim] = document.facts.claims;
    assert.ok(claim);
    const at = { at: claim.whole.end, about: "claim" } as const;
    assert.doesNotMatch(hintCard(catalog, document, at, undefined) ?? "", /Cannot hold/);
    const other = corpusOf([
      { path: "places/pier.md", text: "---\ntype: place\nname: Pier\n---\n" },
      {
        path: "b.md",
        text: "---\ntype: article\n---\n[five]{.claim about=pier property=cost value=5 on=2023}",
      },
      { path: "a.md", text: document.marks.text },
    ]);
    const card = hintCard(other.catalog, document, at, (path) => `corpus:/${path}`) ?? "";
    assert.ok(card.includes("**Cannot hold beside**: 5 — [“five”](<corpus:/b.md>)"), card);
  });

  it("never throws, and stands behind marks in order, whatever the text", () => {
    fc.assert(
      fc.property(MUTILATED, fc.boolean(), ({ path, files }, concealed) => {
        const { catalog, documents } = corpusOf(files);
        const document = documents.get(path);
        assert.ok(document);
        const { text } = document.marks;
        const hints = inlayHints(catalog, document, span(0, text.length), { ...ALL, concealed });
        for (const [i, hint] of hints.entries()) {
          assert.ok(hint.at > 0 && hint.at <= text.length);
          assert.ok(hint.at >= (hints[i - 1]?.at ?? 0));
          assert.ok(labelOf(hint).length <= 120 && labelOf(hint) !== "");
          hintCard(catalog, document, hint, undefined);
        }
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);
});
