import assert from "node:assert/strict";
import type { Hover, Location, SymbolInformation, WorkspaceDiagnosticReport } from "vscode-languageserver";
import { CancellationTokenSource, ErrorCodes, LSPErrorCodes, ProgressType } from "vscode-languageserver";
import { ROUTES } from "../../server/src/lsp/routes.ts";
import { Client, type File } from "./client.ts";
import { HARBOUR, PIER } from "./harbour.ts";
import { errorCode, startRaw } from "./raw.ts";

const PULL = { textDocument: { diagnostic: {} } };
const FILES = [...HARBOUR, { path: "pier.md", text: PIER }];
const HOVER = { textDocument: { uri: "file:///a.md" }, position: { line: 0, character: 0 } };

/** Articles that name one person without a mark, each in many lines, so that a search takes a while. */
function manyArticles(count: number): readonly File[] {
  const text = `# Words\n\n${"Ana Lindqvist spoke of the quay and of the tides.\n\n".repeat(60)}`;
  return Array.from({ length: count }, (_, number) => ({ path: `many/${number}.md`, text }));
}

describe("a server over stdio, from its start to its end", function () {
  this.timeout(60_000);

  it("answers nothing before it is initialized, and is initialized once", async () => {
    const { connection, ended } = startRaw();
    for (const method of ["textDocument/hover", "workspace/symbol", "attested/cards", "no/such"])
      assert.equal(
        await errorCode(connection.sendRequest(method, HOVER)),
        ErrorCodes.ServerNotInitialized,
        method,
      );
    await connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri: "file:///a.md", version: 1, languageId: "markdown", text: "" },
    });
    const first = { processId: null, rootUri: null, capabilities: {} };
    await connection.sendRequest("initialize", first);
    assert.equal(await errorCode(connection.sendRequest("initialize", first)), ErrorCodes.InvalidRequest);
    await connection.sendNotification("initialized", {});
    assert.equal(await connection.sendRequest("textDocument/hover", HOVER), null);
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    assert.equal(await ended, 0);
  });

  it("answers nothing after its shutdown, and then ends with 0", async () => {
    const { connection, ended } = startRaw();
    await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
    await connection.sendRequest("shutdown");
    for (const method of ["textDocument/hover", "shutdown", "no/such"])
      assert.equal(await errorCode(connection.sendRequest(method, HOVER)), ErrorCodes.InvalidRequest, method);
    await connection.sendNotification("exit");
    assert.equal(await ended, 0);
  });

  it("ends with 1 when it is told to without a shutdown", async () => {
    const { connection, ended } = startRaw();
    await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
    await connection.sendNotification("exit");
    assert.equal(await ended, 1);
  });
});

describe("requests over stdio that cannot be answered", function () {
  this.timeout(60_000);
  let client: Client;
  before(async () => {
    client = await Client.start(FILES, { capabilities: PULL });
    await client.open("pier.md", PIER);
  });
  after(() => client.stop());

  it("says that it does not know them", async () => {
    for (const method of [
      "textDocument/formatting",
      "workspace/executeCommand",
      "$/unknown",
      "attested/unknown",
    ])
      assert.equal(await errorCode(client.request(method, {})), ErrorCodes.MethodNotFound, method);
    await client.connection.sendNotification("$/unknown", {});
    await client.connection.sendNotification("attested/unknown", {});
  });

  for (const { method } of ROUTES) {
    it(`says what is wrong with the parameters of ${method}`, async () => {
      const uri = client.uri("pier.md");
      for (const params of [
        undefined,
        {},
        { textDocument: uri },
        { textDocument: { uri: 1 }, position: {} },
        { textDocument: { uri }, position: { line: "0" }, range: { start: 1 }, positions: {} },
      ]) {
        if (
          params !== undefined &&
          "position" in params &&
          "positions" in params &&
          answersForDocument.has(method)
        )
          continue;
        const code = await errorCode(client.connection.sendRequest(method, params));
        assert.equal(code, ErrorCodes.InvalidParams, `${method} ${JSON.stringify(params)}`);
      }
    });
  }

  it("answers the next question all the same", async () => {
    const found = await client.at<Hover | null>(
      "textDocument/hover",
      "pier.md",
      client.find("pier.md", "@berg2022", 2),
    );
    assert.ok(found !== null);
  });

  it("answers about positions that are nowhere", async () => {
    for (const { method } of ROUTES) {
      for (const position of [
        { line: 1e9, character: 1e9 },
        { line: -1, character: -5 },
        { line: 8.5, character: 0.5 },
      ]) {
        const params = {
          textDocument: { uri: client.uri("pier.md") },
          position,
          newName: "x",
          query: "x",
          context: { diagnostics: [], includeDeclaration: true },
          range: { start: position, end: { line: 0, character: 0 } },
          positions: [position],
          previousResultId: "",
        };
        if (!method.startsWith("textDocument/")) continue;
        const code = await errorCode(client.request(method, params));
        assert.ok(code === undefined || code === LSPErrorCodes.RequestFailed, `${method} ${code}`);
      }
    }
  });
});

