import assert from "node:assert/strict";
import { CONFIG_FILE, readConfig } from "../../server/src/model/config.ts";
import { lower } from "../../server/src/model/lower.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";
import { type Fixture, fixturesIn, updateBlocks } from "../support/fixture.ts";
import { dumpMarks, dumpTree, positionOf, visible } from "../support/marks.ts";

const FOLDER = "test/syntax/notation";

/** What the text of a case is read as: its marks, what cannot be read, and, where the case asks for it, what strip leaves. */
function read(fixture: Fixture): Record<string, string> {
  const textOf = (wanted: (path: string) => boolean): string =>
    visible(fixture.files.find(({ path }) => wanted(path))?.text ?? "");
  const text = textOf((path) => path.endsWith(".md"));
  const { tags } = readConfig(textOf((path) => path === CONFIG_FILE));
  const { marks, facts } = lower("articles/case.md", text, tags);
  const broken = facts.syntaxDefects.filter(({ level }) => level === undefined);
  const errors = broken.map(({ span: { start, end }, message }) => {
    return `${positionOf(text, start)} ${JSON.stringify(text.slice(start, end))}\n  ${message}`;
  });
  return {
    marks: dumpMarks(marks),
    ...(errors.length > 0 || fixture.blocks.has("errors") ? { errors: errors.join("\n") } : {}),
    ...(fixture.blocks.has("data") ? { data: JSON.stringify(dumpTree(facts.data), undefined, 2) } : {}),
    ...(fixture.blocks.has("strip") ? { strip: strip(parse(text)) } : {}),
  };
}

describe("notation", () => {
  for (const fixture of fixturesIn(FOLDER)) {
    it(fixture.title, () => {
      const found = read(fixture);
      if (!updateBlocks(FOLDER, fixture, found)) assert.deepEqual(found, Object.fromEntries(fixture.blocks));
    });
  }
});
