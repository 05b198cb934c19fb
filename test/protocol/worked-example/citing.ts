import assert from "node:assert/strict";
import type { WorkspaceEdit } from "vscode-languageserver";
import type { CiteChoice } from "../../../server/src/lsp/shared/cite.ts";
import { AGREEMENTS, type Checks, type Example, LOOK, TEXTS, textOf } from "./example.ts";

/** A claim that has no source yet. */
const CLAIM = "{.claim #better-rail-helps-trade}";

/** Sources for claims. */
export function citing(example: Example): Checks {
  const { client } = example;
  const ask = <R>(method: string, more: object): Promise<R> =>
    client.at<R>(method, AGREEMENTS, client.find(AGREEMENTS, CLAIM, 12), more);
  // Nothing changes the article while it is open.
  const version = 1;
  const cited = (key: string): string => textOf(AGREEMENTS).replace(CLAIM, `${CLAIM} [@${key}]`);

  return {
    async "attested/citeChoice"() {
      const { kind, words, sources, more } = await ask<CiteChoice>("attested/citeChoice", {});
      assert.deepEqual(
        [kind, words],
        ["claim", "“Better tracks would make it easier to trade and to invest”"],
      );
      const paths = sources.map(({ path }) => path);
      const described = [...TEXTS.keys()].filter((path) => path.startsWith("sources/"));
      assert.deepEqual(paths.filter((path) => path.startsWith("sources/")).sort(), described);
      assert.equal(more, 0);
      // Those come first that the article names already.
      const here = sources.filter((one) => one.here === true).map(({ path }) => path);
      assert.deepEqual(here, ["sources/gcw-renewed.md", LOOK]);
      assert.deepEqual(paths.slice(0, 2), here);
      assert.deepEqual(sources[0]?.authors, ["Shahzad Masood Roomi"]);
      const found = await ask<CiteChoice>("attested/citeChoice", { text: "closer look" });
      assert.deepEqual(
        found.sources.map(({ id }) => id),
        ["closer-look"],
      );
    },

    async "attested/cite"() {
      const source = { path: LOOK, id: "closer-look" };
      const edit = await ask<WorkspaceEdit>("attested/cite", { version, source });
      assert.deepEqual([...example.changedBy(edit)], [[AGREEMENTS, cited("closer-look")]]);
      await assert.rejects(ask("attested/cite", { version: 7, source }), "of a text that it does not have");
    },

    async "attested/citeNew"() {
      const edit = await ask<WorkspaceEdit>("attested/citeNew", { version, title: "A report: new" });
      const made = "sources/a-report-new.md";
      assert.deepEqual(example.operationsOf(edit), [`create ${made}`]);
      const changes = example.changedBy(edit);
      assert.deepEqual([...changes.keys()].sort(), [AGREEMENTS, made]);
      assert.equal(changes.get(AGREEMENTS), cited("a-report-new"));
      assert.match(changes.get(made) ?? "", /^---\ntype: source\ntitle: "A report: new"\n/);
    },
  };
}
