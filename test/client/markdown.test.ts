import { strict as assert } from "node:assert";
import {
  isBody,
  isFolded,
  isHeading,
  isMistakenAt,
  type LineAt,
  labelAt,
  ordinaryAt,
} from "../../client/src/markdown.ts";

/** The lines of a text in which `|` marks the cursor, and the cursor's place. */
function at(marked: string): [LineAt, number, number] {
  const before = marked.slice(0, marked.indexOf("¦")).split("\n");
  const lines = marked.replace("¦", "").split("\n");
  return [(line) => lines[line], before.length - 1, before.at(-1)?.length ?? 0];
}

describe("places that VS Code's Markdown extension knows", () => {
  for (const [text, expected] of [
    ["# A head¦ing", "heading"],
    ["A head¦ing\n===", "heading"],
    ["[a link](some/fi¦le.md)", "file"],
    ["[a link](<some fi¦le.md>)", "file"],
    ["[a link](file.md#he¦ading 'title')", "fragment"],
    ["[a link](#h¦)", "fragment"],
    ["# [a link](fi¦le.md)", "file"],
    ["[la¦bel]: file.md", "label"],
    ["[label]: fi¦le.md", "file"],
    ["[a li¦nk](file.md)", undefined],
    ["Pro¦se", undefined],
    ["# About [[to-¦lam|Lam]]", undefined],
    ["# Said [see @k¦ey]", undefined],
    ["# [It]{.claim by=x¦i}", undefined],
    ["#no hea¦ding", undefined],
    ["---\n# a com¦ment\n---\n", undefined],
    ["---\nsources: [a¦]\n---\n", undefined],
    ["---\nopen\n# A head¦ing", "heading"],
  ] as const) {
    it(`${JSON.stringify(text)}: ${expected ?? "none"}`, () => {
      assert.equal(ordinaryAt(...at(text)), expected);
    });
  }

  it("are none behind the end of the text", () => {
    assert.equal(
      ordinaryAt(() => undefined, 3, 0),
      undefined,
    );
  });

  it("do not take the closing fence of front matter, or a rule, for the underline of a heading", () => {
    const lines = ["---", "title: x", "---", "", "---"];
    assert.deepEqual(
      lines.map((_, line) => isHeading((at) => lines[at], line)),
      [false, true, false, false, false],
    );
    assert.equal(
      ordinaryAt((line) => lines[line], 1, 3),
      undefined,
    );
  });

  it("are found in no time on a line of brackets", () => {
    for (const piece of ["[", "](", "[@", "](<", "]{", "[a]: ", "](a(b", "[[a|"]) {
      const begun = performance.now();
      ordinaryAt(...at(`${piece.repeat(50_000)}¦`));
      labelAt(...at(`${piece.repeat(50_000)}¦`));
      assert.ok(performance.now() - begun < 500, `${piece}: ${performance.now() - begun} ms`);
    }
  });
});

describe("labels as VS Code's Markdown extension reads them", () => {
  for (const [text, expected] of [
    ["[[to-¦lam|Lam]]", "to-lam|Lam"],
    ["[[¦to-lam]]", "to-lam"],
    ["[[to-lam¦]]", "to-lam"],
    ["[see @k¦ey]{.x}", "see @key"],
    ["¦[[to-lam]]", undefined],
    ["[¦[to-lam]]", undefined],
    ["[a] wo¦rd [b]", undefined],
    ["no br¦ackets", undefined],
    ["---\nsources: [a¦]\n---\n", undefined],
  ] as const) {
    it(`${JSON.stringify(text)}: ${expected ?? "none"}`, () => {
      assert.equal(labelAt(...at(text)), expected);
    });
  }
});

describe("what VS Code's Markdown extension would rename as a label, though it is ours", () => {
  for (const [text, expected] of [
    ["On [[han¦oi]]", true],
    ["On [@xin¦hua, p. 3]", true],
    ["[He ca¦me]{.claim #c1}", true],
    ["[A li¦nk](x.md)", false],
    ["pl¦ain", false],
    ["# He¦ad", false],
    ["---\nsources: [xin¦hua]\n---\n", true],
    ["---\nby: xin¦hua\n---\n", false],
  ] as const) {
    it(`${JSON.stringify(text)}: ${expected}`, () => assert.equal(isMistakenAt(...at(text)), expected));
  }

  it("fold sections, code and comments, but not what front matter holds", () => {
    const lines = ["---", "# a: [", "]", "---", "# Heading", "> - ```js", "<!-- a", "text", "1. one"];
    const folded = lines.filter((_, line) => isFolded((at) => lines[at], line));
    assert.deepEqual(folded, ["# Heading", "> - ```js", "<!-- a"]);
  });

  it("tells the body from front matter", () => {
    const body = (...lines: readonly string[]) => lines.map((_, at) => isBody((line) => lines[line], at));
    assert.deepEqual(body("\uFEFF---", "title: A", "---", "Words"), [false, false, false, true]);
    assert.deepEqual(body("Words", "---"), [true, true]);
    assert.deepEqual(body("---", "not closed"), [true, true]);
  });
});
