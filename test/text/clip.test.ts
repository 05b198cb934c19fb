import assert from "node:assert/strict";
import fc from "fast-check";
import { clip, firstCharacters } from "../../server/src/text/clip.ts";

describe("clip", () => {
  const cases: readonly (readonly [why: string, text: string, limit: number, expected: string])[] = [
    ["keeps what is short enough", "Ships came", 10, "Ships came"],
    ["ends between words where one ends near", "Ships came with the fog", 12, "Ships came …"],
    ["ends between words that end at the limit", "Ships came with the fog", 10, "Ships came …"],
    ["ends within a word that is long", "Ships anticonstitutional", 12, "Ships antico…"],
    ["puts white space and line ends on one line", " Ships\r\n\tcame \u0000 in ", 10, "Ships came …"],
    ["cuts where no spaces are written", "東京都知事選挙の結果", 4, "東京都知…"],
    ["divides no pair of surrogates", "東京😀😀", 3, "東京…"],
    ["divides no letter and its marks", "a\u0301e\u0302o\u0303", 5, "a\u0301e\u0302…"],
    ["divides no emoji of several", "ab👩‍👩‍👧‍👦 came", 8, "ab…"],
    ["divides no flag", "ab🇻🇳🇨🇳", 7, "ab🇻🇳…"],
    ["divides no syllable of Hangul", "\u1112\u1161\u11ab\u1112\u1161\u11ab", 5, "\u1112\u1161\u11ab…"],
    [
      "keeps the dots at the end of words that run from right to left",
      "ספינות באו עם הערפל",
      12,
      "ספינות באו …\u200f",
    ],
    ["leaves out what turns the direction", "a\u202eb\u2066c", 10, "abc"],
    ["replaces half a pair", "a\ud83d b", 10, "a\ufffd b"],
    ["keeps nothing of a character longer than the room", `e${"\u0301".repeat(50)}`, 20, "…"],
    ["leaves out half of what follows the room", "\u202e\r\n\u{10000}", 1, "…"],
    ["is empty where there is nothing", " \n", 10, ""],
  ];
  for (const [why, text, limit, expected] of cases) it(why, () => assert.equal(clip(text, limit), expected));

  it("ends where a character does, within the limit, on one line, whatever the text is", () => {
    const piece = fc.oneof(
      fc.string(),
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "\u0301",
        "\ud83d",
        "\ude00",
        "👩‍👧",
        "🇻🇳",
        "東京",
        "שלום ",
        "سلام",
        " ",
        "\r\n",
        "\u202e",
        "\u200d",
        "가",
      ),
    );
    const characters = new Intl.Segmenter("en", { granularity: "grapheme" });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 40 }), (pieces, limit) => {
        const text = pieces.join("");
        const found = clip(text, limit);
        assert.ok(!/[\p{Cs}\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(found));
        const [, kept = "", dots] = /^(.*?)( ?…\u200f?)?$/s.exec(found) ?? [];
        const whole = clip(text, 10_000);
        if (found === whole) return;
        assert.ok(dots !== undefined && kept.length <= limit);
        assert.ok(whole.startsWith(kept));
        const ends = new Set([...characters.segment(whole)].map(({ index }) => index));
        assert.ok(kept === "" || ends.has(kept.length), `${JSON.stringify(whole)} at ${kept.length}`);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes no time for a text of many megabytes", () => {
    const text = "a\u0301".repeat(5_000_000);
    const begin = performance.now();
    for (let i = 0; i < 100; i++) clip(text, 60);
    assert.ok(performance.now() - begin < 500);
  });

  it("gives the whole characters that there is room for", () => {
    assert.equal(firstCharacters("東京😀😀", 3), "東京");
    assert.equal(firstCharacters("ae\u0301", 2), "a");
    assert.equal(firstCharacters("ae\u0301", 3), "ae\u0301");
    assert.equal(firstCharacters("", 3), "");
  });
});
