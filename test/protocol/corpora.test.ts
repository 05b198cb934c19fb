import assert from "node:assert/strict";
import type {
  Diagnostic,
  FullDocumentDiagnosticReport,
  SymbolInformation,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver";
import { Client, type ClientOptions, type File } from "./client.ts";

const PULL: ClientOptions = {
  capabilities: {
    textDocument: { diagnostic: {} },
    workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
  },
};

/** An organ that a parish had restored, and what was written about it. */
const REPORT = "[[Greta Moll]] tuned it.\n";
const ORGAN: readonly File[] = [
  { path: "attested.yaml", text: "definitions: [people]\n" },
  { path: "people/greta-moll.md", text: "---\ntype: person\nname: Greta Moll\n---\n" },
  { path: "reports/report.md", text: REPORT },
];

describe("corpora of a client's folders, over stdio", () => {
  let client: Client;
  afterEach(() => client.stop());

  const start = async (files: readonly File[], options: ClientOptions = {}): Promise<void> => {
    client = await Client.start(files, { ...PULL, ...options });
  };
  const report = (path: string): Promise<FullDocumentDiagnosticReport> =>
    client.request("textDocument/diagnostic", { textDocument: { uri: client.uri(path) } });
  const codes = async (path: string): Promise<readonly unknown[]> =>
    (await report(path)).items.map((item) => item.code);
  const whole = (previous: WorkspaceDiagnosticReport["items"] = []): Promise<WorkspaceDiagnosticReport> => {
    const previousResultIds = previous.map(({ uri, resultId = "" }) => ({ uri, value: resultId }));
    return client.request("workspace/diagnostic", { previousResultIds });
  };

  it("takes the nearest attested.yaml upwards for a folder without one", async () => {
    await start(ORGAN, { folders: ["reports"] });
    await client.open("reports/report.md", REPORT);
    assert.deepEqual(await codes("reports/report.md"), []);
  });

  it("reads the folder of a file that stood alone, once the client opens it", async () => {
    await start(
      [
        { path: "a.md", text: "[[b]]\n" },
        { path: "b.md", text: "Bellows.\n" },
      ],
      { folders: [] },
    );
    await client.open("a.md", "[[b]]\n");
    assert.deepEqual(await codes("a.md"), ["entity-undefined"]);
    await client.changeFolders([""], []);
    assert.deepEqual(await codes("a.md"), []);
  });

  it("answers about a file of a corpus that is in a tab and was not opened yet", async () => {
    await start([...ORGAN, { path: "bad.md", text: "[It leaks]{.claim}\n" }]);
    const { items, resultId } = await report("bad.md");
    assert.deepEqual(
      items.map((item) => item.code),
      ["claim-no-source"],
    );
    assert.ok(resultId !== undefined);
  });

  for (const requireConfig of [true, false]) {
    it(`sees a corpus made and dissolved while it runs, requireConfig ${requireConfig}`, async () => {
      await start(ORGAN, { initializationOptions: { requireConfig } });
      await client.open("reports/report.md", REPORT);
      assert.deepEqual(await codes("reports/report.md"), []);
      client.write("reports/attested.yaml", "");
      await client.watched(["reports/attested.yaml", 1]);
      assert.deepEqual(await codes("reports/report.md"), ["entity-undefined"]);
      const uris = (await whole()).items.map((item) => item.uri);
      assert.equal(uris.filter((uri) => uri === client.uri("reports/report.md")).length, 1);
      client.remove("reports/attested.yaml");
      await client.watched(["reports/attested.yaml", 3]);
      assert.deepEqual(await codes("reports/report.md"), []);
    });
  }

  it("sees that an open folder becomes a corpus", async () => {
    await start([{ path: "a.md", text: "[It leaks]{.claim}\n" }], {
      initializationOptions: { requireConfig: true },
    });
    await client.open("a.md", "[It leaks]{.claim}\n");
    assert.deepEqual(await codes("a.md"), []);
    client.write("attested.yaml", "");
    await client.watched(["attested.yaml", 1]);
    assert.deepEqual(await codes("a.md"), ["claim-no-source"]);
  });

  it("does not take a folder that is opened again for unchanged", async () => {
    await start(ORGAN);
    const { items } = await whole();
    await client.changeFolders([], [""]);
    client.write("reports/report.md", "[It leaks]{.claim}\n");
    await client.changeFolders([""], []);
    const changed = (await whole(items)).items.find((item) => item.uri === client.uri("reports/report.md"));
    assert.ok(changed?.kind === "full");
    assert.deepEqual(
      changed.items.map((item: Diagnostic) => item.code),
      ["claim-no-source"],
    );
  });

  it("keeps a folder's corpus that another open folder holds too", async () => {
    const nested = { path: "nested/attested.yaml", text: "" };
    const person = { path: "nested/ott.md", text: "---\ntype: person\nname: Hans Ott\n---\n" };
    await start([...ORGAN, nested, person], { folders: ["", "nested"] });
    const named = async (): Promise<readonly string[]> =>
      (await client.request<SymbolInformation[]>("workspace/symbol", { query: "ott" })).map(
        ({ name }) => name,
      );
    assert.deepEqual(await named(), ["Hans Ott"]);
    await client.changeFolders([], ["nested"]);
    assert.deepEqual(await named(), ["Hans Ott"]);
    await client.changeFolders([], [""]);
    assert.deepEqual(await named(), []);
  });

  it("reads closed files again when attested.yaml declares other classes", async () => {
    await start([
      { path: "attested.yaml", text: "tags: [stop]\n" },
      { path: "a.md", text: "Principal 8']{.stop}\n" },
    ]);
    assert.deepEqual(await codes("a.md"), ["syntax-error"]);
    client.write("attested.yaml", "");
    await client.watched(["attested.yaml", 2]);
    assert.deepEqual(await codes("a.md"), []);
  });

  it("takes back what it sent about a folder that is closed, where it sends", async () => {
    await start([{ path: "a.md", text: "[It leaks]{.claim}\n" }], { capabilities: {} });
    const sent = (): number | undefined => client.published.get(client.uri("a.md"))?.length;
    await client.until(() => sent() === 1);
    await client.changeFolders([], [""]);
    await client.until(() => sent() === 0);
  });
});