/** Methods that are answered whenever a document is named. */
const answersForDocument = new Set([
  "textDocument/documentSymbol",
  "textDocument/foldingRange",
  "textDocument/documentLink",
  "textDocument/semanticTokens/full",
  "textDocument/codeLens",
  "textDocument/diagnostic",
  "attested/appearance",
  "attested/cards",
  "attested/words",
]);

describe("long work over stdio", function () {
  this.timeout(120_000);
  let client: Client;
  const files = [...FILES, ...manyArticles(700)];
  before(async () => {
    client = await Client.start(files, { capabilities: PULL });
    await client.open("pier.md", PIER);
    await client.request("workspace/symbol", { query: "" });
  });
  after(() => client.stop());

  const asked = () => ({
    textDocument: { uri: client.uri("pier.md") },
    position: client.find("pier.md", "[[ana-lindqvist", 4),
    context: { includeDeclaration: false },
  });

  it("is given up when it is taken back", async () => {
    for (const [method, params] of [
      ["textDocument/references", asked()],
      ["attested/references", asked()],
      ["workspace/diagnostic", { previousResultIds: [] }],
    ] as const) {
      const source = new CancellationTokenSource();
      const answer = errorCode(client.connection.sendRequest(method, params, source.token));
      source.cancel();
      assert.equal(await answer, LSPErrorCodes.RequestCancelled, method);
    }
  });

  it("answers a held question when it is taken back, and then other questions", async () => {
    const { items } = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [],
    });
    const previousResultIds = items.map(({ uri, resultId }) => ({ uri, value: resultId ?? "" }));
    const source = new CancellationTokenSource();
    const held = errorCode(
      client.connection.sendRequest("workspace/diagnostic", { previousResultIds }, source.token),
    );
    assert.ok(
      (await client.request<SymbolInformation[]>("workspace/symbol", { query: "lindqvist" })).length > 0,
    );
    source.cancel();
    assert.equal(await held, LSPErrorCodes.RequestCancelled);
  });

  it("sends parts of the answer to clients that take them, and in all what it answers at once", async () => {
    for (const [method, params] of [
      ["textDocument/references", asked()],
      ["workspace/symbol", { query: "a" }],
    ] as const) {
      const parts: object[] = [];
      const token = `parts of ${method}`;
      const listener = client.connection.onProgress(
        new ProgressType<object[]>(),
        token,
        (part) => void parts.push(...part),
      );
      const last = await client.request<object[]>(method, { ...params, partialResultToken: token });
      listener.dispose();
      const whole = await client.request<object[]>(method, params);
      assert.deepEqual([...parts, ...last], whole, method);
      assert.ok(parts.length > 0, method);
    }
    const items: { readonly uri: string }[] = [];
    const listener = client.connection.onProgress(
      new ProgressType<WorkspaceDiagnosticReport>(),
      "findings",
      (part) => void items.push(...part.items),
    );
    const last = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [],
      partialResultToken: "findings",
    });
    listener.dispose();
    assert.deepEqual(last.items, []);
    assert.equal(items.length, files.length);
  });

  it("sends what it finds in many files in fewer parts than files, the first part at once", async () => {
    const parts: Location[][] = [];
    const type = new ProgressType<Location[]>();
    const listener = client.connection.onProgress(type, "batches", (part) => void parts.push(part));
    const last = await client.request<Location[]>("textDocument/references", {
      ...asked(),
      partialResultToken: "batches",
    });
    listener.dispose();
    const places = parts.flat();
    const named = new Set(places.map(({ uri }) => uri));
    assert.deepEqual(last, []);
    assert.ok(named.size > 700, `${named.size}`);
    assert.ok(parts.length < named.size, `${parts.length} parts of ${named.size} files`);
    assert.ok(parts.every((part) => part.length > 0));
    const marked = parts[0]?.map(({ uri }) => uri.includes("/many/"));
    assert.ok(marked?.every((isNamed) => !isNamed));
    const whole = await client.request<Location[]>("textDocument/references", asked());
    assert.equal(places.length, whole.length);
  });

  it("tells how far it has come, from its beginning to its end", async () => {
    const told: { readonly kind: string; readonly percentage?: number }[] = [];
    const type = new ProgressType<{ readonly kind: string; readonly percentage?: number }>();
    const listener = client.connection.onProgress(type, "work", (value) => void told.push(value));
    const found = await client.request<Location[]>("textDocument/references", {
      ...asked(),
      workDoneToken: "work",
    });
    listener.dispose();
    assert.ok(found.length > 700 * 60);
    assert.equal(told[0]?.kind, "begin");
    assert.equal(told.at(-1)?.kind, "end");
    assert.ok(told.length > 2);
  });
});

