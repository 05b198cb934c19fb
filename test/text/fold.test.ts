import assert from "node:assert/strict";
import fc from "fast-check";
import { fold, nfc, slug } from "../../server/src/text/fold.ts";
import { distance, nearest } from "../../server/src/text/nearest.ts";
import { contains, isSpace, merged, span, touches, trimmed } from "../../server/src/text/span.ts";
import { SPACES, WORDS } from "../support/texts.ts";

const NAME = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc
    .array(
      fc.constantFrom(...WORDS, ...SPACES, "Đ", "ẞ", "Σ", "ς", "¨", "ŉ", "Å", "Ω", "ｱ", "が", "か\u3099"),
      { maxLength: 6 },
    )
    .map((all) => all.join("")),
);

describe("fold", () => {
  it("gives one form to spellings that a reader takes for the same", () => {
    for (const [one, other] of [
      ["To Lam", "Tô Lâm"],
      ["TÔ  LÂM", "to lam"],
      ["To\u00a0Lam", " To Lam "],
      ["Lâm", "La\u0302m"],
      ["Đà Nẵng", "da nang"],
      ["Straße", "STRASSE"],
      ["Łódź", "lodz"],
      ["İstanbul", "istanbul"],
      ["People’s", "people's"],
      ["ﬁnance", "Finance"],
      ["Ａ１", "a1"],
      ["مُحَمَّد", "محمد"],
      ["한국", "한국".normalize("NFD")],
    ] as const) {
      assert.equal(fold(one), fold(other), `${one} and ${other}`);
    }
  });

  it("tells apart what marks of other scripts tell apart", () => {
    assert.notEqual(fold("が"), fold("か"));
    assert.notEqual(fold("क"), fold("कि"));
    assert.notEqual(fold("Lam"), fold("Lan"));
  });

  it("changes nothing that it has folded", () => {
    fc.assert(
      fc.property(NAME, (name) => {
        const once = fold(name);
        assert.equal(fold(once), once);
      }),
      { numRuns: 5000 },
    );
  });

  it("gives one form to all normal forms of a text", () => {
    fc.assert(
      fc.property(NAME, (name) => {
        for (const form of ["NFC", "NFD"] as const) assert.equal(fold(name.normalize(form)), fold(name));
        assert.equal(nfc(name.normalize("NFD")), nfc(name));
      }),
      { numRuns: 2000 },
    );
  });

  it("makes slugs of letters, digits and single hyphens, cut at a word", () => {
    assert.equal(slug("Tô Lâm: “14 agreements”, he said!"), "to-lam-14-agreements-he-said");
    assert.equal(slug("People’s Army"), "peoples-army");
    assert.equal(slug("one two three", 8), "one-two");
    assert.equal(slug("🇻🇳"), "");
    assert.equal(slug("नरेन्द्र", 4), "नरे");
    assert.equal(slug("Владимир Зеленский"), "владимир-зеленский");
    assert.equal(slug("नरेन्द्र मोदी"), "नरेन्द्र-मोदी");
    assert.equal(slug("ประยุทธ์ จันทร์โอชา"), "ประยุทธ์-จันทร์โอชา");
    assert.equal(slug("Đặng Thị Ngọc Thịnh"), "dang-thi-ngoc-thinh");
    assert.equal(slug("مُحَمَّد"), "محمد");
    assert.equal(slug("習近平"), "習近平");
    fc.assert(
      fc.property(NAME, fc.integer({ min: 1, max: 20 }), (name, limit) => {
        const made = slug(name, limit);
        assert.ok(made.length <= limit);
        assert.match(made, /^(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*-?)?$/u);
      }),
      { numRuns: 2000 },
    );
  });
});

/** The distance by its definition, for short strings. */
function slowDistance(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(
    slowDistance(a.slice(0, -1), b) + 1,
    slowDistance(a, b.slice(0, -1)) + 1,
    slowDistance(a.slice(0, -1), b.slice(0, -1)) + (a.at(-1) === b.at(-1) ? 0 : 1),
    swapped ? slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1 : Number.POSITIVE_INFINITY,
  );
}

describe("nearest", () => {
  it("counts edits, swaps of neighbours as one, up to the limit", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 5 });
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, limit) => {
        const slow = slowDistance(a, b);
        assert.equal(distance(a, b, limit), Math.min(slow, limit + 1));
      }),
      { numRuns: 500 },
    );
  });

  it("gives the nearest first, none too far", () => {
    const words = ["vetnam", "vietanm", "china", "viet", "vietnam"];
    const same = (word: string): string => word;
    assert.deepEqual(nearest("vietnam", words, same, 1), ["vietnam", "vetnam", "vietanm"]);
    assert.deepEqual(nearest("vietnam", words, same, 3, 4), ["vietnam", "vetnam", "vietanm", "viet"]);
  });
});

describe("span", () => {
  it("merges spans into the stretches that they cover", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(30), fc.nat(5))), (pairs) => {
        const spans = pairs.map(([start, length]) => span(start, start + length));
        const apart = merged(spans);
        for (let at = 0; at <= 40; at++)
          assert.equal(
            apart.some((one) => one.start <= at && at < one.end),
            spans.some((one) => one.start <= at && at < one.end),
          );
        for (const [i, one] of apart.entries()) assert.ok(i === 0 || (apart[i - 1]?.end ?? 0) < one.start);
      }),
    );
  });

  it("touches both its ends, contains itself, and is trimmed to what is written", () => {
    assert.ok(touches(span(1, 3), 1) && touches(span(1, 3), 3) && !touches(span(1, 3), 4));
    assert.ok(contains(span(1, 3), span(1, 3)) && !contains(span(1, 3), span(0, 2)));
    assert.deepEqual(trimmed(" a\t\r\n", span(0, 5)), span(1, 2));
    assert.deepEqual(trimmed("  ", span(0, 2)), span(2, 2));
    assert.deepEqual(
      [..." \t\n\r\v\u00a0"].map((sign) => isSpace(sign.charCodeAt(0))),
      [true, true, true, true, false, false],
    );
  });
});
