import assert from "node:assert/strict";
import { join } from "node:path";
import { implicitMentions } from "../../server/src/corpus/implicit.ts";
import { type Chosen, isRefusal, planSplit, splitAt, splitIn } from "../../server/src/features/split.ts";
import type { FileEdit } from "../../server/src/model/changes.ts";
import { check } from "../../server/src/rules/check.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";
import { applyChanges } from "../support/apply.ts";
import { corpusOf, type TestCorpus } from "../support/corpus.ts";
import { type Asked, casesIn, withBothLineEnds } from "../support/feature.ts";
import { updateBlocks } from "../support/fixture.ts";

const folder = join("test", "features", "split");

/** What splitting the marked places off changes: every file that does, and what names the two afterwards. */
function describeChanges(asked: Asked): string {
  const { catalog, documents, document, offset, fixture } = asked;
  const offer = splitAt(catalog, document, offset);
  const lines = [`offered: ${offer?.name ?? "nothing"}`];
  const chosen = fixture.files.flatMap(({ path, ranges }): Chosen[] => {
    const own = documents.get(path);
    return own === undefined ? [] : ranges.map(({ start, end }) => ({ document: own, span: { start, end } }));
  });
  const given = fixture.blocks.get("name");
  const weakAlias = given === undefined ? offer?.weakAlias : undefined;
  const plan = planSplit(catalog, chosen, given ?? offer?.name ?? "", weakAlias);
  if (isRefusal(plan)) return [...lines, `refused: ${plan.refused}`].join("\n");
  const edits: FileEdit[] = [];
  for (const path of plan.paths) {
    const text = fixture.files.find((file) => file.path === path)?.text ?? "";
    const answer = splitIn(catalog, plan, path, text);
    if (isRefusal(answer)) return [...lines, `refused: ${answer.refused}`].join("\n");
    edits.push(...answer);
  }
  const after = applyChanges(fixture.files, { create: [plan.create], edits });
  for (const { path, text } of after) {
    const before = fixture.files.find((file) => file.path === path)?.text;
    if (before === text) continue;
    lines.push(`--- ${path}`, text.replace(/\r\n/g, "\n").replace(/\n$/, ""));
    if (before?.includes("original:")) assert.equal(strip(parse(text)), strip(parse(before)));
  }
  const made = corpusOf(after);
  const count = (path: string, id: string): number => {
    const found = made.catalog.facts(path)?.definitions.find((one) => one.id === id);
    return found === undefined ? -1 : [...made.catalog.uses(found)].length;
  };
  const { old, id, create } = plan;
  lines.push(`${old.id} is named ${count(old.path, old.id)} times, ${id} ${count(create.path, id)} times`);
  const groups = new Set(edits.map(({ group }) => group?.label ?? "none"));
  lines.push(`under: ${[...groups].join(", ")}`);
  const findings = (corpus: TestCorpus): readonly string[] =>
    [...corpus.documents.values()].flatMap(({ facts }) =>
      check(facts, corpus.catalog, {}, assert.fail).map(({ code }) => code),
    );
  const [before, now] = [findings(asked), findings(made)];
  const further = [...new Set(now)].filter(
    (code) => now.filter((one) => one === code).length > before.filter((one) => one === code).length,
  );
  if (further.length > 0) lines.push(`further findings: ${further.join(", ")}`);
  const untagged = (corpus: TestCorpus): number =>
    [...corpus.documents.values()].flatMap((one) => implicitMentions(corpus.catalog, one)).length;
  lines.push(`named without a mark: ${untagged(asked)} times before, ${untagged(made)} times after`);
  return lines.join("\n");
}

describe("split", () => {
  for (const fixture of casesIn(folder)) {
    it(fixture.title, () => {
      for (const asked of withBothLineEnds(fixture)) {
        const found = describeChanges(asked);
        if (updateBlocks(folder, fixture, { after: found })) return;
        assert.equal(found, fixture.blocks.get("after"));
      }
    });
  }
});
