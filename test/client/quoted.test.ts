import assert from "node:assert/strict";
import fc from "fast-check";
import { clip, quoted, quotedName } from "../../client/src/quoted.ts";

describe("words in quotation marks", () => {
  for (const [words, expected, why] of [
    ["To Lam", "“To Lam”", "have them around"],
    ["is “a good comrade” to us", "“is ‘a good comrade’ to us”", "have their own as single ones"],
    ["“a good comrade”", "“a good comrade”", "that are a quotation as a whole get no others"],
    ["“yes” and “no”", "“‘yes’ and ‘no’”", "that begin and end with quotations are none as a whole"],
    ['the "core" of it', "“the 'core' of it”", "have straight ones as straight ones"],
    ["der „Kern“ davon", "“der ‚Kern‘ davon”", "have German ones as single ones"],
    ["😀 “東京” שלום", "“😀 ‘東京’ שלום”", "in any script"],
  ] as const)
    it(`${why}: ${words}`, () => assert.equal(quoted(words), expected));

  it("are cut at a space, and never within a pair of surrogates", () => {
    assert.equal(quoted("one two three four", 12), "“one two…”");
    assert.equal(clip("a very-long-word-without-spaces", 10), "a very-lo…");
    assert.equal(clip("😀😀😀😀", 4), "😀…");
    assert.equal(clip("two\n  lines", 20), "two lines");
  });

  it("hold no double marks within, are one line, and as long as allowed", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", " ", "“", "”", '"', "„", "\n", "😀", "é") }),
        (words) => {
          const inner = quotedName(words).slice(1, -1);
          assert.doesNotMatch(inner, /[“”„"\n]/);
          assert.ok(inner.length <= 40, inner);
          assert.doesNotMatch(inner, /\p{Cs}/u);
        },
      ),
    );
  });
});
