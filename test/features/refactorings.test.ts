import assert from "node:assert/strict";
import { type Refactoring, refactorings } from "../../server/src/features/refactorings.ts";
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

function shown({ kind, title, edits }: Refactoring, text: string, path: string, { files }: Fixture): string {
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
  return [`${kind}: ${title}`, ...lines.map((line) => `    ${line}`)].join("\n");
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
