import assert from "node:assert/strict";
import {
  CancellationTokenSource,
  type ClientCapabilities,
  LSPErrorCodes,
  type Range,
  type RenameFile,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { CHANGES } from "./capabilities.ts";
import { Client, type File } from "./client.ts";
import { editedText, editsOf, manyFiles } from "./edited.ts";
import { HARBOUR, PIER } from "./harbour.ts";

const FULL: ClientCapabilities = {
  textDocument: { rename: { prepareSupport: true } },
  workspace: CHANGES,
};

const NOTE =
  "東京 👩‍👩‍👧 é [[ana-lindqvist]], [[Ana Lindqvist]] and [[harbour-board|Harbour Board]] [@ek2020].\n";
const FILES = [...HARBOUR, { path: "pier.md", text: PIER }, { path: "note.md", text: NOTE }];

for (const encoding of ["utf-8", "utf-16", "utf-32"] as const) {
  describe(`rename over stdio, ${encoding}`, function () {
    this.timeout(60_000);
    let client: Client;

    before(async () => {
      client = await Client.start(FILES, {
        capabilities: { ...FULL, general: { positionEncodings: [encoding] } },
      });
      await client.open("note.md", NOTE);
    });
    after(() => client.stop());

    const at = (words: string, by: number) => {
      const before = NOTE.slice(0, NOTE.indexOf(words) + by);
      const units = {
        "utf-16": before.length,
        "utf-32": [...before].length,
        "utf-8": Buffer.byteLength(before),
      };
      return { line: 0, character: units[encoding] };
    };

    it("announces itself beside the folders of the workspace", () => {
      const { capabilities } = client.result;
      assert.equal(typeof capabilities.renameProvider, "object");
      assert.equal(capabilities.workspace?.workspaceFolders?.supported, true);
      assert.equal(capabilities.workspace?.fileOperations?.willRename?.filters.length, 2);
    });

    it("says what is renamed, and why not", async () => {
      const found = await client.at<{ range: Range; placeholder: string }>(
        "textDocument/prepareRename",
        "note.md",
        at("[[ana", 4),
      );
      assert.deepEqual(found, {
        range: { start: at("[[ana", 2), end: at("[[ana", 2 + "ana-lindqvist".length) },
        placeholder: "ana-lindqvist",
      });
      await assert.rejects(
        client.at("textDocument/rename", "note.md", at("[[ana", 4), { newName: "minutes-12" }),
        /The id “minutes-12” is taken/,
      );
      assert.equal(await client.at("textDocument/prepareRename", "note.md", at(" and ", 2)), null);
    });

    it("renames an id with its file, under headings, in one edit", async () => {
      const edit = await client.at<WorkspaceEdit>("textDocument/rename", "note.md", at("[[ana", 4), {
        newName: "ana-l",
      });
      assert.equal(
        editedText(NOTE, editsOf(client, edit, "note.md"), encoding),
        NOTE.replace("[[ana-lindqvist", "[[ana-l"),
      );
      const pier = editedText(PIER, editsOf(client, edit, "pier.md"), encoding);
      assert.equal(pier, PIER.replaceAll("ana-lindqvist", "ana-l"));
      const last = edit.documentChanges?.at(-1) as RenameFile;
      assert.equal(last.kind, "rename");
      assert.deepEqual(
        [last.oldUri, last.newUri],
        [client.uri("who/ana-lindqvist.md"), client.uri("who/ana-l.md")],
      );
      const labels = Object.values(edit.changeAnnotations ?? {}).map(({ label }) => label);
      assert.deepEqual(labels.sort(), ["Attributes and front matter", "File", "Mentions"]);
      const open = edit.documentChanges?.find(
        (change) => "textDocument" in change && change.textDocument.uri.endsWith("note.md"),
      ) as TextDocumentEdit;
      assert.equal(open.textDocument.version, 1);
    });

    it("renames a name, and leaves words that readers see to be ticked", async () => {
      const edit = await client.at<WorkspaceEdit>(
        "textDocument/rename",
        "note.md",
        at("[[harbour-board|", 20),
        {
          newName: "board",
        },
      );
      assert.equal(
        editedText(NOTE, editsOf(client, edit, "note.md"), encoding),
        NOTE.replace("[[harbour-board|", "[[board|"),
      );
      const name = await client.at<WorkspaceEdit>("textDocument/rename", "note.md", at("[[Ana", 4), {
        newName: "Ana Ek",
      });
      assert.equal(
        editedText(NOTE, editsOf(client, name, "note.md"), encoding),
        NOTE.replace("[[Ana Lindqvist]]", "[[Ana Ek]]"),
      );
    });

    it("says what follows from moving a folder", async () => {
      const edit = await client.request<WorkspaceEdit | null>("workspace/willRenameFiles", {
        files: [{ oldUri: client.uri("who"), newUri: client.uri("people") }],
      });
      const config = HARBOUR.find(({ path }) => path === "attested.yaml")?.text as string;
      assert.ok(edit !== null);
      assert.equal(
        editedText(config, editsOf(client, edit, "attested.yaml"), encoding),
        config.replace("[who,", "[people,"),
      );
    });

    it("says what follows from moving a file whose name is its id", async () => {
      const edit = await client.request<WorkspaceEdit | null>("workspace/willRenameFiles", {
        files: [{ oldUri: client.uri("who/ana-lindqvist.md"), newUri: client.uri("who/ana.md") }],
      });
      assert.ok(edit !== null);
      assert.equal(
        editedText(NOTE, editsOf(client, edit, "note.md"), encoding),
        NOTE.replace("[[ana-lindqvist", "[[ana"),
      );
      const nothing = await client.request("workspace/willRenameFiles", {
        files: [{ oldUri: client.uri("other.md"), newUri: client.uri("another.md") }],
      });
      assert.equal(nothing, null);
    });
  });
}

describe("rename for plain clients", function () {
  this.timeout(60_000);

  it("says that a file cannot be renamed where the client cannot do it, and renames what needs no file", async () => {
    const client = await Client.start(FILES);
    await client.open("note.md", NOTE);
    assert.equal(client.result.capabilities.renameProvider, true);
    assert.equal(client.result.capabilities.workspace?.fileOperations, undefined);
    await assert.rejects(
      client.at("textDocument/rename", "note.md", client.find("note.md", "[[ana", 4), { newName: "ana" }),
      /cannot rename files/,
    );
    const edit = await client.at<WorkspaceEdit>(
      "textDocument/rename",
      "note.md",
      client.find("note.md", "@ek2020", 3),
      { newName: "ek-2020" },
    );
    assert.equal(edit.documentChanges, undefined);
    assert.equal(
      editedText(NOTE, editsOf(client, edit, "note.md"), "utf-16"),
      NOTE.replace("ek2020", "ek-2020"),
    );
    assert.equal(editsOf(client, edit, "refs.json").length, 1);
    await client.stop();
  });

  it("leaves ordinary links to an editor that moves them itself", async () => {
    for (const [value, count] of [
      ["never", 1],
      ["prompt", 0],
      ["always", 0],
    ] as const) {
      const files = [...HARBOUR, { path: "link.md", text: "[her](who/ana-lindqvist.md)\n" }];
      const client = await Client.start(files, {
        capabilities: { ...FULL, workspace: { ...FULL.workspace, configuration: true } },
      });
      client.connection.onRequest("workspace/configuration", ({ items }: { items: { section?: string }[] }) =>
        items.map(({ section }) => (section?.startsWith("markdown.") === true ? value : null)),
      );
      const edit = await client.request<WorkspaceEdit | null>("workspace/willRenameFiles", {
        files: [{ oldUri: client.uri("who/ana-lindqvist.md"), newUri: client.uri("ana-lindqvist.md") }],
      });
      assert.equal(edit === null ? 0 : editsOf(client, edit, "link.md").length, count, value);
      await client.stop();
    }
  });
});

/** Articles without a mark that name her: one imported, one that cannot change in whole, and many plain ones. */
const ANN_FILES: readonly File[] = [
  { path: "attested.yaml", text: "" },
  { path: "people/ann.md", text: "---\ntype: person\nname: Ann Zed\nborn: 1970\n---\n" },
  { path: "old.md", text: "---\ntype: article\noriginal: { sha256: 00 }\n---\nAnn Zed, [[Ann Zed]].\n" },
  { path: "here.md", text: "東京 👩‍👩‍👧 é שלום Ann Zed and [[Ann Zed]], ANN ZED.\r\n" },
  ...manyFiles("And then Ann Zed came.\n"),
];

for (const encoding of ["utf-8", "utf-16", "utf-32"] as const)
  describe(`rename of a name that stands without a mark, ${encoding}`, function () {
    this.timeout(60_000);
    const text = ANN_FILES.find(({ path }) => path === "people/ann.md")?.text as string;
    const rename = (client: Client, more: object = {}) =>
      client.at<WorkspaceEdit>(
        "textDocument/rename",
        "people/ann.md",
        client.find("people/ann.md", "Ann Zed"),
        {
          newName: "Anna Zedd",
          ...more,
        },
      );
    const started = async (files: readonly File[], capabilities: ClientCapabilities) => {
      const client = await Client.start(files, {
        capabilities: { ...capabilities, general: { positionEncodings: [encoding] } },
      });
      await client.open("people/ann.md", text);
      return client;
    };
    /** The text of a file as it is with what is ticked from the start, or with everything. */
    const left = (client: Client, edit: WorkspaceEdit, path: string, confirms: boolean) => {
      const before = ANN_FILES.find((file) => file.path === path)?.text as string;
      const edits = editsOf(client, edit, path).filter((one) => {
        const id = "annotationId" in one ? String(one.annotationId) : "";
        return confirms || edit.changeAnnotations?.[id]?.needsConfirmation !== true;
      });
      return editedText(before, edits, encoding);
    };
    const RENAMED = "---\ntype: person\nname: Anna Zedd\naliases: [Ann Zed]\nborn: 1970\n---\n";

    it("offers to change these words, and proposes the old name as an alias for those that stay", async () => {
      const client = await started(ANN_FILES, FULL);
      const told: { kind: string; title?: string; percentage?: number; cancellable?: boolean }[] = [];
      client.connection.onNotification("$/progress", ({ token, value }) => {
        if (token === "work") told.push(value);
      });
      const edit = await rename(client, { workDoneToken: "work" });
      assert.deepEqual(edit.changeAnnotations?.["Words without a mark"]?.needsConfirmation, true);
      assert.equal(edit.changeAnnotations?.["The old name as an alias"]?.needsConfirmation, undefined);
      for (const confirms of [false, true]) {
        assert.equal(left(client, edit, "people/ann.md", confirms), RENAMED);
        assert.match(left(client, edit, "old.md", confirms), /---\nAnn Zed, \[\[Anna Zedd\|Ann Zed\]\]\.\n$/);
      }
      const here = "東京 👩‍👩‍👧 é שלום Ann Zed and [[Anna Zedd]], ANN ZED.\r\n";
      assert.equal(left(client, edit, "here.md", false), here);
      assert.equal(left(client, edit, "here.md", true), here.replace("Ann Zed", "Anna Zedd"));
      assert.equal(left(client, edit, "many/file-299.md", false), "And then Ann Zed came.\n");
      assert.equal(left(client, edit, "many/file-299.md", true), "And then Anna Zedd came.\n");
      assert.equal(edit.documentChanges?.length, ANN_FILES.length - 1);
      assert.deepEqual([told[0]?.kind, told[0]?.title, told.at(-1)?.kind], ["begin", "Renaming", "end"]);
      assert.equal(told[0]?.cancellable, true);
      const percentages = told.flatMap(({ percentage }) => percentage ?? []);
      assert.deepEqual(
        percentages,
        [...percentages].sort((a, b) => a - b),
      );
      await client.stop();
    });

    it("keeps the old name as an alias where the client cannot ask, and changes no words without a mark", async () => {
      const client = await started(ANN_FILES, {});
      const edit = await rename(client);
      assert.deepEqual(Object.keys(edit.changes ?? {}).sort(), [
        client.uri("here.md"),
        client.uri("old.md"),
        client.uri("people/ann.md"),
      ]);
      assert.equal(left(client, edit, "people/ann.md", false), RENAMED);
      await client.stop();
    });

    it("keeps no old name that nothing would miss", async () => {
      const client = await started(ANN_FILES.slice(0, 2), {});
      const edit = await rename(client);
      assert.equal(left(client, edit, "people/ann.md", false), text.replace("Ann Zed", "Anna Zedd"));
      await client.stop();
    });

    it("ends when it is taken back", async () => {
      const client = await started(ANN_FILES, FULL);
      const source = new CancellationTokenSource();
      const position = client.find("people/ann.md", "Ann Zed");
      const params = { textDocument: { uri: client.uri("people/ann.md") }, position, newName: "Anna Zedd" };
      const refused = assert.rejects(
        client.connection.sendRequest("textDocument/rename", params, source.token),
        {
          code: LSPErrorCodes.RequestCancelled,
        },
      );
      source.cancel();
      await refused;
      await client.stop();
    });
  });

describe("moving files between corpora", function () {
  this.timeout(60_000);
  const files: readonly File[] = [
    { path: "attested.yaml", text: "definitions: [d]\n" },
    { path: "d/to-lam.md", text: "---\ntype: person\nname: To Lam\n---\nSee [him](hanoi.md).\n" },
    { path: "d/hanoi.md", text: "---\ntype: place\nname: Hanoi\n---\n" },
    { path: "note.md", text: "[[to-lam]], [[d/to-lam]] and [him](d/to-lam.md).\n" },
    { path: "b/attested.yaml", text: "" },
    { path: "b/note.md", text: "[[other]]\n" },
    { path: "b/d/other.md", text: "---\ntype: person\nname: Other\n---\n" },
  ];
  const moving = async (oldPath: string, newPath: string) => {
    const client = await Client.start(files, { capabilities: FULL });
    await client.open("note.md", files.find(({ path }) => path === "note.md")?.text as string);
    const edit = await client.request<WorkspaceEdit | null>("workspace/willRenameFiles", {
      files: [{ oldUri: client.uri(oldPath), newUri: client.uri(newPath) }],
    });
    const changed = files.flatMap(({ path, text }) => {
      const edits = edit === null ? [] : editsOf(client, edit, path);
      return edits.length === 0 ? [] : [`${path}: ${editedText(String(text), edits, "utf-16")}`];
    });
    await client.stop();
    return changed;
  };

  it("rewrites nothing, since what names the file is of the other corpus", async () => {
    assert.deepEqual(await moving("d/to-lam.md", "b/d/to-lam2.md"), []);
    assert.deepEqual(await moving("b/d/other.md", "d/another.md"), []);
    assert.deepEqual(await moving("d", "b/e"), []);
  });

  it("rewrites what names a file that stays in its corpus", async () => {
    assert.deepEqual(await moving("b/d/other.md", "b/e/another.md"), ["b/note.md: [[another]]\n"]);
    assert.deepEqual(await moving("d/to-lam.md", "c/to-lam2.md"), [
      "d/to-lam.md: ---\ntype: person\nname: To Lam\n---\nSee [him](../d/hanoi.md).\n",
      "note.md: [[to-lam2]], [[c/to-lam2]] and [him](c/to-lam2.md).\n",
    ]);
    assert.deepEqual(await moving("b", "e"), []);
  });
});

describe("rename, while people go on writing", function () {
  this.timeout(60_000);

  /** Renames ana-lindqvist where pier.md names her, and changes an open file meanwhile. */
  const renameWhile = async (
    path: string,
    text: string,
    check: (client: Client, edit: WorkspaceEdit) => void,
  ) => {
    const client = await Client.start([...FILES, ...manyFiles("[[ana-lindqvist]]\n")], {
      capabilities: FULL,
    });
    try {
      await client.open("pier.md", PIER);
      await client.open("note.md", NOTE);
      const at = client.find("pier.md", "[[ana-lindqvist", 4);
      await client.at("textDocument/hover", "pier.md", at);
      const answer = client.at<WorkspaceEdit>("textDocument/rename", "pier.md", at, { newName: "ana-l" });
      await client.change(path, text);
      check(client, await answer);
    } finally {
      await client.stop();
    }
  };

  it("begins anew, and changes the text as it is by then", async () => {
    const text = `Then [[ana-lindqvist]].\n${NOTE}`;
    await renameWhile("note.md", text, (client, edit) => {
      assert.equal(
        editedText(text, editsOf(client, edit, "note.md"), "utf-16"),
        text.replaceAll("[[ana-lindqvist", "[[ana-l"),
      );
      assert.equal(editsOf(client, edit, "many/file-299.md").length, 1);
    });
  });

  it("does not guess what was to be renamed in a text that changed", async () => {
    await assert.rejects(
      renameWhile("pier.md", PIER.replace("---\n", "---\nnote: So.\n"), () => assert.fail("it was renamed")),
      /The text changed meanwhile, and nothing was renamed: try again\./,
    );
  });
});
