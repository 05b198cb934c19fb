import assert from "node:assert/strict";
import { type Implicit, implicitAt, implicitMentions } from "../../server/src/corpus/implicit.ts";
import { span } from "../../server/src/text/span.ts";
import { corpusOf } from "../support/corpus.ts";
import { type Fixture, fixturesIn, withCarriageReturns } from "../support/fixture.ts";

const FOLDER = "test/corpus/implicit";

/** The cases, with the files of the first heading's beside their own. */
function cases(): readonly Fixture[] {
  const [shared, ...rest] = fixturesIn(FOLDER);
  return rest.map((fixture) => ({ ...fixture, files: [...(shared?.files ?? []), ...fixture.files] }));
}

function label({ definition, heading }: Implicit): string {
  return heading ? `${definition.id}, heading` : definition.id;
}

describe("implicit mentions", () => {
  for (const fixture of cases()) {
    for (const [ends, one] of [
      ["LF", fixture],
      ["CR LF", withCarriageReturns(fixture)],
    ] as const) {
      it(`${fixture.title} (${ends})`, () => {
        const { catalog, documents } = corpusOf(one.files);
        const file = one.files.at(-1);
        assert.ok(file);
        const document = documents.get(file.path);
        assert.ok(document);
        const found = implicitMentions(catalog, document);
        const shown = found.map((name) => `${name.span.start}-${name.span.end} ${label(name)}`);
        // A range that carets mark ends at its line's end; a name may go on over it.
        const wanted = file.ranges.map(({ start, end, label: words }) => `${start}-${end} ${words}`);
        const whole = shown.filter(
          (_, i) => !file.text.slice(found[i]?.span.start, found[i]?.span.end).includes("\n"),
        );
        assert.deepEqual(whole, wanted);
        for (const name of found) {
          for (const offset of [name.span.start, name.span.end])
            assert.equal(implicitAt(catalog, document, offset)?.definition, name.definition);
          const there = implicitMentions(catalog, document, name.span).map((one) => one.span);
          assert.ok(there.some(({ start, end }) => start === name.span.start && end === name.span.end));
        }
        for (let offset = 0; offset <= file.text.length; offset++) {
          const inside = found.find(({ span: at }) => at.start <= offset && offset <= at.end);
          assert.deepEqual(implicitAt(catalog, document, offset)?.span, inside?.span, `at ${offset}`);
        }
      });
    }
  }

  it("finds a name over a line's end", () => {
    const { catalog, documents } = corpusOf(cases()[1]?.files ?? []);
    const document = documents.get("articles/a.md");
    assert.ok(document);
    const words = implicitMentions(catalog, document).map(({ span: { start, end } }) =>
      document.marks.text.slice(start, end),
    );
    assert.ok(words.includes("Communist\nParty of Vietnam"));
  });

  it("forgets the names of what is no longer defined", () => {
    const { catalog, documents } = corpusOf([
      { path: "people/ana.md", text: "---\ntype: person\nname: Ana Lima\naliases: [Ana]\n---\n" },
      { path: "people/ana-b.md", text: "---\ntype: person\nname: Ana\n---\n" },
      { path: "a.md", text: "Ana and Ana Lima." },
    ]);
    const document = documents.get("a.md");
    assert.ok(document);
    const spans = (found: readonly Implicit[]) => found.map((one) => one.span);
    assert.deepEqual(spans(implicitMentions(catalog, document)), [span(8, 16)]);
    const without = catalog.apply([{ path: "people/ana-b.md", facts: undefined }]).catalog;
    assert.deepEqual(spans(implicitMentions(without, document)), [span(0, 3), span(8, 16)]);
    const none = without.apply([{ path: "people/ana.md", facts: undefined }]).catalog;
    assert.deepEqual(spans(implicitMentions(none, document)), []);
    assert.equal(none.begins("ana"), false);
    const again = catalog.apply([
      { path: "people/ana.md", facts: documents.get("people/ana.md")?.facts },
    ]).catalog;
    assert.deepEqual(spans(implicitMentions(again, document)), [span(8, 16)]);
  });
});
