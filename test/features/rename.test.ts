import assert from "node:assert/strict";
import { join } from "node:path";
import { isRefusal, type Refusal, renamable } from "../../server/src/features/rename.ts";
import type { Changes } from "../../server/src/model/changes.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";
import { applyChanges, type TextFile } from "../support/apply.ts";
import { corpusOf } from "../support/corpus.ts";
import { type Asked, casesIn, withBothLineEnds } from "../support/feature.ts";
import { updateBlocks } from "../support/fixture.ts";
import { namedWithoutMark, renamed } from "../support/renamed.ts";

const folder = join("test", "features", "rename");

/** What a case's cursor and new words come to; undefined where nothing stands at the cursor. */
function renameAt(asked: Asked): Changes | Refusal | undefined {
  const { catalog, document, offset, fixture } = asked;
  const found = renamable(catalog, document, offset);
  if (found === undefined || isRefusal(found)) return found;
  return renamed(asked, fixture.files, found.subject, fixture.blocks.get("to") ?? "");
}

/** The lines of each file that changed, as they are now, with what was offered besides. */
function describeChanges(asked: Asked): string {
  const found = renamable(asked.catalog, asked.document, asked.offset);
  if (found === undefined) return "nothing";
  if (isRefusal(found)) return `refused: ${found.refused}`;
  const { text } = asked.document.marks;
  const lines = [`renames “${found.text}” at “${text.slice(found.span.start, found.span.end)}”`];
  const changes = renameAt(asked);
  if (changes === undefined) return [...lines, "unchanged"].join("\n");
  if (isRefusal(changes)) return [...lines, `refused: ${changes.refused}`].join("\n");
  const { files } = asked.fixture;
  lines.push(...changedLines(files, changes, false));
  for (const { from, to } of changes.move ?? []) lines.push(`${from} → ${to}`);
  if (changes.edits.some(({ group }) => group?.confirm === true)) {
    const offered = changedLines(files, changes, true).filter((line) => !lines.includes(line));
    lines.push("when ticked:", ...offered);
  }
  const groups = new Set(changes.edits.map(({ group }) => group?.label ?? "none"));
  return [...lines, `under: ${[...groups].join(", ")}`].join("\n");
}

function changedLines(files: readonly TextFile[], changes: Changes, confirms: boolean): readonly string[] {
  const after = applyChanges(files, changes, confirms);
  return files.flatMap(({ path, text }, i) => {
    const own = (after[i]?.text ?? "").split(/\r?\n/);
    const lines = text.split(/\r?\n/);
    const from = lines.findIndex((line, at) => line !== own[at]);
    const changed = own.filter((line, at) =>
      own.length === lines.length ? line !== lines[at] : at >= from && !lines.includes(line),
    );
    return changed.map((line) => `${path}: ${line}`);
  });
}

describe("rename", () => {
  for (const fixture of casesIn(folder)) {
    it(fixture.title, () => {
      for (const asked of withBothLineEnds(fixture)) {
        const found = describeChanges(asked);
        if (updateBlocks(folder, fixture, { after: found })) return;
        assert.equal(found, fixture.blocks.get("after"));
        checkMeaning(asked);
      }
    });
  }
});

/** After a rename as many uses mean each definition as before, and stripped originals are what they were. */
function checkMeaning(asked: Asked): void {
  const changes = renameAt(asked);
  if (changes === undefined || isRefusal(changes)) return;
  const { files } = asked.fixture;
  const after = applyChanges(files, changes);
  const found = meanings(after, []);
  const due = meanings(files, changes.move ?? []);
  assert.equal(found.length, due.length);
  // What meant several things before is left to people.
  for (const [i, one] of due.entries()) if (!one.includes(", ")) assert.equal(found[i], one);
  if ((changes.move ?? []).length === 0)
    for (const confirms of [false, true])
      assert.deepEqual(namedWithoutMark(applyChanges(files, changes, confirms)), namedWithoutMark(files));
  for (const [i, { path, text }] of files.entries()) {
    if (asked.catalog.facts(path)?.original === undefined) continue;
    assert.equal(strip(parse(after[i]?.text ?? "")), strip(parse(text)), path);
  }
}

/** What each use of a corpus means, by the places of definitions in their files. */
function meanings(files: readonly TextFile[], moves: NonNullable<Changes["move"]>): readonly string[] {
  const { catalog, documents } = corpusOf(files);
  const moved = (path: string): string => moves.find(({ from }) => from === path)?.to ?? path;
  return [...documents.values()].flatMap(({ facts }) =>
    // The definitions of an imported article's links stay as they are, whatever moves.
    facts.uses.flatMap((use) => {
      if (facts.original !== undefined && use.via === "link" && use.surface === undefined) return [];
      const definitions = catalog.resolve(use).definitions.map((definition) => {
        const index = catalog.facts(definition.path)?.definitions.findIndex(({ id }) => id === definition.id);
        return `${moved(definition.path)} ${index}`;
      });
      return `${moved(use.path)} ${use.via}: ${definitions.join(", ")}`;
    }),
  );
}
