import assert from "node:assert/strict";
import type { ClientCapabilities, CodeAction, Location, WorkspaceEdit } from "vscode-languageserver";
import { REFERENCES, type References } from "../../server/src/lsp/shared/references.ts";
import { SPLIT } from "../../server/src/lsp/shared/split.ts";
import { Client } from "./client.ts";
import { editedText, editsOf, manyFiles, operationsIn, versionOf } from "./edited.ts";

const CAPABILITIES: ClientCapabilities = {
  textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } } },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } },
};

const OPEN = "東京 👩‍👩‍👧 é مرحبا [[ana]] and [[Ana|she]], Ana herself.\n";
const CLOSED = '---\r\noriginal: { sha256: "00" }\r\n---\r\n東京 👩‍👩‍👧 é [[ana]] and Ana [@ek, p. 3].\r\n';
const FILES = [
  { path: "attested.yaml", text: "" },
  { path: "who/ana.md", text: "---\ntype: person\nname: Ana\n---\n" },
  { path: "sources/ek.md", text: "---\ntype: source\ntitle: Ek\n---\n" },
  { path: "open.md", text: OPEN },
  { path: "closed.md", text: CLOSED },
];

for (const encoding of ["utf-8", "utf-16", "utf-32"] as const) {
  describe(`split over stdio, ${encoding}`, function () {
    this.timeout(60_000);
    let client: Client;

    before(async () => {
      client = await Client.start(FILES, {
        capabilities: { ...CAPABILITIES, general: { positionEncodings: [encoding] } },
      });
      await client.open("open.md", OPEN);
    });
    after(() => client.stop());

    const column = (before: string): number =>
      encoding === "utf-16"
        ? before.length
        : encoding === "utf-32"
          ? [...before].length
          : Buffer.byteLength(before);
    const at = (words: string) => ({ line: 0, character: column(OPEN.slice(0, OPEN.indexOf(words) + 2)) });
    const references = (): Promise<Location[]> =>
      client.at("textDocument/references", "open.md", at("[[ana]]"), {
        context: { includeDeclaration: false },
      });
    const split = (locations: readonly Location[], name: string): Promise<WorkspaceEdit> =>
      client.connection.sendRequest(SPLIT, { locations, name });

    it("splits off what was chosen in the list of references, with marks and without", async () => {
      const all = await references();
      assert.equal(all.length, 5);
      const chosen = all.filter(({ uri }, i) => uri.endsWith("closed.md") || i === all.length - 1);
      const edit = await split(chosen, "Ana Ek: the other");
      assert.equal(
        editedText(CLOSED, editsOf(client, edit, "closed.md"), encoding),
        CLOSED.replace("[[ana]] and Ana ", "[[ana-ek-the-other|ana]] and [[ana-ek-the-other|Ana]] "),
      );
      assert.equal(
        editedText(OPEN, editsOf(client, edit, "open.md"), encoding),
        OPEN.replace(", Ana", ", [[ana-ek-the-other|Ana]]"),
      );
      assert.deepEqual(operationsIn(client, edit), ["create who/ana-ek-the-other.md"]);
      const [made] = editsOf(client, edit, "who/ana-ek-the-other.md");
      assert.equal(made?.newText, '---\ntype: person\nname: "Ana Ek: the other"\n---\n');
    });

    it("refuses with a sentence", async () => {
      const [first] = await references();
      assert.ok(first);
      await assert.rejects(split([first], "Ek"), /“Ek” is a name of “Ek” in sources\/ek\.md/);
      await assert.rejects(split([], "Berta"), /Nothing was chosen/);
      await assert.rejects(
        split([{ ...first, uri: "file:///elsewhere/x.md" }], "Berta"),
        /do not lie in one corpus/,
      );
    });

    it("offers to split one mention off, under the words that stand there", async () => {
      const asked = async (words: string): Promise<CodeAction | undefined> => {
        const position = at(words);
        const found = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
          textDocument: { uri: client.uri("open.md") },
          range: { start: position, end: position },
          context: { diagnostics: [] },
        });
        return found.find(({ title }) => title.startsWith("Split"));
      };
      const action = await asked("[[Ana|she]]");
      assert.equal(action?.title, "Split this mention off into a new definition “she”");
      const { edit } = await client.connection.sendRequest<CodeAction>("codeAction/resolve", action);
      assert.ok(edit);
      assert.equal(
        editedText(OPEN, editsOf(client, edit, "open.md"), encoding),
        OPEN.replace("[[Ana|she]]", "[[she|she]]"),
      );
      const namesake = await asked("[[ana]]");
      assert.equal(namesake?.title, "Split this mention off into a new definition “Ana (2)”");
      const other = await client.connection.sendRequest<CodeAction>("codeAction/resolve", namesake);
      assert.ok(other.edit);
      assert.equal(
        editedText(OPEN, editsOf(client, other.edit, "open.md"), encoding),
        OPEN.replace("[[ana]]", "[[ana-2|Ana]]"),
      );
      assert.equal(
        editsOf(client, other.edit, "who/ana-2.md")[0]?.newText,
        "---\ntype: person\nname: Ana (2)\nweakAliases: [Ana]\n---\n",
      );
      assert.equal(await asked("and"), undefined);
    });
  });
}

