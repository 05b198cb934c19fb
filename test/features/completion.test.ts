import assert from "node:assert/strict";
import fc from "fast-check";
import type { CompletionList } from "../../server/src/features/completion/item.ts";
import { completion } from "../../server/src/features/completion.ts";
import type { TextEdit } from "../../server/src/model/facts.ts";
import { each, Kind } from "../../server/src/syntax/marks.ts";
import { lineEnd, lineStart } from "../../server/src/text/lines.ts";
import { touches } from "../../server/src/text/span.ts";
import { corpusOf } from "../support/corpus.ts";
import { casesIn, withBothLineEnds } from "../support/feature.ts";
import { updateBlocks } from "../support/fixture.ts";
import { MUTILATED, SOUND } from "../support/mutilated.ts";

const FOLDER = "test/features/completion";

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
function accepted(text: string, offset: number, { span, text: inserted }: TextEdit): string {
  const start = lineStart(text, offset);
  return text.slice(start, span.start) + inserted + text.slice(span.end, lineEnd(text, offset));
}

describe("completion", () => {
  for (const fixture of casesIn(FOLDER)) {
    it(fixture.title, () => {
      for (const { catalog, document, offset } of withBothLineEnds(fixture)) {
        const { text } = document.marks;
        const asked = fixture.blocks.get("asked") === "character" ? "character" : "invoked";
        const found = completion(catalog, document, offset, asked);
        const label = fixture.blocks.get("accept") ?? found.items[0]?.label;
        const item = found.items.find((one) => one.label === label);
        const blocks = {
          ...(fixture.blocks.has("accepted") && item !== undefined
            ? { accepted: withLineFeeds(accepted(text, offset, item.edit)) }
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
        const hidden = [...each(marks, Kind.Code), ...each(marks, Kind.Comment)];
        for (let offset = 0; offset <= marks.text.length; offset++) {
          const { items } = completion(catalog, document, offset);
          if (hidden.some(({ span }) => span.start < offset && offset < span.end))
            assert.equal(items.length, 0);
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
