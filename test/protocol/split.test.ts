import assert from "node:assert/strict";
import type { ClientCapabilities, CodeAction, Location, WorkspaceEdit } from "vscode-languageserver";
import { SPLIT } from "../../server/src/lsp/shared.ts";
import { Client } from "./client.ts";
import { editedText, editsOf, operationsIn } from "./edited.ts";

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
      assert.equal((await asked("[[ana]]"))?.title, "Split this mention off into a new definition “Ana”");
      assert.equal(await asked("and"), undefined);
    });
  });
}
