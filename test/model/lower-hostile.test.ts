import assert from "node:assert/strict";
import { Catalog } from "../../server/src/corpus/catalog.ts";
import type { Facts } from "../../server/src/model/facts.ts";
import { lower } from "../../server/src/model/lower.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";

/** Reads the text, puts it into a catalog and asks that for each definition's uses, as one open file does. */
function readAll(text: string): Facts {
  const path = "articles/hostile.md";
  const { facts } = lower(path, text);
  const { catalog } = Catalog.empty().apply([{ path, facts }]);
  for (const definition of facts.definitions) assert.equal([...catalog.uses(definition)].length, 0);
  assert.ok(strip(parse(text)).length <= text.length);
  return facts;
}

/** How often a text of about `units` UTF-16 units holds the piece. */
function filled(units: number, piece: string): string {
  return piece.repeat(Math.ceil(units / piece.length));
}

/** Each case only has to end: what is not linear in the text's length runs for hours. */
describe("lower, on hostile text", function () {
  this.timeout(120_000);

  it("takes a line of five million characters", () => {
    assert.equal(readAll(filled(5_000_000, "word ")).uses.length, 0);
    assert.equal(
      readAll(`é${filled(5_000_000, `${"word ".repeat(100)}[[To Lâm]] [@k] `)}`).uses.length,
      19_380,
    );
  });

  it("takes a hundred thousand of one sign", () => {
    for (const sign of [
      "[",
      "]",
      "{",
      "}",
      "`",
      "\\",
      "<",
      "<!--",
      "-->",
      "[[",
      "]]",
      "](",
      "]{",
      "[@",
      "[^",
      ">",
      "#",
      "~",
      "|",
      "\r",
      "\0",
      "\t",
    ])
      readAll(sign.repeat(100_000));
    const { syntaxDefects } = readAll(`${"[".repeat(100_000)}\n\n${"x]{.claim}".repeat(100_000)}`);
    assert.equal(syntaxDefects.length, 100_000);
  });

  it("takes signs that nearly make a mark, over and over", () => {
    for (const piece of [
      "[a](b 'c ",
      '[](a "b ',
      "[](<a",
      "[](\\(",
      "[[a ` b]] ",
      "[a]{.claim = ",
      '[a]{.claim note="',
      "[@k;",
      "``` `\n",
      "- ```x\n",
      "> ```\nx\n",
      "[^1]: x\n\n",
      "[a]: b\n",
      "[a][b] ",
      "<!-- attested -->",
      "[x[^1]]{.claim} ",
      "\\\\![",
      "a\u0301[[x]]",
    ])
      readAll(`${filled(200_000, piece)}\n\n[^1]: [@k]\n[b]: c\n`);
  });

  it("takes characters that are none", () => {
    const text = filled(200_000, "\ud83d[[\udc00|\0]]\udfff[\ud800]{.claim by=\ud800} ");
    const { uses, claims } = readAll(text);
    assert.equal(claims.length, uses.filter((use) => use.via === "by").length);
    assert.equal(uses.find((use) => use.via === "mention")?.surface, "\0");
  });

  for (const deep of [4000, 100_000]) {
    it(`takes claims ${deep} deep`, () => {
      const { claims } = readAll(`${"[".repeat(deep)}x${"]{.claim}".repeat(deep - 1)}]{.claim by=to-lam}`);
      assert.equal(claims.length, deep);
      const last = claims.at(-1);
      assert.equal(last?.parent, deep - 2);
      assert.deepEqual(
        last?.attributes.map(({ key, value, from }) => [key, value, from]),
        [["by", "to-lam", "inherited"]],
      );
    });
  }

  it("takes deep nesting of everything else", () => {
    const deep = 30_000;
    for (const [open, close] of [
      ["[", "](a.md)"],
      ["![", "](a.png)"],
      ["[", "]"],
      ["[word ", "]{.person}"],
      ["[a\n", "]{.date on=2024}"],
      ["[", "]{.quote part=a}"],
      ["[@k ", "]"],
      ["> ", ""],
      ["<!-- ", " -->"],
    ] as const)
      readAll(`${open.repeat(deep)}x${close.repeat(deep)}\n\n[x]: y\n`);
  });

  it("takes long lists of attributes around many claims", () => {
    const many = 20_000;
    const inside = "[x]{.claim}".repeat(many);
    const { claims } = readAll(`[${inside}]{.claim${" by=a".repeat(many)}${" x=a".repeat(many)}}`);
    assert.equal(claims.length, many + 1);
    assert.equal(claims.at(-1)?.attributes.length, 1, "one of each attribute is inherited");
    readAll(`[x]{${".date ".repeat(many)}${"on=x ".repeat(many)}}`);
    readAll(`[x]{.claim note="${" ".repeat(many * 10)}\n${" ".repeat(many * 10)}x"}`);
  });

  it("takes a list that cannot be read, with very much white space in a value", () => {
    for (const key of ["by", "x"]) {
      const { syntaxDefects } = readAll(`[x]{.claim ${key}="${" ".repeat(600_000)}" x}`);
      assert.deepEqual(
        syntaxDefects.map(({ fixes }) => fixes.length),
        [0],
        "nobody reads a repair so long",
      );
    }
    const { syntaxDefects } = readAll(filled(600_000, `[x]{.claim by="${" ".repeat(1800)}" x}\n\n`));
    assert.ok(syntaxDefects.length > 300);
  });

  it("gives front matter's claims to one claim of each id", () => {
    const many = 4000;
    const data = Array.from({ length: many }, (_, i) => `    k${i}: v\n`).join("");
    const { claims } = readAll(`---\nclaims:\n  a:\n${data}---\n${"[x]{.claim #a}".repeat(many)}`);
    assert.deepEqual([claims[0]?.attributes.length, claims[1]?.attributes.length], [many, 0]);
  });

  it("takes claims in very many parts, inside each other", () => {
    const many = 20_000;
    const quotes = Array.from({ length: many }, (_, i) => `[x]{.quote #q${i}}`).join("");
    const further = Array.from({ length: many }, (_, i) => `[y]{.quote part=q${i}}`).join(" ");
    const { claims } = readAll(`${"[".repeat(many)}${quotes}${"]{.claim}".repeat(many)}\n\n${further}`);
    assert.equal(claims.length, 2 * many);
    assert.equal(claims.at(-1)?.parent, undefined);
  });
});
