import assert from "node:assert/strict";
import type { ClientCapabilities, CodeAction, WorkspaceEdit } from "vscode-languageserver";
import { MERGE, MERGE_CHOICE, type MergeChoice } from "../../server/src/lsp/shared/merge.ts";
import { Client } from "./client.ts";
import { editedText, editsOf, manyFiles, operationsIn, versionOf } from "./edited.ts";

const CAPABILITIES: ClientCapabilities = {
  textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } } },
  workspace: {
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ["create", "rename", "delete"],
      changeAnnotationSupport: {},
    },
  },
};

const LAM =
  "---\r\ntype: person\r\nname: Lâm Tô\r\naliases: [林蘇]\r\nborn: 1957\r\n---\r\nBorn in 東京.\r\n";
const TO_LAM =
  "---\ntype: person\nname: Tô Lâm # 👩‍👩‍👧\naliases: [To Lam, 林蘇 To]\nborn: 1957-07-10\n---\n";
const NOTE = "東京 👩‍👩‍👧 é مرحبا [[lam]] and [[Lâm Tô]] and [him](people/lam.md), [[to-lam|he]].\n";
const FILES = [
  { path: "attested.yaml", text: "style: { lam: Lam }\n" },
  { path: "people/lam.md", text: LAM },
  { path: "people/to-lam.md", text: TO_LAM },
  { path: "people/lan.md", text: "---\ntype: person\nname: Lan\n---\n" },
  { path: "people/else.md", text: "---\ntype: person\nname: Somebody Else\n---\n" },
  { path: "places/harbour.md", text: "---\ntype: place\nname: Harbour\n---\n" },
  { path: "note.md", text: NOTE },
];
const MERGED =
  "---\ntype: person\nname: Tô Lâm # 👩‍👩‍👧\naliases: [To Lam, 林蘇 To, Lâm Tô, 林蘇]\nborn: [{ value: 1957-07-10 }, { value: 1957 }]\n---\nBorn in 東京.\n";

const codeActions = (client: Client, path: string, line: number, only?: string): Promise<CodeAction[]> => {
  const at = { line, character: 0 };
  return client.connection.sendRequest("textDocument/codeAction", {
    textDocument: { uri: client.uri(path) },
    range: { start: at, end: at },
    context: { diagnostics: [], ...(only === undefined ? {} : { only: [only] }) },
  });
};

