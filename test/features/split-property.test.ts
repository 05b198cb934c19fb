import assert from "node:assert/strict";
import fc from "fast-check";
import { type Chosen, isRefusal, planSplit, splitIn } from "../../server/src/features/split.ts";
import type { FileEdit } from "../../server/src/model/changes.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";
import { applyChanges } from "../support/apply.ts";
import { corpusOf, type TestCorpus } from "../support/corpus.ts";
import { PEOPLE } from "../support/people.ts";

/** What each use means, file by file. */
function meanings({ catalog, documents }: TestCorpus): readonly string[] {
  return [...documents.values()].flatMap(({ facts }) =>
    facts.uses.map((use) => {
      const found = catalog.resolve(use).definitions.map(({ path, id }) => `${path} ${id}`);
      return `${use.path} ${found.join(" | ")}`;
    }),
  );
}

describe("split, on any corpus", function () {
  this.timeout(60_000);

  it("lets the chosen uses mean the new definition, and all others what they meant", () => {
    let made = 0;
    const name = fc.constantFrom("Ana", "Tô Lâm", "P1", "Somebody: else", "新", "p2");
    fc.assert(
      fc.property(
        PEOPLE,
        fc.nat(),
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        name,
        (files, pick, picks, words) => {
          const before = corpusOf(files);
          const uses = [...before.documents.values()].flatMap((document) =>
            document.facts.uses.map((use) => ({
              document,
              use,
              means: before.catalog.resolve(use).definitions,
            })),
          );
          const candidates = uses.filter(
            ({ means: [one, other] }) => one?.kind === "person" && other === undefined,
          );
          const old = candidates[pick % Math.max(1, candidates.length)]?.means[0];
          if (old === undefined) return;
          const isChosen = (index: number): boolean => picks[index % picks.length] === true;
          const chosen = uses.flatMap(({ document, use, means }, index): Chosen[] =>
            means.length === 1 && means[0] === old && use.target !== "" && isChosen(index)
              ? [{ document, span: use.place }]
              : [],
          );
          const plan = planSplit(before.catalog, chosen, words);
          if (isRefusal(plan)) return;
          const edits: FileEdit[] = [];
          for (const path of plan.paths) {
            const answer = splitIn(
              before.catalog,
              plan,
              path,
              files.find((one) => one.path === path)?.text ?? "",
            );
            if (isRefusal(answer)) {
              assert.match(answer.refused, /cannot be written so/);
              return;
            }
            edits.push(...answer);
          }
          made++;
          const after = applyChanges(files, { create: [plan.create], edits });
          const found = meanings(corpusOf(after));
          const places = new Set(
            chosen.map(({ document, span }) => `${document.facts.path} ${span.start} ${span.end}`),
          );
          for (const [index, due] of meanings(before).entries()) {
            const use = uses[index]?.use;
            assert.ok(use !== undefined);
            const isOne = places.has(`${use.path} ${use.place.start} ${use.place.end}`);
            // What meant nothing, or several things, may mean the new one too.
            if (!isOne && uses[index]?.means.length !== 1) continue;
            assert.equal(found[index], isOne ? `${use.path} ${plan.create.path} ${plan.id}` : due);
          }
          for (const [index, { text }] of files.entries()) {
            const now = after[index]?.text ?? "";
            if (text.includes("original:")) assert.equal(strip(parse(now)), strip(parse(text)));
          }
        },
      ),
      { numRuns: 150 },
    );
    assert.ok(made > 20, `only ${made} were split`);
  });
});
