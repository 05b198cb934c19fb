import assert from "node:assert/strict";
import fc from "fast-check";
import type { Edge } from "../../server/src/features/completion/asking.ts";
import type { CompletionItem, CompletionList } from "../../server/src/features/completion/item.ts";
import { completion } from "../../server/src/features/completion.ts";
import { each, Kind } from "../../server/src/syntax/marks.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";
import { lineEnd, lineStart } from "../../server/src/text/lines.ts";
import { touches } from "../../server/src/text/span.ts";
import { corpusOf } from "../support/corpus.ts";
import { casesIn, withBothLineEnds } from "../support/feature.ts";
import { updateBlocks } from "../support/fixture.ts";
import { MUTILATED, SOUND } from "../support/mutilated.ts";

const FOLDER = "test/features/completion";

/** A day behind those of the fixtures' articles, and some rules. */
const EDGE: Edge = {
  today: { year: 2024, month: 9, day: 2 },
  fillsIn: true,
  rules: ["claim-no-source", "claim-no-document", "date-invalid", "entity-undefined"].map((code) => ({
    code,
    summary: `What ${code} reports.`,
  })),
};

/** The items, a line each. */
function listed({ items, isIncomplete }: CompletionList): string {
  const lines = items.map(({ label, detail }) => (detail === "" ? label : `${label} (${detail})`));
  return [...lines, ...(isIncomplete ? ["…"] : [])].join("\n") || "(nothing)";
}

/** A text as fixtures have it; the line ends that a snippet brings along are the file's. */
function withLineFeeds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** The line of the cursor after the item was accepted. */
function accepted(text: string, offset: number, { edit, besides = [] }: CompletionItem): string {
  const edits = [edit, ...besides].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let at = lineStart(text, offset);
  let line = "";
  for (const { span, text: inserted } of edits) {
    assert.ok(at <= span.start, "edits lie behind one another");
    line += text.slice(at, span.start) + inserted;
    at = span.end;
  }
  return line + text.slice(at, lineEnd(text, offset));
}

