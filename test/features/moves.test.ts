import assert from "node:assert/strict";
import { join } from "node:path";
import { type Move, planMoves } from "../../server/src/features/rename/moves.ts";
import type { FileEdit } from "../../server/src/model/changes.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";
import { applyChanges, type TextFile } from "../support/apply.ts";
import { corpusOf } from "../support/corpus.ts";
import { type Fixture, fixturesIn, updateBlocks, withCarriageReturns } from "../support/fixture.ts";

const folder = join("test", "features", "moves");
const [shared, ...cases] = fixturesIn(folder);

/** The moves that a case's block names, as `from → to`. */
function movesOf({ blocks }: Fixture): readonly Move[] {
  return (blocks.get("move") ?? "").split("\n").map((line) => {
    const [from = "", to = ""] = line.split(" → ");
    return { from, to };
  });
}

function editsOf(files: readonly TextFile[], moves: readonly Move[], links: boolean): readonly FileEdit[] {
  const { catalog } = corpusOf(files);
  const plan = planMoves(catalog, catalog.paths(), moves, links);
  return plan.paths.flatMap((path) =>
    plan.editsIn(path, files.find((file) => file.path === path)?.text ?? ""),
  );
}

/** Each file as a move of it or of a folder around it leaves it. */
function movesOfFiles(files: readonly TextFile[], moves: readonly Move[]): readonly Move[] {
  return files.flatMap(({ path }) => {
    const around = moves.filter(({ from }) => path === from || path.startsWith(`${from}/`));
    const deepest = around.sort((a, b) => b.from.length - a.from.length)[0];
    return deepest === undefined ? [] : [{ from: path, to: deepest.to + path.slice(deepest.from.length) }];
  });
}

function meanings(files: readonly TextFile[], moves: readonly Move[]): readonly string[] {
  const { catalog, documents } = corpusOf(files);
  const moved = (path: string): string => moves.find(({ from }) => from === path)?.to ?? path;
  return [...documents.values()].flatMap(({ facts }) =>
    facts.uses.map((use) =>
      catalog
        .resolve(use)
        .definitions.map(({ path }) => moved(path))
        .join(", "),
    ),
  );
}

describe("moving files", () => {
  for (const fixture of cases) {
    it(fixture.title, () => {
      const own = new Set(fixture.files.map(({ path }) => path));
      const all = {
        ...fixture,
        files: [...(shared?.files ?? []).filter(({ path }) => !own.has(path)), ...fixture.files],
      };
      for (const one of [all, withCarriageReturns(all)]) {
        const moves = movesOf(one);
        const links = one.blocks.get("links") !== "no";
        const edits = editsOf(one.files, moves, links);
        const move = movesOfFiles(one.files, moves);
        const after = applyChanges(one.files, { edits, move });
        const changed = one.files.flatMap(({ text }, i) => {
          const { path = "", text: now = "" } = after[i] ?? {};
          const before = text.split(/\r?\n/);
          return now.split(/\r?\n/).flatMap((line, at) => (line === before[at] ? [] : [`${path}: ${line}`]));
        });
        const found = changed.join("\n");
        if (updateBlocks(folder, fixture, { after: found })) return;
        assert.equal(found, one.blocks.get("after"));
        const all = links && one.blocks.get("links") !== "some";
        if (all) assert.deepEqual(meanings(after, []), meanings(one.files, move));
        for (const [i, { text }] of one.files.entries())
          if (text.includes("original:"))
            assert.equal(strip(parse(after[i]?.text ?? "")), strip(parse(text)));
      }
    });
  }
});
