import assert from "node:assert/strict";
import fc from "fast-check";
import { each, Kind } from "../../server/src/syntax/marks.ts";
import { scan } from "../../server/src/syntax/scan.ts";
import { sentencesIn } from "../../server/src/syntax/sentences.ts";
import { slice } from "../../server/src/text/span.ts";
import { MUTILATED } from "../support/mutilated.ts";

function sentences(text: string): readonly string[] {
  const marks = scan(text);
  return [...each(marks, Kind.Paragraph)].flatMap(({ span }) =>
    sentencesIn(marks, span).map((sentence) => slice(text, sentence)),
  );
}

describe("sentences with marks", () => {
  const divided: readonly (readonly [string, readonly string[]])[] = [
    ["[[to-lam|Mr. Lam]] came. [[Xi]] went.", ["[[to-lam|Mr. Lam]] came.", "[[Xi]] went."]],
    [
      'He said [it rained. It did]{.claim by="?A. B. C."} there. Then.',
      ['He said [it rained. It did]{.claim by="?A. B. C."} there.', "Then."],
    ],
    ["[It rained. It did.]{.claim} Then.", ["It rained.", "It did.", "Then."]],
    ["[[It rained.]{.claim} It [did].]{.quote} Then.", ["[It rained.]{.claim}", "It [did].", "Then."]],
    [
      "[It rained.]{.claim} [@news, p. 3. A. B] [It did.]{.claim}",
      ["[It rained.]{.claim} [@news, p. 3. A. B]", "[It did.]{.claim}"],
    ],
    [
      "It rained.[^1] It did. \\[No.\\] `A. B. C` then.\n\n[^1]: A note.",
      ["It rained.[^1]", "It did.", "\\[No.\\]", "`A. B. C` then.", "A note."],
    ],
    ["雨。[雪。]{.claim}[[風]]。", ["雨。", "[雪。]{.claim}", "[[風]]。"]],
    ["One. <!-- A. B. --> Two.", ["One. <!-- A. B. -->", "Two."]],
  ];
  for (const [text, expected] of divided) {
    it(text, () => assert.deepEqual(sentences(text), expected));
  }

  it("takes linear time for marks in one another", () => {
    const deep = 5000;
    const text = `${"[A. ".repeat(deep)}x${" B.]{.claim}".repeat(deep)}`;
    const begun = performance.now();
    sentences(text);
    assert.ok(performance.now() - begun < 2000, `${performance.now() - begun}`);
  }).timeout(20_000);

  it("never throws, keeps order, and cuts no mark, whatever the text", () => {
    fc.assert(
      fc.property(MUTILATED, ({ path, files }) => {
        const text = files.find((file) => file.path === path)?.text ?? "";
        const marks = scan(text);
        for (const { span } of each(marks, Kind.Paragraph)) {
          let from = span.start;
          for (const sentence of sentencesIn(marks, span)) {
            assert.ok(from <= sentence.start && sentence.start <= sentence.end && sentence.end <= span.end);
            from = sentence.end;
            for (const { span: mark } of each(marks, Kind.Mention)) {
              const [a, b] = [mark.start < sentence.start, mark.end > sentence.end];
              if (a !== b)
                assert.ok(mark.end <= sentence.start || mark.start >= sentence.end, slice(text, sentence));
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);
});
