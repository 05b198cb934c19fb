import assert from "node:assert/strict";
import { Client } from "./client.ts";
import { HARBOUR, PIER } from "./harbour.ts";

const refreshSupport = true;
const CAPABILITIES = {
  workspace: {
    inlayHint: { refreshSupport },
    codeLens: { refreshSupport },
    semanticTokens: { refreshSupport },
  },
};
const LENSES = "workspace/codeLens/refresh";
const TOKENS = "workspace/semanticTokens/refresh";
const ANA = "who/ana-lindqvist.md";

describe("asking the client to ask again", function () {
  this.timeout(60_000);
  let client: Client;
  before(async () => {
    client = await Client.start([...HARBOUR, { path: "pier.md", text: PIER }], {
      capabilities: CAPABILITIES,
    });
    await client.open("pier.md", PIER);
    await client.open(ANA, String(HARBOUR.find(({ path }) => path === ANA)?.text));
    await client.at("textDocument/hover", ANA, { line: 2, character: 8 });
  });
  after(() => client.stop());

  it("asks for lenses alone while an article is typed", async () => {
    // What was opened may be asked for again once more before that.
    for (let typed = 1; typed < 6; typed++) {
      client.refused.clear();
      await client.change("pier.md", `${PIER}${"More. ".repeat(typed)}`);
      await client.noticed(async () => client.refused.has(LENSES));
      await client.at("textDocument/hover", "pier.md", { line: 8, character: 2 });
      if (!client.refused.has(TOKENS)) return;
    }
    assert.fail("the client is always asked for everything");
  });

  it("asks for everything when what an entity is called changes", async () => {
    client.refused.clear();
    await client.change(ANA, "---\ntype: person\nname: Ana\n---\n");
    await client.noticed(async () => client.refused.has(TOKENS));
  });
});
