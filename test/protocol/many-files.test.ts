import assert from "node:assert/strict";
import type { SymbolInformation, WorkspaceDiagnosticReport } from "vscode-languageserver";
import { Client, type File } from "./client.ts";

/** A few more than a corpus may have that tells of every file. */
const MANY = 5010;
const LEAKY = "[It leaks]{.claim}\n";

const files: readonly File[] = Array.from({ length: MANY }, (_, number) => ({
  path: `${number % 50}/${number}.md`,
  text: number % 1000 === 0 ? LEAKY : `Words ${number}.\n`,
}));

describe("findings in a corpus of many files over stdio", function () {
  this.timeout(120_000);
  let client: Client;
  before(async () => {
    const capabilities = {
      textDocument: { diagnostic: {} },
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
    };
    client = await Client.start([{ path: "attested.yaml", text: "" }, ...files], { capabilities });
  });
  after(() => client.stop());

  const known = new Map<string, string>();
  /** What is told, by path: how many findings. */
  const ask = async (): Promise<Readonly<Record<string, number>>> => {
    const previousResultIds = [...known].map(([uri, value]) => ({ uri, value }));
    const { items } = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds,
    });
    return Object.fromEntries(
      items.map((item) => {
        if (item.resultId === undefined) known.delete(item.uri);
        else known.set(item.uri, item.resultId);
        return [item.uri.slice(client.uri("").length + 1), item.kind === "full" ? item.items.length : -1];
      }),
    );
  };
  const write = async (path: string, text: string): Promise<void> => {
    client.write(path, text);
    await client.watched([path, 2]);
  };

  it("leaves out the files that have none", async () => {
    assert.deepEqual(await ask(), {
      "0/0.md": 1,
      "0/1000.md": 1,
      "0/2000.md": 1,
      "0/3000.md": 1,
      "0/4000.md": 1,
      "0/5000.md": 1,
    });
  });

  it("holds the next question, and then tells of the one that has some now", async () => {
    const held = ask();
    const first = await Promise.race([
      held,
      client.request<SymbolInformation[]>("workspace/symbol", { query: "4007" }),
    ]);
    assert.ok(Array.isArray(first), "the question is held");
    await write("7/7.md", LEAKY);
    assert.deepEqual(await held, { "7/7.md": 1 });
  });

  it("tells of those that have none any more, and of those that are gone, and not again", async () => {
    const held = ask();
    await write("7/7.md", "Words.\n");
    assert.deepEqual(await held, { "7/7.md": 0 });
    const next = ask();
    client.remove("0/0.md");
    await client.watched(["0/0.md", 3]);
    assert.deepEqual(await next, { "0/0.md": 0 });
    const last = ask();
    // A clean file that changes is nothing to tell of.
    await write("8/8.md", "Other words.\n");
    await client.request("workspace/symbol", { query: "x" });
    await write("9/9.md", LEAKY);
    assert.deepEqual(await last, { "9/9.md": 1 });
  });
});