for (const encoding of ["utf-8", "utf-16", "utf-32"] as const) {
  describe(`merge over stdio, ${encoding}`, function () {
    this.timeout(60_000);
    let client: Client;

    before(async () => {
      client = await Client.start(FILES, {
        capabilities: { ...CAPABILITIES, general: { positionEncodings: [encoding] } },
      });
      await client.open("people/lam.md", LAM);
      await client.open("note.md", NOTE);
    });
    after(() => client.stop());

    const assertMerged = (edit: WorkspaceEdit): void => {
      assert.equal(
        editedText(NOTE, editsOf(client, edit, "note.md"), encoding),
        "東京 👩‍👩‍👧 é مرحبا [[to-lam]] and [[Lâm Tô]] and [him](people/to-lam.md), [[to-lam|he]].\n",
      );
      assert.equal(editedText(TO_LAM, editsOf(client, edit, "people/to-lam.md"), encoding), MERGED);
      assert.equal(
        editedText("style: { lam: Lam }\n", editsOf(client, edit, "attested.yaml"), encoding),
        "style: { to-lam: Lam }\n",
      );
      assert.deepEqual(operationsIn(client, edit), ["delete people/lam.md"]);
      const labels = Object.values(edit.changeAnnotations ?? {}).map(({ label }) => label);
      assert.deepEqual(labels.sort(), ["Definition", "File", "Links", "Mentions", "Settings"]);
    };

    it("says what a definition can be merged into, the likeliest first", async () => {
      const found = await client.at<MergeChoice>(MERGE_CHOICE, "people/lam.md", { line: 2, character: 7 });
      assert.deepEqual(found.from, { path: "people/lam.md", id: "lam", name: "Lâm Tô" });
      assert.deepEqual(
        found.into.map(({ id, likely }) => [id, likely]),
        [
          ["to-lam", true],
          ["lan", true],
          ["else", undefined],
        ],
      );
      assert.equal(await client.at(MERGE_CHOICE, "note.md", { line: 1, character: 0 }), null);
    });

    it("merges it, with all that named it", async () => {
      const edit = await client.connection.sendRequest<WorkspaceEdit>(MERGE, {
        textDocument: { uri: client.uri("note.md") },
        from: { path: "people/lam.md", id: "lam" },
        into: { path: "people/to-lam.md", id: "to-lam" },
      });
      assertMerged(edit);
    });

    it("refuses with a sentence", async () => {
      const asked = (into: object) =>
        client.connection.sendRequest(MERGE, {
          textDocument: { uri: client.uri("note.md") },
          from: { path: "people/lam.md", id: "lam" },
          into,
        });
      await assert.rejects(
        asked({ path: "places/harbour.md", id: "harbour" }),
        /is a person and “Harbour” a place/,
      );
      await assert.rejects(asked({ path: "gone.md", id: "gone" }), /Nothing in gone\.md has the id “gone”/);
      await assert.rejects(
        client.at(MERGE_CHOICE, "note.md", { line: 0, character: 200 }),
        /note\.md is a note/,
      );
    });

    it("offers it as an action whose changes are made when it is chosen", async () => {
      const found = await codeActions(client, "people/lam.md", 0);
      const merges = found.filter(({ title }) => title.startsWith("Merge"));
      assert.deepEqual(
        merges.map(({ title, kind, edit }) => [title, kind, edit]),
        [
          ["Merge into “Tô Lâm” (to-lam)", "refactor.rewrite", undefined],
          ["Merge into “Lan” (lan)", "refactor.rewrite", undefined],
          // Of another name, for nobody can choose among all.
          ["Merge into “Somebody Else” (else)", "refactor.rewrite", undefined],
        ],
      );
      assert.deepEqual(await codeActions(client, "people/lam.md", 0, "quickfix"), []);
      const resolved = await client.connection.sendRequest<CodeAction>("codeAction/resolve", merges[0]);
      assert.ok(resolved.edit);
      assertMerged(resolved.edit);
    });

    it("refuses an action that it does not know", async () => {
      for (const data of [
        undefined,
        1,
        {},
        { merge: { textDocument: {} } },
        { split: { name: 1, locations: [{}] } },
      ]) {
        const action = { title: "x", data };
        await assert.rejects(
          client.connection.sendRequest("codeAction/resolve", action),
          /not known any more/,
        );
      }
    });
  });
}

describe("merge, for a client that lets people choose", function () {
  this.timeout(60_000);

  const titled = async (client: Client, path: string, line: number): Promise<CodeAction[]> =>
    (await codeActions(client, path, line)).filter(({ title }) => title.startsWith("Merge"));

  it("offers that, where nothing else has a like name too", async () => {
    const initializationOptions = { commands: { merge: "editor.merge" } };
    const client = await Client.start(FILES, { capabilities: CAPABILITIES, initializationOptions });
    try {
      const other = FILES.find(({ path }) => path === "people/else.md")?.text ?? "";
      await client.open("people/else.md", other);
      const [action, ...more] = await titled(client, "people/else.md", 2);
      assert.deepEqual(more, []);
      assert.equal(action?.title, "Merge into another definition…");
      assert.equal(action.kind, "refactor.rewrite");
      assert.deepEqual(action.command, {
        title: action.title,
        command: "editor.merge",
        arguments: [client.uri("people/else.md"), { line: 2, character: 6 }],
      });
      assert.deepEqual(await client.connection.sendRequest("codeAction/resolve", action), action);
      await client.open("people/lam.md", LAM);
      assert.deepEqual(
        (await titled(client, "people/lam.md", 0)).map(({ title }) => title),
        ["Merge into “Tô Lâm” (to-lam)", "Merge into “Lan” (lan)", "Merge into another definition…"],
      );
      await client.open("places/harbour.md", "---\ntype: place\nname: Harbour\n---\n");
      assert.deepEqual(await titled(client, "places/harbour.md", 1), [], "there is no other place");
    } finally {
      await client.stop();
    }
  });

  it("offers it to one that resolves no actions too, but not where the file would stay", async () => {
    const initializationOptions = { commands: { merge: "editor.merge" } };
    for (const resourceOperations of [["delete" as const], []]) {
      const capabilities: ClientCapabilities = {
        workspace: { workspaceEdit: { documentChanges: true, resourceOperations } },
      };
      const client = await Client.start(FILES, { capabilities, initializationOptions });
      try {
        await client.open("people/lam.md", LAM);
        const due = resourceOperations.length === 0 ? [] : ["Merge into another definition…"];
        assert.deepEqual(
          (await titled(client, "people/lam.md", 0)).map(({ title }) => title),
          due,
        );
      } finally {
        await client.stop();
      }
    }
  });
});

