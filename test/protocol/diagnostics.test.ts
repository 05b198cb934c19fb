import assert from "node:assert/strict";
import type {
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver";
import { Client } from "./client.ts";
import { HARBOUR, PIER } from "./harbour.ts";

const PULL = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true }, workspaceEdit: { documentChanges: true } },
};
const FILES = [...HARBOUR, { path: "pier.md", text: PIER }];

const codes = (items: readonly Diagnostic[]): readonly string[] =>
  items.map((item) => String(item.code)).sort();

describe("diagnostics over stdio", () => {
  let client: Client;
  afterEach(() => client.stop());

  const pull = async (path: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    client.request("textDocument/diagnostic", { textDocument: { uri: client.uri(path) }, previousResultId });

  it("announces pull only to clients that pull, and then never pushes", async () => {
    client = await Client.start(FILES, { capabilities: PULL });
    assert.ok(client.result.capabilities.diagnosticProvider !== undefined);
    await client.open("pier.md", PIER);
    await pull("pier.md");
    await client.request("workspace/diagnostic", { previousResultIds: [] });
    assert.equal(client.published.size, 0);
  });

  it("pushes to clients that do not pull, also for files that are not open", async () => {
    client = await Client.start(FILES, {});
    assert.equal(client.result.capabilities.diagnosticProvider, undefined);
    await client.until(() => client.published.has(client.uri("pier.md")));
    assert.ok(codes(client.published.get(client.uri("pier.md")) ?? []).includes("claim-no-source"));
    await client.open("pier.md", PIER);
    await client.change("pier.md", PIER.replace("{.claim #old}", "{.claim #old by=ana-lindqvist}"));
    await client.until(
      () => !codes(client.published.get(client.uri("pier.md")) ?? []).includes("claim-no-source"),
    );
  });

  it("lists every file in the first workspace answer, clean ones too, and then only what changed", async () => {
    client = await Client.start(FILES, { capabilities: PULL });
    const first = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [],
    });
    const names = first.items.map((item) => item.uri.slice(client.uri("").length + 1)).sort();
    assert.deepEqual(names, FILES.map((file) => file.path).sort());
    const previousResultIds = first.items.map((item) => ({ uri: item.uri, value: item.resultId ?? "" }));
    const second = client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds });
    client.remove("what/minutes-12.md");
    await client.watched(["what/minutes-12.md", 3]);
    const changed = (await second).items;
    assert.deepEqual(
      changed.map((item) => item.uri.slice(client.uri("").length + 1)).sort(),
      ["pier.md", "what/minutes-12.md"].sort(),
    );
    const pier = changed.find((item) => item.uri.endsWith("pier.md"));
    assert.ok(pier?.kind === "full" && codes(pier.items).includes("source-unresolved"));
  });

  it("answers unchanged while nothing that the file depends on changed", async () => {
    client = await Client.start(FILES, { capabilities: PULL });
    await client.open("pier.md", PIER);
    const first = await pull("pier.md");
    assert.ok(first.kind === "full");
    const again = await pull("pier.md", first.resultId);
    assert.equal(again.kind, "unchanged");
    client.write("who/harbour-board.md", "---\ntype: organisation\nname: Harbour Board\n---\nOther words.\n");
    await client.watched(["who/harbour-board.md", 2]);
    const third = await pull("pier.md", first.resultId);
    assert.ok(third.kind === "full" && !codes(third.items).includes("entity-ambiguous"));
  });

  it("forgets a definition that is deleted on disk, whoever watches", async () => {
    for (const dynamicRegistration of [true, false]) {
      client = await Client.start(FILES, {
        capabilities: { ...PULL, workspace: { didChangeWatchedFiles: { dynamicRegistration } } },
      });
      await client.open("pier.md", PIER);
      assert.equal(
        codes((await fullReport("pier.md")).items).filter((code) => code === "entity-undefined").length,
        1,
      );
      client.remove("who");
      if (dynamicRegistration) await client.watched(["who", 3]);
      else await client.noticed(async () => codes((await fullReport("pier.md")).items).length > 3);
      const found = codes((await fullReport("pier.md")).items).filter((code) => code === "entity-undefined");
      assert.ok(found.length > 2, String(found));
      if (dynamicRegistration) await client.stop();
    }
  });

  const fullReport = async (path: string): Promise<{ items: Diagnostic[] }> => {
    const report = await pull(path);
    assert.ok(report.kind === "full");
    return report;
  };

  it("asks for a new question when a definition changes on disk, and no other", async () => {
    const didChangeWatchedFiles = { dynamicRegistration: true };
    const workspace = { ...PULL.workspace, didChangeWatchedFiles };
    client = await Client.start(FILES, { capabilities: { ...PULL, workspace } });
    const refreshes = (): number => client.received.filter((method) => method.endsWith("/refresh")).length;
    await client.open("pier.md", PIER);
    await fullReport("pier.md");
    await client.watched(["pier.md", 2]);
    await fullReport("pier.md");
    assert.equal(refreshes(), 0);
    client.write("who/harbour-board.md", "---\ntype: organisation\nname: Harbour Board\n---\n");
    await client.watched(["who/harbour-board.md", 2]);
    await client.noticed(async () => refreshes() === 1);
  });

  for (const pulls of [true, false]) {
    it(`tells without another edit that the original's words changed, and when they are back, ${pulls ? "pulled" : "pushed"}`, async () => {
      // The SHA-256 of what strip leaves: “Words.” and a line end.
      const sha256 = "04992df26cbd3c75a3f121501e221823883baf391208ea3ecb76dc2c194c2d64";
      const article = `---\ntitle: Words\noriginal: {sha256: ${sha256}}\n---\nWords.\n`;
      client = await Client.start([{ path: "a.md", text: article }], { capabilities: pulls ? PULL : {} });
      const found = async (): Promise<boolean> => {
        const { items } = pulls
          ? await fullReport("a.md")
          : { items: client.published.get(client.uri("a.md")) ?? [] };
        return codes(items).includes("original-changed");
      };
      await client.open("a.md", article);
      await client.change("a.md", `${article}More.\n`);
      await client.noticed(found);
      if (pulls)
        await client.noticed(async () => client.received.some((method) => method.endsWith("/refresh")));
      await client.change("a.md", article);
      await client.noticed(async () => !(await found()));
    });
  }

  it("offers fixes, versioned, that remove the finding", async () => {
    client = await Client.start(FILES, { capabilities: PULL });
    await client.open("pier.md", PIER);
    const { items } = await fullReport("pier.md");
    const finding = items.find((item) => item.code === "entity-undefined");
    assert.ok(finding !== undefined);
    const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: client.uri("pier.md") },
      range: finding.range,
      context: { diagnostics: [finding] },
    });
    const fix = actions.find((action) => action.title.includes("Ana Lindqvist"));
    const change = fix?.edit?.documentChanges?.[0];
    assert.ok(change !== undefined && "edits" in change, JSON.stringify(actions));
    assert.equal(change.textDocument.version, 1);
    assert.equal(change.edits.length, 1);
  });

  it("offers the fixes that there are now, in a file that nothing else has changed for", async () => {
    client = await Client.start(FILES, { capabilities: PULL });
    await client.open("pier.md", PIER);
    const { items } = await fullReport("pier.md");
    const range = items.find((item) => item.code === "entity-undefined")?.range;
    const titles = async (): Promise<readonly string[]> => {
      const params = { textDocument: { uri: client.uri("pier.md") }, range, context: { diagnostics: [] } };
      return (await client.request<CodeAction[]>("textDocument/codeAction", params)).map(
        ({ title }) => title,
      );
    };
    const another = (title: string): boolean => title.includes("Anna Lindqvist");
    assert.ok(!(await titles()).some(another));
    const definition = "---\ntype: person\nname: Anna Lindqvist\n---\n";
    await client.open("who/anna.md", definition);
    assert.ok((await titles()).some(another));
    await client.change("who/anna.md", definition.replace("Anna Lindqvist", "Somebody"));
    assert.ok(!(await titles()).some(another));
  });
});
