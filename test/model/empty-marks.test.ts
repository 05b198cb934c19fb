import assert from "node:assert/strict";
import { lower } from "../../server/src/model/lower.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";
import { applyFix } from "../support/apply.ts";

const PATH = "articles/talks.md";
const IMPORT = '---\noriginal: { sha256: "0" }\n---\n';

/** What is reported as left empty in a text: the words, the sentence, and the text after each fix. */
function empty(text: string): readonly (readonly string[])[] {
  const { facts } = lower(PATH, text);
  return facts.syntaxDefects
    .filter(({ level }) => level === "info")
    .map(({ span, message, fixes }) => [
      text.slice(span.start, span.end),
      message.replace(/:.*/, ""),
      ...fixes.map((fix) => applyFix([{ path: PATH, text }], PATH, fix)[0]?.text ?? ""),
    ]);
}

/** The text after the first fix of the first finding. */
function mended(text: string): string | undefined {
  return empty(text)[0]?.[2];
}

describe("marks left empty", () => {
  it("are mentions without a name", () => {
    assert.deepEqual(empty("A [[]] b"), [["[[]]", "This mention names nothing", "A  b"]]);
    assert.deepEqual(empty("[[ |two words]]"), [
      ["[[ |two words]]", "This mention names nothing", "[[two words]]", "two words"],
    ]);
    assert.deepEqual(empty("[[|@them]]"), [["[[|@them]]", "This mention names nothing", "@them"]]);
    assert.deepEqual(empty("[[ to-lam| ]]"), [
      ["[[ to-lam| ]]", "This mention shows no words", "[[to-lam]]"],
    ]);
  });

  it("are citations without a key", () => {
    assert.equal(mended("[x]{.claim} [@]."), "[x]{.claim}.");
    assert.equal(mended("[see @ ; -@]"), "");
    assert.equal(mended("[@a, p. 3; @]"), "[@a, p. 3]");
    assert.equal(mended("[@; see @a; @b]"), "[see @a; @b]");
  });

  it("are attributes without a value, and marks without words", () => {
    assert.equal(mended('[x]{.claim by="" on=2024}'), "[x]{.claim on=2024}");
    assert.equal(mended('[x]{by=" ; " .claim}'), "[x]{ .claim}");
    assert.equal(mended('[x]{.claim\nnote=""}'), "[x]{.claim}");
    assert.equal(mended('[x]{.claim part="" by=a}'), "[x]{.claim by=a}");
    assert.equal(mended('[x]{.place note=""}'), "[x]{.place}");
    assert.equal(mended('[on Monday [[x]]]{.date on=""}'), "on Monday [[x]]");
    assert.equal(mended("a [ ]{.quote by=x} b"), "a  b");
  });

  it("are no brackets of code, comments, escapes, links, values and furniture", () => {
    const texts = [
      "`[[]]` and\n\n~~~\n[@]\n~~~",
      "<!-- [[]] -->",
      "\\[[]] \\[@] [\\[]]",
      "[@](https://example.org) [[]](https://example.org) ![@](a.png)",
      '[a](<b[[]]>) [x]{.claim note="[@]"}',
      "[@]{.claim by=x}",
      "[x [[]] @ [@]]{.furniture}",
      "[a @; b] [@a; b @ c] [me @ home] [many words @] [ ] []",
      '[x]{.wide alt="" by=""}',
    ];
    for (const text of texts) assert.deepEqual(empty(text), [], text);
  });

  it("use nothing: a reference without an id means the words", () => {
    const { facts } = lower(PATH, '[To Lam]{.person ref=""}');
    assert.deepEqual(
      facts.uses.map(({ target, kind }) => [target, kind]),
      [["To Lam", "person"]],
    );
  });

  it("of an import say whether their fixes keep its words", () => {
    const stays = (body: string): unknown => lower(PATH, IMPORT + body).facts.syntaxDefects[0]?.wordsStay;
    assert.equal(stays('[x]{.claim by=""}'), true);
    assert.equal(stays('[x]{.date on=""}'), true);
    assert.equal(stays("a []{.claim} b"), true);
    assert.equal(stays('[[[x]{.date on=""}]]'), false);
    assert.equal(stays('[see @k [x]{.date on=""}]'), false);
    assert.equal(stays("[[]]"), undefined);
    for (const body of ["a []{.claim} b", '[x]{.date on=""}', '[x]{.claim by="" on=2024}']) {
      const text = IMPORT + body;
      assert.equal(strip(parse(mended(text) ?? "")), strip(parse(text)), body);
    }
  });

  it("are found at once, however many there are", function () {
    this.timeout(20_000);
    const many = 20_000;
    for (const one of ["[[]]", "[@]", "[[|", "[@;", "@; ", '[x]{.date on=""} ', "[]{.claim} "])
      lower(PATH, IMPORT + one.repeat(many));
    assert.equal(empty("[[]] ".repeat(100)).length, 100);
  });
});