describe("merge of what stands in one list", function () {
  this.timeout(60_000);
  const IN_A_LIST =
    '---\ntype: event\nname: 東京\nparticipants: [lam, to-lam]\n---\n👩‍👩‍👧 é مرحبا [x]{.claim by="lam; to-lam"} [@lam; @to-lam].\r\n';

  for (const encoding of ["utf-8", "utf-16", "utf-32"] as const)
    it(`names what is left once, ${encoding}`, async () => {
      const files = [...FILES.slice(0, 3), { path: "e.md", text: IN_A_LIST }];
      const capabilities = { ...CAPABILITIES, general: { positionEncodings: [encoding] } };
      const client = await Client.start(files, { capabilities });
      try {
        const edit = await client.connection.sendRequest<WorkspaceEdit>(MERGE, {
          textDocument: { uri: client.uri("e.md") },
          from: { path: "people/lam.md", id: "lam" },
          into: { path: "people/to-lam.md", id: "to-lam" },
        });
        assert.equal(
          editedText(IN_A_LIST, editsOf(client, edit, "e.md"), encoding),
          IN_A_LIST.replace("[lam, to-lam]", "[to-lam]").replace('"lam; to-lam"', "to-lam"),
        );
      } finally {
        await client.stop();
      }
    });

  it("says under a heading of its own what would name itself", async () => {
    const places = [
      { path: "attested.yaml", text: "" },
      { path: "places/a.md", text: "---\ntype: place\nname: 東京\n---\n" },
      { path: "places/b.md", text: "---\r\ntype: place\r\nname: Tokyo\r\nwithin: a\r\n---\r\n" },
    ];
    const client = await Client.start(places, { capabilities: CAPABILITIES });
    try {
      const edit = await client.connection.sendRequest<WorkspaceEdit>(MERGE, {
        textDocument: { uri: client.uri("places/a.md") },
        from: { path: "places/a.md", id: "a" },
        into: { path: "places/b.md", id: "b" },
      });
      assert.equal(
        editedText(places[2]?.text ?? "", editsOf(client, edit, "places/b.md"), "utf-16"),
        "---\r\ntype: place\r\nname: Tokyo\r\naliases: [東京]\r\n---\r\n",
      );
      const labels = Object.values(edit.changeAnnotations ?? {}).map(({ label }) => label);
      assert.deepEqual(labels.sort(), ["Definition", "File", "Would name itself"]);
    } finally {
      await client.stop();
    }
  });
});

describe("merge, while people go on writing", function () {
  this.timeout(60_000);

  it("begins anew, and changes the text as it is by then", async () => {
    const client = await Client.start([...FILES, ...manyFiles("[[lam]]\n")], { capabilities: CAPABILITIES });
    try {
      await client.open("note.md", NOTE);
      await client.at("textDocument/hover", "note.md", { line: 0, character: 0 });
      const answer = client.connection.sendRequest<WorkspaceEdit>(MERGE, {
        textDocument: { uri: client.uri("note.md") },
        from: { path: "people/lam.md", id: "lam" },
        into: { path: "people/to-lam.md", id: "to-lam" },
      });
      const text = `Then [[lam]].\n${NOTE}`;
      await client.change("note.md", text);
      const edit = await answer;
      assert.equal(
        editedText(text, editsOf(client, edit, "note.md"), "utf-16"),
        text.replaceAll("[[lam]]", "[[to-lam]]").replace("people/lam.md", "people/to-lam.md"),
      );
      assert.equal(versionOf(client, edit, "note.md"), 2);
      assert.equal(editsOf(client, edit, "many/file-299.md").length, 1);
    } finally {
      await client.stop();
    }
  });
});

describe("merge, for a client that resolves no actions", function () {
  this.timeout(60_000);

  it("offers none", async () => {
    const client = await Client.start(FILES);
    try {
      await client.open("people/lam.md", LAM);
      const found = await codeActions(client, "people/lam.md", 0);
      assert.ok(found.every(({ title }) => !/^(?:Merge|Split)/.test(title)));
    } finally {
      await client.stop();
    }
  });
});
