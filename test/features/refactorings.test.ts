import assert from "node:assert/strict";
import fc from "fast-check";
import { type Refactoring, refactorings } from "../../server/src/features/refactorings.ts";
import { lower } from "../../server/src/model/lower.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";
import { span } from "../../server/src/text/span.ts";
import { applyChanges } from "../support/apply.ts";
import { corpusOf } from "../support/corpus.ts";
import { type Fixture, fixturesIn, updateBlocks, withCarriageReturns } from "../support/fixture.ts";

const FOLDER = "test/features/refactorings";
/** What everybody is offered who selects words: shown in one case, left out in the others. */
const ALWAYS = /^Mark as (?:a claim|a quote|page furniture|an? (?:caption|headline|byline|note))$/;

/** The cases, with the files of the document's first case beside their own. */
function cases(): readonly Fixture[] {
  const [shared, ...rest] = fixturesIn(FOLDER);
  return rest.map((fixture) => ({ ...fixture, files: [...(shared?.files ?? []), ...fixture.files] }));
}

/** The selected text: under the first carets, else the cursor. */
function selection({ files, cursor }: Fixture) {
  if (cursor !== undefined) return { path: cursor.path, at: span(cursor.offset, cursor.offset) };
  const file = files.findLast(({ ranges }) => ranges.length > 0);
  const range = file?.ranges[0];
  assert.ok(file && range, "the case has a cursor or a selection");
  return { path: file.path, at: span(range.start, range.end) };
}

/** What is offered: kind and title, and below each the lines that it changes, as they are then. */
function offered(fixture: Fixture, all: boolean): string {
  const { path, at } = selection(fixture);
  const { catalog, documents } = corpusOf(fixture.files);
  const document = documents.get(path);
  assert.ok(document);
  const text = document.marks.text;
  const found = refactorings(catalog, document, at).filter(({ title }) => all || !ALWAYS.test(title));
  return found.map((one) => shown(one, text, path, fixture)).join("\n");
}

function shown(
  { kind, title, edits, create }: Refactoring,
  text: string,
  path: string,
  { files }: Fixture,
): string {
  const changes = { edits: edits.map((edit) => ({ ...edit, path })) };
  const changed = applyChanges(files, changes).find((file) => file.path === path)?.text ?? "";
  assert.equal(strip(parse(changed)), strip(parse(text)), `“${title}” changes words`);
  const defects = (one: string) => corpusOf([{ path, text: one }]).documents.get(path)?.facts;
  assert.equal(
    defects(changed)?.syntaxDefects.length,
    defects(text)?.syntaxDefects.length,
    `“${title}” breaks a mark`,
  );
  const before = new Set(text.split(/\r?\n/));
  const lines = changed.split(/\r?\n/).filter((line) => !before.has(line));
  if (create !== undefined)
    assert.equal(new Set([create.path, ...files.map((file) => file.path)]).size, files.length + 1);
  const made = create === undefined ? [] : create.text.trimEnd().split("\n");
  return [`${kind}: ${title}`, ...[...lines, ...made].map((line) => `    ${line}`)].join("\n");
}

describe("refactorings", () => {
  for (const fixture of cases()) {
    it(fixture.title, () => {
      const all = fixture.blocks.has("everything");
      const name = all ? "everything" : "offers";
      const text = offered(fixture, all);
      if (!updateBlocks(FOLDER, fixture, { [name]: text })) assert.equal(text, fixture.blocks.get(name));
      const other = withCarriageReturns(fixture);
      assert.equal(offered(other, all), text, "with CR LF");
    });
  }
});

describe("refactorings: a name over a line's end", () => {
  for (const end of ["\n", "\r\n"]) {
    it(`is marked in the long form, ${end === "\n" ? "LF" : "CR LF"}`, () => {
      const name = `League of${end}Nations`;
      const text = `é 👩‍👩‍👧 蘇林 שלום the ${name} met.${end}`;
      const { catalog, documents } = corpusOf([{ path: "a.md", text }]);
      const document = documents.get("a.md");
      assert.ok(document);
      const start = text.indexOf(name);
      const found = refactorings(catalog, document, span(start, start + name.length));
      const defined = found.find(({ title }) =>
        title.startsWith("Define “League of Nations” as an organisation"),
      );
      assert.equal(defined?.create?.path, "organisations/league-of-nations.md");
      assert.deepEqual(
        defined.edits.map((edit) => edit.text),
        [`[${name}]{.organisation ref=league-of-nations}`],
      );
      assert.ok(!found.some(({ title }) => title === "Mark as a mention"));
      const after = applyChanges([{ path: "a.md", text }], {
        create: [defined.create],
        edits: defined.edits.map((edit) => ({ ...edit, path: "a.md" })),
      });
      const { catalog: then } = corpusOf(after);
      const [use] = then.facts("a.md")?.uses ?? [];
      assert.ok(use);
      assert.deepEqual(
        then.resolve(use).definitions.map(({ id }) => id),
        ["league-of-nations"],
      );
    });
  }
});

