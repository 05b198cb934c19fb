import assert from "node:assert/strict";
import fc from "fast-check";
import { fold } from "../../server/src/text/fold.ts";
import { firstLetters, match, matchApart, Tier, tierOf, wantedOf } from "../../server/src/text/match.ts";

/** What is typed, a name, and how the one matches the other. */
const TABLE: readonly (readonly [string, string, keyof typeof Tier])[] = [
  ["to lam", "Tô Lâm", "equal"],
  ["TÔ", "To Lam", "beginning"],
  ["tolam", "Tô Lâm", "together"],
  ["xijin", "Xi Jinping", "together"],
  ["xi-jin", "Xi Jinping", "together"],
  ["to lam", "to-lam", "together"],
  ["jin", "Xi Jinping", "word"],
  ["lam", "Salami of Lam", "word"],
  ["lam", "(Lam)", "word"],
  ["chinasea", "South China Sea", "word"],
  ["scs", "South China Sea", "initials"],
  ["sc", "South China Sea", "initials"],
  ["soch", "South China Sea", "initials"],
  ["cpv", "Communist Party of Vietnam", "initials"],
  ["cpov", "Communist Party of Vietnam", "initials"],
  ["gs", "the General Secretary", "initials"],
  ["ping", "Xi Jinping", "inside"],
  ["tlm", "Tô Lâm", "scattered"],
  ["cs", "South China Sea", "scattered"],
  ["vtnm", "Việt Nam", "scattered"],
  ["scs", "Visits of last autumn concern much else", "inOrder"],
  ["ijg", "Xi Jinping", "inOrder"],
  ["zzz", "Xi Jinping", "none"],
  // Letters that are words.
  ["习近", "习近平", "beginning"],
  ["近平", "习近平", "word"],
  ["中共", "中国共产党", "scattered"],
  ["习平", "习近平", "scattered"],
  ["东京", "在东京的会谈", "word"],
  ["ສ", "ລາວ ສ", "word"],
  // Marks that tell words apart stay with their letters.
  ["कि", "किताब", "beginning"],
  ["कक", "किताब का", "initials"],
  ["दिल", "नई दिल्ली", "word"],
  ["कब", "काठ बि", "initials"],
  ["किब", "काठ बि", "none"],
  // Written from right to left, with and without points.
  ["שלום", "שָׁלוֹם", "equal"],
  ["עב", "عبد", "none"],
  ["نت", "نجيب توفيق", "initials"],
  ["توف", "نجيب توفيق", "word"],
  // Pairs of surrogates.
  ["𠮷", "山𠮷", "word"],
  ["🇻🇳", "🇻🇳 A visit", "beginning"],
  ["av", "🇻🇳 A visit", "word"],
  ["x", "", "none"],
];

const score = (typed: string, name: string): number => match(wantedOf(fold(typed)), fold(name));

/** Few letters, so that they match often; some that are words, marks, halves of pairs. */
const TEXT = fc.string({
  unit: fc.constantFrom("a", "b", "c", "ab", " ", "-", "é", "习", "近", "क", "ि", "א", "𠮷", "\ud842", "'"),
  maxLength: 10,
});

describe("match", () => {
  for (const [typed, name, tier] of TABLE)
    it(`finds ${JSON.stringify(typed)} in ${JSON.stringify(name)}: ${tier}`, () => {
      assert.equal(tierOf(score(typed, name)), Tier[tier]);
    });

  it("prefers whole words, letters that stand close, and letters that begin words", () => {
    const better: readonly (readonly [string, string, string])[] = [
      ["xi", "Xi Jinping", "Xinjiang"],
      ["tolam", "To Lam", "To Lam’s visit"],
      ["lam", "To Lam", "To Lambert"],
      ["sea", "The Sea", "The S E A"],
      ["tlm", "To Lam", "Talk Some"],
      ["abd", "x abcd", "x abcccd"],
      ["acd", "a xc dy", "a xcxd"],
    ];
    for (const [typed, name, other] of better)
      assert.ok(score(typed, name) > score(typed, other), `${typed}: ${name}, ${other}`);
  });

  it("finds several words that stand apart, each in another name, but none by its letters alone", () => {
    const tier = (typed: string): number =>
      tierOf(matchApart(wantedOf(typed), ["to lam", "lam to", "general secretary"]));
    assert.equal(tier("gen lam"), Tier.word);
    assert.equal(tier("eneral lam"), Tier.inside);
    assert.equal(tier("gs lam"), Tier.none);
    assert.equal(tier("lam"), Tier.none);
  });

  it("is best for the name itself, and then for its beginnings", () => {
    fc.assert(
      fc.property(TEXT, TEXT, fc.nat(10), (a, b, end) => {
        const [name, other] = [fold(a), fold(b)];
        if (name === "") return;
        const equal = score(name, name);
        assert.equal(tierOf(equal), Tier.equal);
        if (name !== other) assert.ok(score(name, other) < equal);
        const beginning = fold(name.slice(0, end));
        if (beginning !== "" && name.startsWith(beginning))
          assert.ok(tierOf(score(beginning, name)) >= Tier.beginning);
      }),
    );
  });

  it("scores alike with and without what it knows beforehand", () => {
    fc.assert(
      fc.property(TEXT, TEXT, fc.nat(850), (a, b, least) => {
        const [typed, name] = [wantedOf(fold(a)), fold(b)];
        const all = match(typed, name);
        assert.equal(match(typed, name, 0, firstLetters(name)), all);
        const asked = match(typed, name, least, firstLetters(name));
        if (all >= least) assert.equal(asked, all);
        else assert.ok(asked <= all);
      }),
      { numRuns: 3000 },
    );
  });

  it("takes little time, whatever the text", () => {
    const many = "a-".repeat(50_000);
    const started = Date.now();
    for (const typed of ["ab", `${"a".repeat(60)}b`, "a".repeat(5000), `${"-a".repeat(30)}b`, "zzz"])
      for (const name of [
        many,
        `${many}b`,
        "a".repeat(100_000),
        "习".repeat(100_000),
        `a${"-".repeat(100_000)}b`,
      ])
        match(wantedOf(typed), name);
    assert.ok(Date.now() - started < 5000);
  }).timeout(60_000);
});