describe("what is said beside requests over stdio", function () {
  this.timeout(60_000);
  let client: Client;
  afterEach(() => client.stop());

  it("asks nothing of a client that offers nothing", async () => {
    client = await Client.start(FILES, {});
    await client.open("pier.md", PIER);
    await client.request("workspace/symbol", { query: "" });
    await client.change("pier.md", `${PIER}More.\n`);
    await client.until(() => client.published.has(client.uri("pier.md")));
    assert.deepEqual([...client.received, ...client.refused], []);
  });

  it("shows the reading of a corpus as progress to clients that can show it, and as its status to those that ask for it", async () => {
    const begun = async (
      initializationOptions: object,
      tells: (method: string) => boolean,
    ): Promise<boolean> => {
      client = await Client.start(FILES, {
        capabilities: { ...PULL, window: { workDoneProgress: true } },
        initializationOptions,
      });
      await client.request("workspace/symbol", { query: "" });
      return client.received.some(tells);
    };
    const creates = (method: string): boolean => method === "window/workDoneProgress/create";
    const states = (method: string): boolean => method === "attested/status";
    assert.ok(await begun({}, creates));
    assert.ok(!client.received.some(states));
    await client.stop();
    assert.ok(await begun({ status: true }, states));
    assert.ok(!client.received.some(creates));
  });

  it("bears a client that refuses whatever it offered", async () => {
    client = await Client.start(FILES, {
      capabilities: {
        textDocument: { diagnostic: {} },
        window: { workDoneProgress: true },
        workspace: {
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
          diagnostics: { refreshSupport: true },
          inlayHint: { refreshSupport: true },
          codeLens: { refreshSupport: true },
          semanticTokens: { refreshSupport: true },
        },
      },
      refuses: true,
    });
    await client.request("workspace/symbol", { query: "" });
    await client.open("pier.md", PIER);
    await client.open("who/ana-lindqvist.md", String(HARBOUR[1]?.text));
    await client.change("who/ana-lindqvist.md", "---\ntype: person\nname: Ana\n---\n");
    client.remove("what/minutes-12.md");
    await client.watched(["what/minutes-12.md", 3]);
    await client.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: { attested: { codeLens: false } },
    });
    await client.noticed(async () => client.refused.has("workspace/codeLens/refresh"));
    for (const method of [
      "client/registerCapability",
      "workspace/configuration",
      "workspace/inlayHint/refresh",
      "workspace/semanticTokens/refresh",
      "workspace/diagnostic/refresh",
    ])
      await client.noticed(async () => client.refused.has(method)).catch(() => assert.fail(method));
    assert.ok(
      (await client.at("textDocument/hover", "pier.md", client.find("pier.md", "@berg2022", 2))) !== null,
    );
  });
});