describe("refactorings: attributes of all claims", () => {
  const PATH = "articles/a.md";
  const list = fc.constantFrom(
    "",
    " by=to-lam",
    ' by="a; b" on=2024',
    ' about="x: #y" status=verified',
    " #c1",
    " #c2 mode=plan",
    ' #c1 note="\\"q\\"" value=14',
    ' note="苏 é 👩‍👩‍👧 שלום"',
    " part=c1 by=hanoi",
    " by=a by=b",
    ' by=""',
  );
  const front = fc.constantFrom(
    "",
    "---\n---\n",
    "---\n# Mine.\n---\n",
    "---\ntitle: T # t\n---\n",
    "---\nclaims:\n---\n",
    "---\nclaims: # none\ntitle: T\n---\n",
    "---\n{ title: T }\n---\n",
    "---\nclaims: {}\n---\n",
    "---\nclaims: { c1: { on: 2024 }, c2: { by: [a, b] }, c3: {} } # all\ntitle: T\n---\n",
    "---\ntitle: T\nclaims:\n  c1: # one\n    on: 2024 # day\n    note: |\n      A note.\n  # two\n  c2: { mode: plan } # x\n---\n",
    "---\nclaims:\n    c2:\n        by:\n        - a # first\n        - b\n    c1: &x { on: 2024 }\n    c3: *x\n---\n",
    "---\nclaims:\n  c1:\n  c2: { by: { deep: x } }\n---\n",
    "---\ntitle: A: b\nclaims:\n  c1: { on: 2024 }\n---\n",
  );
  const article = fc
    .tuple(fc.boolean(), fc.boolean(), front, fc.array(list, { maxLength: 5 }))
    .map(([mark, crlf, data, lists]) => {
      const text = `${data}é 👩‍👩‍👧 ${lists.map((own, i) => `[Words ${i}]{.claim${own}}`).join(" and\n")}\n`;
      return (mark ? "\uFEFF" : "") + (crlf ? text.replaceAll("\n", "\r\n") : text);
    });
  /** What the claims of a text say, whatever stands where. */
  const said = (text: string): unknown => {
    const { facts } = lower(PATH, text);
    const targets = facts.uses.map(({ via, target, claim }) => `${claim} ${via} ${target}`).sort();
    const values = facts.claims.map(({ words, attributes }) => [
      words,
      ...attributes.map(({ key, value }) => `${key}=${value.replace(/\s+/g, " ").trim()}`).sort(),
    ]);
    return [targets, values, facts.type];
  };
  const comments = (text: string): readonly string[] =>
    text
      .match(/# \w.*(?=\r?\n)/g)
      ?.slice()
      .sort() ?? [];

  it("say the same where they are moved to, and lose no comment and no word", () => {
    fc.assert(
      fc.property(article, (text) => {
        const files = [{ path: PATH, text }];
        const { catalog, documents } = corpusOf(files);
        const document = documents.get(PATH);
        assert.ok(document);
        const moves = document.facts.claims.flatMap(({ place: { start } }) =>
          refactorings(catalog, document, span(start, start)).filter(({ title }) =>
            title.startsWith("Move "),
          ),
        );
        for (const { title, edits } of moves) {
          const changes = { edits: edits.map((edit) => ({ ...edit, path: PATH })) };
          const after = applyChanges(files, changes)[0]?.text ?? "";
          const told = `${title}\n${after}`;
          assert.equal(strip(parse(after)), strip(parse(text)), told);
          assert.deepEqual(said(after), said(text), told);
          assert.deepEqual(lower(PATH, after).facts.dataDefects, [], told);
          assert.deepEqual(comments(after), comments(text), told);
          if (text.includes("\r\n")) assert.ok(!/[^\r]\n/.test(after), told);
        }
      }),
      { numRuns: 600 },
    );
  }).timeout(60_000);
});
