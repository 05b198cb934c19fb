import assert from "node:assert/strict";
import fc from "fast-check";
import { sentencesOf } from "../../server/src/text/sentences.ts";

function sentences(text: string): readonly string[] {
  return sentencesOf(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

describe("sentences", () => {
  const divided: readonly (readonly [string, readonly string[]])[] = [
    ["", []],
    ["  \n ", []],
    ["He came. She went!  Who stayed?", ["He came.", "She went!", "Who stayed?"]],
    [
      "Mr. Lam met Dr. Li. Then Gen. Phan Van Giang left.",
      ["Mr. Lam met Dr. Li.", "Then Gen. Phan Van Giang left."],
    ],
    [
      "The U.S. President came to the U.S. The visit was short.",
      ["The U.S. President came to the U.S.", "The visit was short."],
    ],
    ["J. K. Rowling wrote. V. I. Lenin too.", ["J. K. Rowling wrote.", "V. I. Lenin too."]],
    [
      "On Aug. 19 they signed No. 5 of Vol. 2. No. The end.",
      ["On Aug. 19 they signed No. 5 of Vol. 2.", "No.", "The end."],
    ],
    ["It grew by 3.5 percent. It did.", ["It grew by 3.5 percent.", "It did."]],
    [
      "“It is over.” He left. (Nobody saw it.) Gone.",
      ["“It is over.”", "He left.", "(Nobody saw it.)", "Gone."],
    ],
    ["“Is it over?” he asked. Yes.", ["“Is it over?” he asked.", "Yes."]],
    ["A line\nthat goes on. And\r\nanother.", ["A line\nthat goes on.", "And\r\nanother."]],
    [
      "First:\n- one\n- two. Three\n2) four",
      ["First:", "- one", "- two. Three".slice(0, 6), "Three", "2) four"],
    ],
    ["両国は署名した。次に進む。", ["両国は署名した。", "次に進む。"]],
    ["🇻🇳 Tô Lâm đến. Ông nói.", ["🇻🇳 Tô Lâm đến.", "Ông nói."]],
    ["وصل الرئيس. ثم غادر؟ نعم.", ["وصل الرئيس.", "ثم غادر؟", "نعم."]],
    ["No end at all", ["No end at all"]],
  ];
  for (const [text, expected] of divided) {
    it(JSON.stringify(text), () => assert.deepEqual(sentences(text), expected));
  }

  it("reads a part of a text as a paragraph", () => {
    const text = "One. Two. Three.";
    assert.deepEqual(sentencesOf(text, { start: 5, end: 9 }), [{ start: 5, end: 9 }]);
  });

  it("finds the same sentences in a long paragraph as in its parts, in linear time", () => {
    const sentence = "The U.S. President, Mr. Biden, came on Sept. 10 and left. ";
    const text = sentence.repeat(4000);
    const begun = performance.now();
    const found = sentences(text);
    const took = performance.now() - begun;
    assert.equal(found.length, 4000);
    assert.deepEqual([...new Set(found)], [sentence.trim()]);
    assert.ok(took < 3000, `${took} ms`);
  }).timeout(20_000);

  it("takes a text without any end as one sentence, in linear time", () => {
    const begun = performance.now();
    assert.equal(sentences("word ".repeat(100_000)).length, 1);
    assert.ok(performance.now() - begun < 3000);
  }).timeout(20_000);

  it("gives all that is no white space, in order, whatever the text", () => {
    const words = fc.constantFrom(
      "Mr.",
      "U.S.",
      "A",
      "5",
      ". ",
      "。",
      "?",
      "\n",
      "\r\n",
      "- ",
      "”",
      " ",
      "🇻🇳",
      "\ud83d",
      "e\u0301",
    );
    fc.assert(
      fc.property(fc.array(words), (parts) => {
        const text = parts.join("");
        const found = sentencesOf(text, { start: 0, end: text.length });
        let from = 0;
        for (const { start, end } of found) {
          assert.ok(from <= start && start < end);
          assert.equal(text.slice(from, start).trim(), "");
          from = end;
        }
        assert.equal(text.slice(from).trim(), "");
      }),
    );
  });
});
