import assert from "node:assert/strict";
import fc from "fast-check";
import { cards } from "../../server/src/features/cards.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";
import { corpusOf } from "../support/corpus.ts";
import { type Fixture, fixturesIn, updateBlocks } from "../support/fixture.ts";
import { visible } from "../support/marks.ts";
import { markedEngine, plainEngine, render } from "./preview/engine.ts";
import { markedProse, soup } from "./preview/texts.ts";
import { misnested, wordsIn } from "./preview/tree.ts";

const FOLDER = "test/client/preview";
const CASE = "articles/case.md";
const ELSEWHERE = "file:///elsewhere/README.md";

/** The cases with a document; those without give their files to all others. */
function cases(): readonly Fixture[] {
  const all = fixturesIn(FOLDER);
  const hasCase = ({ files }: Fixture): boolean => files.some(({ path }) => path === CASE);
  const shared = all.filter((fixture) => !hasCase(fixture)).flatMap(({ files }) => files);
  return all.filter(hasCase).map((fixture) => ({ ...fixture, files: [...shared, ...fixture.files] }));
}

/** The preview of a case, with the cards that the server would give; of each card its first line is kept. */
function previewOf({ files }: Fixture): string {
  const { catalog, documents } = corpusOf(files);
  const document = documents.get(CASE);
  assert.ok(document);
  const html = render(markedEngine(cards(catalog, document)), document.marks.text);
  assert.deepEqual(misnested(html), []);
  return html.replace(/(data-card="[^"]*?)&#10;[^"]*"/g, '$1 …"').trimEnd();
}

describe("preview", () => {
  for (const fixture of cases()) {
    it(fixture.title, () => {
      const found = { html: previewOf(fixture) };
      if (!updateBlocks(FOLDER, fixture, found)) assert.deepEqual(found, Object.fromEntries(fixture.blocks));
    });
  }

  it("shows marks without cards", () => {
    const html = render(markedEngine(), "[[to-lam|Lam]] [said]{.claim} [so]{.person} [@key].");
    assert.equal(
      html,
      '<p data-line="0"><span class="attested-mention">Lam</span> <span class="attested-claim">said</span> ' +
        '<span class="attested-mention attested-kind-person">so</span>' +
        '<sup class="attested-cites"> <span class="attested-cite">key</span></sup>.</p>\n',
    );
  });

  it("leaves footnotes to a plugin that reads them", () => {
    const md = markedEngine();
    md.renderer.rules["footnote_ref"] = () => "";
    assert.match(render(md, "[a[^1]]{.claim}\n\n[^1]: b c"), /a\[\^1\]<\/span>.*\n.*\[\^1\]: b c/);
  });

  it("keeps the writer's settings of Markdown", () => {
    const options = { breaks: true, typographer: true };
    assert.match(render(markedEngine(undefined, options), '"[[a]]"\n[b]{.claim}...'), /“.*”<br>\n.*…/);
  });

  it("reads indented lines as code again in the next document", () => {
    const md = markedEngine();
    render(md, "    [[a]]");
    assert.match(render(md, "    [[a]]", ELSEWHERE), /<code>\[\[a\]\]/);
  });
});

describe("preview of the notation's cases", () => {
  for (const { title, files } of fixturesIn("test/syntax/notation")) {
    const source = visible(files.find(({ path }) => path.endsWith(".md"))?.text ?? "");
    it(title, () => {
      const html = render(markedEngine(), source);
      assert.deepEqual(misnested(html), []);
      assert.doesNotMatch(html, /[\x0e-\x10]/);
      assert.equal(render(markedEngine(), source, ELSEWHERE), render(plainEngine(), source));
    });
  }
});

describe("preview of any text", () => {
  const marked = markedEngine();
  const plain = plainEngine();

  it("shows the words that strip leaves", () => {
    fc.assert(
      fc.property(markedProse, (source) => {
        assert.equal(wordsIn(render(marked, source)), wordsIn(render(plain, strip(parse(source)))));
      }),
      { numRuns: 300 },
    );
  });

  it("is well-formed, and as it was for documents of no corpus", () => {
    fc.assert(
      fc.property(soup, fc.boolean(), (text, lines) => {
        const source = lines ? `---\nparagraphs: line\n---\n${text}` : text;
        assert.equal(render(marked, source, ELSEWHERE), render(plain, source));
        const html = render(marked, source);
        assert.doesNotMatch(html, /[\x0e-\x10]|%0E|%0F|%10/);
        if (!source.includes("<")) assert.deepEqual(misnested(html), []);
      }),
      { numRuns: 500 },
    );
  });

  for (const [what, text] of [
    ["nested", `${"[".repeat(20_000)}a${"]{.claim}".repeat(20_000)}`],
    ["side by side", "[[a|b]] [c]{.claim} [@d] ".repeat(8_000)],
    ["over items of a list", `- ${"[".repeat(3_000)}a\n${"- b\n".repeat(3_000)}- c${"]{.x}".repeat(3_000)}`],
  ] as const) {
    it(`takes time in proportion for marks ${what}`, () => {
      const begun = performance.now();
      render(markedEngine(), text);
      assert.ok(performance.now() - begun < 4000);
    });
  }
});