describe("documents over stdio", function () {
  this.timeout(60_000);
  let client: Client;
  before(async () => {
    client = await Client.start(FILES, { capabilities: PULL });
  });
  after(() => client.stop());

  const change = async (path: string, version: number, ...contentChanges: object[]): Promise<void> =>
    client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: client.uri(path), version },
      contentChanges,
    });
  const range = (line: number, character: number, endLine: number, endCharacter: number) => ({
    start: { line, character },
    end: { line: endLine, character: endCharacter },
  });
  const headings = async (path: string): Promise<readonly string[]> =>
    (
      await client.request<SymbolInformation[]>("textDocument/documentSymbol", {
        textDocument: { uri: client.uri(path) },
      })
    ).map(({ name }) => name);

  it("are changed piece by piece, one change upon the other, whatever their ranges", async () => {
    await client.open("note.md", "# One\r\n\r\n# 😀 Two\r\n");
    assert.deepEqual(await headings("note.md"), ["One", "😀 Two"]);
    await change(
      "note.md",
      2,
      { range: range(0, 2, 0, 5), text: "Uno" },
      { range: range(2, 5, 2, 8), text: "Dos" },
    );
    assert.deepEqual(await headings("note.md"), ["Uno", "😀 Dos"]);
    // Behind the line’s end, behind the text’s end, and with the end first.
    await change(
      "note.md",
      3,
      { range: range(0, 5, 0, 99), text: "!" },
      { range: range(99, 0, 99, 9), text: "\n# Three\n" },
      { range: range(2, 8, 2, 5), text: "Duo" },
    );
    assert.deepEqual(await headings("note.md"), ["Uno!", "😀 Duo", "Three"]);
    await change("note.md", 4, { text: "# New\n" }, { range: range(0, 2, 0, 2), text: "Brand " });
    assert.deepEqual(await headings("note.md"), ["Brand New"]);
    await client.close("note.md");
  });

  it("may be named that are not open", async () => {
    await change("never.md", 2, { text: "x" });
    await client.close("never.md");
    const hover = await client.at("textDocument/hover", "never.md", { line: 0, character: 0 });
    assert.equal(hover, null);
  });

  it("that were never saved and are to lie elsewhere are of no corpus: nothing is found in them, and nothing fails", async () => {
    const uri = "untitled:/elsewhere/Untitled-1.md";
    const text = "[[ana-lindqvist]] [It leaks]{.claim} [[nobody]]\n";
    await client.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "markdown", version: 1, text },
    });
    const position = { line: 0, character: 4 };
    const params = {
      textDocument: { uri },
      position,
      positions: [position],
      range: { start: position, end: position },
      context: { diagnostics: [], includeDeclaration: true },
      newName: "x",
      version: 1,
      from: { path: "a.md", id: "a" },
      into: { path: "b.md", id: "b" },
      source: { path: "a.md", id: "a" },
      title: "x",
      locations: [{ uri, range: { start: position, end: position } }],
      name: "x",
      previousResultId: "",
    };
    for (const { method } of ROUTES) {
      if (!/^(?:textDocument|attested)\//.test(method)) continue;
      if (method === "attested/split") {
        assert.equal(await errorCode(client.request(method, params)), LSPErrorCodes.RequestFailed);
        continue;
      }
      const answer = await client.request<object | null>(method, params);
      const empty = [null, { kind: "full", items: [] }, { version: 1, ranges: {} }];
      assert.ok(
        empty.some((one) => JSON.stringify(one) === JSON.stringify(answer)),
        `${method} ${JSON.stringify(answer)}`,
      );
    }
    const { items } = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [],
    });
    assert.ok(items.every((item) => item.uri !== uri));
    assert.ok(!client.received.includes("window/logMessage"));
    // Saved, it is a file like any other.
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await client.open("saved.md", text);
    assert.notEqual(await client.at("textDocument/hover", "saved.md", position), null);
  });
});

describe("settings over stdio", function () {
  this.timeout(60_000);
  let client: Client;
  afterEach(() => client.stop());

  const lenses = async (): Promise<object[] | null> =>
    client.request("textDocument/codeLens", { textDocument: { uri: client.uri("who/ana-lindqvist.md") } });
  const ana = String(HARBOUR[1]?.text);

  it("change without a restart when the client sends them", async () => {
    client = await Client.start(FILES, { initializationOptions: { settings: { codeLens: false } } });
    await client.open("who/ana-lindqvist.md", ana);
    assert.equal(await lenses(), null);
    await client.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: { attested: { codeLens: true } },
    });
    assert.equal((await lenses())?.length, 1);
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    assert.equal((await lenses())?.length, 1);
  });

  it("change without a restart when the client is asked for them", async () => {
    const settings = { codeLens: true as unknown };
    client = await Client.start(FILES, {
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
      },
      configuration: () => settings,
    });
    await client.open("who/ana-lindqvist.md", ana);
    assert.equal((await lenses())?.length, 1);
    settings.codeLens = false;
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await client.noticed(async () => (await lenses()) === null);
    settings.codeLens = "of another type";
    await client.connection.sendNotification("workspace/didChangeConfiguration", {});
    await client.noticed(async () => (await lenses())?.length === 1);
    assert.ok(client.received.includes("client/registerCapability"));
  });
});
