import assert from "node:assert/strict";
import fc from "fast-check";
import { isRefusal } from "../../server/src/features/merge.ts";
import type { Definition } from "../../server/src/model/facts.ts";
import { check } from "../../server/src/rules/check.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";
import { fold } from "../../server/src/text/fold.ts";
import { applyChanges } from "../support/apply.ts";
import { corpusOf, type TestCorpus } from "../support/corpus.ts";
import { merged } from "../support/merge.ts";
import { PEOPLE } from "../support/people.ts";

/** What each use of the files that hold neither definition means, with the one for the other. */
function meanings({ catalog, documents }: TestCorpus, from: Definition, into: Definition): readonly string[] {
  return [...documents.values()].flatMap(({ facts }) =>
    facts.path === from.path || facts.path === into.path
      ? []
      : facts.uses.map((use) => {
          const found = catalog.resolve(use).definitions.map((one) => {
            const isFrom = one.path === from.path && one.id === from.id;
            return isFrom ? `${into.path} ${into.id}` : `${one.path} ${one.id}`;
          });
          return `${facts.path} ${use.via} ${[...new Set(found)].sort().join(" | ")}`;
        }),
  );
}

/** The rules' findings, each with how often it is made; where does not matter. */
function findings({ catalog, documents }: TestCorpus): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { facts, marks } of documents.values()) {
    for (const { code, span } of check(facts, catalog, {}, assert.fail)) {
      // Whether a heading is missed depends on which definition is asked for it.
      if (marks.text.slice(span.start, span.end).includes("#Life")) continue;
      found.set(code, (found.get(code) ?? 0) + 1);
    }
  }
  return found;
}

describe("merge, on any corpus", function () {
  this.timeout(60_000);

  it("leaves one definition with all names, named by all that named either, and no new finding", () => {
    let made = 0;
    fc.assert(
      fc.property(PEOPLE, fc.nat(), fc.nat(), (files, a, b) => {
        const before = corpusOf(files);
        const all = [...before.documents.values()].flatMap(({ facts }) =>
          facts.definitions.filter(({ kind }) => kind === "person" || kind === "source"),
        );
        const from = all[a % all.length];
        const into = all[b % all.length];
        if (from === undefined || into === undefined) return;
        const changes = merged(before, files, from, into);
        if (isRefusal(changes)) {
          assert.doesNotMatch(
            changes.refused,
            /cannot be written so|by hand|fall on the same/,
            JSON.stringify(files),
          );
          return;
        }
        made++;
        const left = applyChanges(files, changes);
        const after = corpusOf(left);
        const definitions = [...after.documents.values()].flatMap(({ facts }) => facts.definitions);
        const one = definitions.find(({ path, id }) => path === into.path && id === into.id);
        assert.ok(one !== undefined);
        assert.ok(
          !definitions.some(({ path, id }) => path === from.path && id === from.id && from.id !== into.id),
        );
        const names = new Set(one.names.map(({ text }) => fold(text)));
        for (const { text } of [...from.names, ...into.names]) assert.ok(names.has(fold(text)), text);
        const due = meanings(before, from, into);
        const found = meanings(after, from, into);
        const means = (one: string): boolean => one.includes(`${into.path} ${into.id}`);
        const others = (all: readonly string[]): readonly string[] => all.filter((one) => !means(one));
        assert.deepEqual(others(found), others(due));
        // What would name the one that is left twice in a list names it once.
        assert.deepEqual(new Set(found.filter(means)), new Set(due.filter(means)));
        const known = findings(before);
        for (const [code, count] of findings(after))
          assert.ok(
            count <= (known.get(code) ?? 0),
            `${code}: ${left.map(({ text }) => text).join("\n=====\n")}`,
          );
        for (const { path, text } of files) {
          const now = left.find((file) => file.path === path)?.text;
          if (text.includes("original:")) assert.equal(strip(parse(now ?? "")), strip(parse(text)));
          if (text.includes("\r\n")) assert.doesNotMatch(now ?? "", /[^\r]\n/);
        }
      }),
      { numRuns: 150 },
    );
    assert.ok(made > 30, `only ${made} merges were made`);
  });
});
