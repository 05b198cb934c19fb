import assert from "node:assert/strict";
import type {
  ClientCapabilities,
  Range,
  RenameFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { linesOf } from "../../server/src/text/lines.ts";
import { type Encoding, offsetAt } from "../../server/src/text/units.ts";
import { Client } from "./client.ts";
import { HARBOUR, PIER } from "./harbour.ts";

const FULL: ClientCapabilities = {
  textDocument: { rename: { prepareSupport: true } },
  workspace: {
    fileOperations: { willRename: true },
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ["create", "rename", "delete"],
      changeAnnotationSupport: {},
    },
  },
};

const NOTE =
  "東京 👩‍👩‍👧 é [[ana-lindqvist]], [[Ana Lindqvist]] and [[harbour-board|Harbour Board]] [@ek2020].\n";
const FILES = [...HARBOUR, { path: "pier.md", text: PIER }, { path: "note.md", text: NOTE }];

/** The text of a file as the edit leaves it, in the encoding in which the ranges count. */
function edited(text: string, edits: readonly TextEdit[], encoding: Encoding): string {
  const lines = linesOf(text);
  return [...edits]
    .sort((a, b) => offsetAt(lines, b.range.start, encoding) - offsetAt(lines, a.range.start, encoding))
    .reduce(
      (before, { range, newText }) =>
        before.slice(0, offsetAt(lines, range.start, encoding)) +
        newText +
        before.slice(offsetAt(lines, range.end, encoding)),
      text,
    );
}

function editsOf(client: Client, edit: WorkspaceEdit, path: string): readonly TextEdit[] {
  const found = edit.documentChanges?.filter(
    (change): change is TextDocumentEdit =>
      "textDocument" in change && change.textDocument.uri === client.uri(path),
  );
  return (found?.flatMap(({ edits }) => edits) ?? edit.changes?.[client.uri(path)] ?? []) as TextEdit[];
}

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
        edited(NOTE, editsOf(client, edit, "note.md"), encoding),
        NOTE.replace("[[ana-lindqvist", "[[ana-l"),
      );
      const pier = edited(PIER, editsOf(client, edit, "pier.md"), encoding);
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
        edited(NOTE, editsOf(client, edit, "note.md"), encoding),
        NOTE.replace("[[harbour-board|", "[[board|"),
      );
      const name = await client.at<WorkspaceEdit>("textDocument/rename", "note.md", at("[[Ana", 4), {
        newName: "Ana Ek",
      });
      assert.equal(
        edited(NOTE, editsOf(client, name, "note.md"), encoding),
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
        edited(config, editsOf(client, edit, "attested.yaml"), encoding),
        config.replace("[who,", "[people,"),
      );
    });

    it("says what follows from moving a file whose name is its id", async () => {
      const edit = await client.request<WorkspaceEdit | null>("workspace/willRenameFiles", {
        files: [{ oldUri: client.uri("who/ana-lindqvist.md"), newUri: client.uri("who/ana.md") }],
      });
      assert.ok(edit !== null);
      assert.equal(
        edited(NOTE, editsOf(client, edit, "note.md"), encoding),
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
    assert.equal(edited(NOTE, editsOf(client, edit, "note.md"), "utf-16"), NOTE.replace("ek2020", "ek-2020"));
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
