import assert from "node:assert/strict";
import type {
  CompletionList,
  FullDocumentDiagnosticReport,
  Hover,
  Location,
  MarkupContent,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
} from "vscode-languageserver";
import { LSPErrorCodes } from "vscode-languageserver";
import { Client, type ClientOptions, type File } from "./client.ts";
import { HARBOUR } from "./harbour.ts";
import { errorCode } from "./raw.ts";

const DRAFT = "untitled:Untitled-1";
const WORDS = "😀 [[ana-lindqvist]] spoke to Ana Lindqvist of [[nobody]].\n";
const OPTIONS: ClientOptions = {
  capabilities: {
    textDocument: { diagnostic: {}, hover: { contentFormat: ["markdown"] } },
    workspace: {
      workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
    },
  },
};
const below = (folder: string, files: readonly File[]): readonly File[] =>
  files.map(({ path, text }) => ({ path: `${folder}/${path}`, text }));

describe("documents that were never saved, over stdio", function () {
  this.timeout(60_000);
  let client: Client;
  afterEach(() => client.stop());

  const start = async (files: readonly File[], options: ClientOptions = {}): Promise<void> => {
    client = await Client.start(files, { ...OPTIONS, ...options });
  };
  const hover = async (path: string): Promise<string> => {
    const answer = await client.at<Hover | null>("textDocument/hover", path, { line: 0, character: 6 });
    return (answer?.contents as MarkupContent | undefined)?.value ?? "";
  };
  const codes = async (path: string): Promise<readonly unknown[]> => {
    const textDocument = { uri: client.uri(path) };
    const { items } = await client.request<FullDocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument,
    });
    return items.map(({ code }) => code);
  };
  const references = async (): Promise<readonly string[]> => {
    const context = { includeDeclaration: false };
    const at = { line: 2, character: 8 };
    const found = await client.at<Location[]>("textDocument/references", "who/ana-lindqvist.md", at, {
      context,
    });
    return found.map(
      ({ uri, range: { start } }) => `${uri.replace(/^.*\//, "")} ${start.line},${start.character}`,
    );
  };
  const opened = async (file = "who/ana-lindqvist.md"): Promise<void> =>
    client.open(file, String(HARBOUR.find(({ path }) => file.endsWith(path))?.text));

  it("are read as files of the corpus where only one is open, until they are closed", async () => {
    await start(HARBOUR);
    await opened();
    await client.open(DRAFT, WORDS);
    assert.match(await hover(DRAFT), /Ana Lindqvist/);
    assert.deepEqual(await codes(DRAFT), ["entity-undefined"]);
    assert.deepEqual(await references(), [`${DRAFT} 0,5`, `${DRAFT} 0,30`]);
    const at = client.find(DRAFT, "[[nobody", 2);
    const { items } = await client.at<CompletionList>("textDocument/completion", DRAFT, at);
    assert.ok(items.some(({ label }) => label === "Harbour Board"));
    const all = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [],
    });
    assert.equal(all.items.find(({ uri }) => uri === DRAFT)?.version, 1);
    await client.close(DRAFT);
    assert.deepEqual(await references(), []);
    assert.equal(await hover(DRAFT), "");
  });

  it("are changed with the others, and keep the name that they do not have yet", async () => {
    await start(HARBOUR);
    await opened();
    await client.open(DRAFT, WORDS);
    const at = { line: 0, character: 6 };
    const params = { newName: "anna-lindqvist" };
    const { documentChanges = [] } = await client.at<WorkspaceEdit>("textDocument/rename", DRAFT, at, params);
    const edits = documentChanges.flatMap((one) => ("edits" in one ? [one] : []));
    const [edit] = edits.filter(({ textDocument }) => textDocument.uri === DRAFT);
    assert.equal(edit?.textDocument.version, 1);
    assert.deepEqual(edit?.edits, [
      {
        range: { start: { line: 0, character: 5 }, end: { line: 0, character: 18 } },
        newText: "anna-lindqvist",
      },
    ]);
    await client.change(DRAFT, "---\ntype: article\ntitle: Tides\n---\nSee [[Untitled-1]].\n");
    const own = client.find(DRAFT, "[[Untitled-1", 3);
    const refused = client.at("textDocument/rename", DRAFT, own, { newName: "tides" });
    assert.equal(await errorCode(refused), LSPErrorCodes.RequestFailed);
  });

  it("belong to no corpus where several are open, and to the one that stays", async () => {
    await start([...below("one", HARBOUR), ...below("two", HARBOUR)], { folders: ["one", "two"] });
    await client.open(DRAFT, WORDS);
    assert.equal(await hover(DRAFT), "");
    assert.deepEqual(await codes(DRAFT), []);
    await client.changeFolders([], ["two"]);
    await client.noticed(async () => (await hover(DRAFT)).includes("Ana Lindqvist"));
    await client.changeFolders(["two"], []);
    await client.noticed(async () => (await hover(DRAFT)) === "");
  });

  it("lie where they are to be saved, and are there once they are", async () => {
    await start([...below("one", HARBOUR), ...below("two", HARBOUR)], { folders: ["one", "two"] });
    const place = client.uri("two/news/pier.md");
    const draft = place.replace(/^file:\/\//, "untitled:");
    await client.open(draft, WORDS);
    assert.match(await hover(draft), /Ana Lindqvist/);
    client.write("two/news/pier.md", WORDS);
    await client.open("two/news/pier.md", WORDS);
    await client.close(draft);
    await client.watched(["two/news/pier.md", 1]);
    assert.match(await hover("two/news/pier.md"), /Ana Lindqvist/);
    assert.deepEqual(await codes("two/news/pier.md"), ["entity-undefined"]);
  });
});