describe("completion", () => {
  for (const fixture of casesIn(FOLDER)) {
    it(fixture.title, () => {
      for (const { catalog, document, offset } of withBothLineEnds(fixture)) {
        const { text } = document.marks;
        const asked = fixture.blocks.get("asked") === "character" ? "character" : "invoked";
        const found = completion(catalog, document, offset, asked, EDGE);
        const label = fixture.blocks.get("accept") ?? found.items[0]?.label;
        const item = found.items.find((one) => one.label === label);
        const blocks = {
          ...(fixture.blocks.has("accepted") && item !== undefined
            ? { accepted: withLineFeeds(accepted(text, offset, item)) }
            : {}),
          ...(fixture.blocks.has("snippet") && item !== undefined
            ? { snippet: withLineFeeds(item.snippet ?? "") }
            : {}),
          ...(fixture.blocks.has("accept") ? {} : { expect: listed(found) }),
        };
        if (updateBlocks(FOLDER, fixture, blocks)) continue;
        for (const word of ["accepted", "expect", "snippet"] as const)
          assert.equal(blocks[word], fixture.blocks.get(word), word);
      }
    });
  }

  it("caps the list and says so", () => {
    const files = Array.from({ length: 150 }, (_, i) => ({
      path: `people/p${i}.md`,
      text: `---\ntype: person\nname: Person ${i}\n---\n`,
    }));
    const { catalog, documents } = corpusOf([...files, { path: "a.md", text: "[[per" }]);
    const document = documents.get("a.md");
    assert.ok(document);
    const { items, isIncomplete } = completion(catalog, document, 5);
    assert.deepEqual([items.length, isIncomplete], [100, true]);
  });

  it("keeps the article's own words when a name among them is marked", () => {
    for (const name of ["To Lam", "Tô Lâm", "蘇林", "Lam"]) {
      const text = `🇻🇳 [[${name}]] said é.`;
      const { catalog, documents } = corpusOf([...SOUND, { path: "a.md", text }]);
      const document = documents.get("a.md");
      assert.ok(document);
      const { items } = completion(catalog, document, text.indexOf("]]"));
      const item = items.find(({ id }) => id === "to-lam");
      assert.ok(item, name);
      const { span, text: inserted } = item.edit;
      const marked = text.slice(0, span.start) + inserted + text.slice(span.end);
      assert.equal(strip(parse(marked)), `🇻🇳 ${name} said é.`);
    }
  });

  it("lists first what many files name, where a large corpus has more than can be listed", () => {
    const person = (i: number) => ({
      path: `people/p${i}.md`,
      text: `---\ntype: person\nname: Person ${String(i).padStart(3, "0")}\n---\n`,
    });
    const files = [
      ...Array.from({ length: 400 }, (_, i) => person(i)),
      ...Array.from({ length: 6 }, (_, i) => ({
        path: `a${i}.md`,
        text: `[[p390]] ${i < 4 ? "[[p380]]" : ""}`,
      })),
    ];
    const labels = (text: string): readonly string[] => {
      const { catalog, documents } = corpusOf([...files, { path: "new.md", text }]);
      const document = documents.get("new.md");
      assert.ok(document);
      const found = completion(catalog, document, text.length);
      assert.ok(found.isIncomplete);
      assert.ok(found.items.length <= 100);
      return found.items.slice(0, 3).map(({ label }) => label);
    };
    assert.deepEqual(labels("[[per"), ["Person 390", "Person 380", "Person 000"]);
    assert.deepEqual(labels("[["), ["Person 390", "Person 380", "Person 000"]);
    assert.deepEqual(labels("[[p377]] and [[p"), ["Person 377", "Person 390", "Person 380"]);
  });

  it("sorts items as they are listed, and lets editors compare them without diacritics and letter case", () => {
    const { catalog, documents } = corpusOf([...SOUND, { path: "a.md", text: "[[t" }]);
    const document = documents.get("a.md");
    assert.ok(document);
    const { items } = completion(catalog, document, 3);
    const sorted = [...items].sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
    assert.deepEqual(items, sorted);
    assert.ok(items.some(({ label, filterText }) => label === "To Lam" && filterText.startsWith("t to")));
  });

  it("lists no class any longer once a space is typed behind it", () => {
    const text = "[He went]{.cl";
    const { catalog, documents } = corpusOf([{ path: "a.md", text }]);
    const document = documents.get("a.md");
    assert.ok(document);
    const { items } = completion(catalog, document, text.length);
    assert.ok(items.some(({ label }) => label === ".claim"));
    for (const { filterText } of items) assert.doesNotMatch(filterText, / /);
  });

  it("leaves quotation marks alone where the editor may not change what stands beside an item", () => {
    const text = '[“It rained”]{.quote by=""}';
    const { catalog, documents } = corpusOf([...SOUND, { path: "a.md", text }]);
    const document = documents.get("a.md");
    assert.ok(document);
    const lists = [{}, { fillsIn: true }].map((edge) =>
      completion(catalog, document, text.length - 2, "invoked", edge).items.find(({ id }) => id === "to-lam"),
    );
    assert.deepEqual(
      lists.map((item) => [item?.edit.text, item?.besides?.length]),
      [
        ["to-lam", undefined],
        ["to-lam", 2],
      ],
    );
  });

  it("names what an item stands for, and is found by name, alias, weak alias and id", () => {
    const { catalog, documents } = corpusOf([...SOUND, { path: "a.md", text: "[[" }]);
    const document = documents.get("a.md");
    assert.ok(document);
    const item = completion(catalog, document, 2).items.find(({ id }) => id === "to-lam");
    assert.equal(item?.path, "people/to-lam.md");
    for (const name of ["To Lam", "Tô Lâm", "蘇林", "Lam", "to-lam"])
      assert.ok(item.filterText.includes(name));
  });

  it("never throws, and edits one line around the cursor outside of code, at any offset of mutilated text", () => {
    fc.assert(
      fc.property(MUTILATED, ({ path, files }) => {
        const { catalog, documents } = corpusOf(files);
        const document = documents.get(path);
        assert.ok(document);
        const { marks } = document;
        // Front matter that is not closed yet is completed as such, whatever stands in it.
        const isOpen = /^---(?:\r?\n|\r)/.test(marks.text) && document.facts.bodyStart === 0;
        const code = isOpen ? [] : [...each(marks, Kind.Code)];
        const comments = isOpen ? [] : [...each(marks, Kind.Comment)];
        for (let offset = 0; offset <= marks.text.length; offset++) {
          const { items } = completion(catalog, document, offset);
          if (code.some(({ span }) => span.start < offset && offset < span.end))
            assert.equal(items.length, 0);
          if (comments.some(({ span }) => span.start < offset && offset < span.end))
            assert.ok(items.every(({ label }) => label === "attested-disable-next-line"));
          for (const { edit, filterText, kind } of items) {
            assert.ok(touches(edit.span, offset));
            assert.doesNotMatch(marks.text.slice(edit.span.start, edit.span.end), /[\r\n]/);
            if (kind !== "snippet") assert.doesNotMatch(edit.text, /[\r\n]/);
            assert.notEqual(filterText, "");
          }
        }
      }),
      { numRuns: 40 },
    );
  }).timeout(60_000);
});