describe("split, for a client that asks for the name", function () {
  this.timeout(60_000);

  it("offers its command where a mention begins, and no name", async () => {
    const initializationOptions = { commands: { split: "editor.split" } };
    const client = await Client.start(FILES, { capabilities: CAPABILITIES, initializationOptions });
    try {
      await client.open("open.md", OPEN);
      const position = client.find("open.md", "[[ana]]", 4);
      const found = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri: client.uri("open.md") },
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
      const [action, ...more] = found.filter(({ title }) => title.startsWith("Split"));
      assert.deepEqual(more, []);
      const title = "Split this mention off into a new definition…";
      const start = client.find("open.md", "[[ana]]", 2);
      assert.equal(action?.title, title);
      assert.deepEqual(action.command, {
        title,
        command: "editor.split",
        arguments: [client.uri("open.md"), start],
      });
      const references = await client.at<References>(REFERENCES, "open.md", start);
      assert.deepEqual(references.names, ["Ana"]);
    } finally {
      await client.stop();
    }
  });
});

describe("split, while people go on writing", function () {
  this.timeout(60_000);

  /** Splits [[Ana|she]] off under a name that the old definition has too, and changes an open file meanwhile. */
  const splitWhile = async (
    path: string,
    text: string,
    check: (client: Client, edit: WorkspaceEdit) => void,
  ) => {
    const named = { path: "who/ana.md", text: "---\ntype: person\nname: Ana\naliases: [Ana Ek]\n---\n" };
    const files = [...FILES, named, { path: "other.md", text: "[[Ana Ek]]\n" }, ...manyFiles("[[Ana Ek]]\n")];
    const client = await Client.start(files, { capabilities: CAPABILITIES });
    try {
      await client.open("open.md", OPEN);
      await client.open("other.md", "[[Ana Ek]]\n");
      const start = client.find("open.md", "[[Ana|", 2);
      await client.at("textDocument/hover", "open.md", start);
      const range = { start, end: { ...start, character: start.character + 3 } };
      const answer = client.connection.sendRequest<WorkspaceEdit>(SPLIT, {
        locations: [{ uri: client.uri("open.md"), range }],
        name: "Ana Ek",
      });
      await client.change(path, text);
      check(client, await answer);
    } finally {
      await client.stop();
    }
  };

  it("begins anew, and changes the text as it is by then", async () => {
    const text = "Then [[Ana Ek]] and [[Ana Ek]].\n";
    await splitWhile("other.md", text, (client, edit) => {
      assert.equal(
        editedText(OPEN, editsOf(client, edit, "open.md"), "utf-16"),
        OPEN.replace("[[Ana|she]]", "[[ana-ek|she]]"),
      );
      assert.equal(
        editedText(text, editsOf(client, edit, "other.md"), "utf-16"),
        text.replaceAll("[[Ana Ek]]", "[[ana|Ana Ek]]"),
      );
      assert.equal(versionOf(client, edit, "other.md"), 2);
      assert.equal(editsOf(client, edit, "many/file-299.md").length, 1);
    });
  });

  it("does not guess where chosen words stand in a text that changed", async () => {
    await assert.rejects(
      splitWhile("open.md", `Then [[Ana]]. ${OPEN}`, () => assert.fail("it was split")),
      /The text of open\.md changed meanwhile, and nothing was split off: choose the mentions again\./,
    );
  });
});
