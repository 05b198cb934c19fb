import assert from "node:assert/strict";
import type { ClientCapabilities, CodeAction, Position, WorkspaceEdit } from "vscode-languageserver";
import { Client } from "./client.ts";
import { positionOf } from "./columns.ts";
import { editedText, editsOf, operationsIn, versionOf } from "./edited.ts";

const CAPABILITIES: ClientCapabilities = {
  textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } } },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } },
};

const BEFORE = "東京 👩‍👩‍👧 é مرحبا";
const TALKS = `---\r\ntitle: ${BEFORE} # 苏\r\nclaims:\r\n  c1: { mode: plan } # why?\r\n---\r\n${BEFORE} Foo Bar met, [they ate]{.claim #c1 by=?x} and [left]{.quote by=?y on=2024}.\r\n`;
const BROKEN = `---\ntitle: ${BEFORE}: part two\ntype: article\nclaims:\n  c1: { by: ?x, on: soon }\n---\n[They ate]{.claim #c1}.\n`;
const LIST = `${BEFORE} [they ate]{.claim by="?x #c1}.\n`;
const CONFIG = `# ${BEFORE}\nstyle: { a: "${BEFORE}" }\nproprties: {}\n`;
const FILES = [
  { path: "attested.yaml", text: CONFIG },
  { path: "talks.md", text: TALKS },
  { path: "broken.md", text: BROKEN },
  { path: "list.md", text: LIST },
];

for (const encoding of ["utf-8", "utf-16", "utf-32"] as const) {
  describe(`code actions over stdio, ${encoding}`, function () {
    this.timeout(60_000);
    let client: Client;

    const start = async (operations: readonly "create"[]): Promise<void> => {
      const workspaceEdit = { documentChanges: true, resourceOperations: [...operations] };
      const capabilities = { ...CAPABILITIES, workspace: { workspaceEdit } };
      client = await Client.start(FILES, {
        capabilities: { ...capabilities, general: { positionEncodings: [encoding] } },
      });
      for (const { path, text } of FILES) await client.open(path, text);
    };
    afterEach(() => client.stop());

    const textOf = (path: string): string => FILES.find((file) => file.path === path)?.text ?? "";
    const at = (path: string, words: string): Position => positionOf(textOf(path), words, encoding);
    const actions = (path: string, from: Position, to = from, only?: string): Promise<CodeAction[]> =>
      client.request("textDocument/codeAction", {
        textDocument: { uri: client.uri(path) },
        range: { start: from, end: to },
        context: { diagnostics: [], ...(only === undefined ? {} : { only: [only] }) },
      });
    const changed = (path: string, edit: WorkspaceEdit | undefined): string => {
      assert.ok(edit !== undefined);
      assert.equal(versionOf(client, edit, path), 1);
      return editedText(textOf(path), editsOf(client, edit, path), encoding);
    };

    it("moves the attributes of all claims to front matter and back, as source actions", async () => {
      await start(["create"]);
      const first = { line: 0, character: 0 };
      const [there, ...others] = await actions("talks.md", first, first, "source.attested.toFrontMatter");
      assert.deepEqual([there?.title, others], ["Move the attributes of 2 claims to front matter", []]);
      assert.equal(
        changed("talks.md", there?.edit),
        TALKS.replace("plan } # why?\r\n", 'plan, by: "?x" } # why?\r\n  left: { by: "?y", on: "2024" }\r\n')
          .replace(" by=?x}", "}")
          .replace(".quote by=?y on=2024", ".quote #left"),
      );
      const all = await actions("talks.md", first, first, "source");
      const back = all.find(({ kind }) => kind === "source.attested.toText");
      assert.equal(back?.title, "Move the attributes of one claim into the text");
      assert.equal(
        changed("talks.md", back.edit),
        TALKS.replace("claims:\r\n  c1: { mode: plan } # why?", "# why?").replace(
          "by=?x}",
          "by=?x mode=plan}",
        ),
      );
    });

    it("makes a name what it names, first of all", async () => {
      await start(["create"]);
      const [from, to] = [at("talks.md", "Foo Bar"), at("talks.md", " met, ")];
      const found = await actions("talks.md", from, to, "refactor");
      assert.deepEqual(
        found.slice(0, 5).map(({ kind, title }) => `${kind}: ${title}`),
        [
          "refactor.extract: Define “Foo Bar” as a person in people/foo-bar.md",
          "refactor.extract: Define “Foo Bar” as an organisation in organisations/foo-bar.md",
          "refactor.extract: Define “Foo Bar” as a place in places/foo-bar.md",
          "refactor.rewrite: Mark as a mention",
          "refactor.rewrite: Mark as a person",
        ],
      );
      const edit = found[0]?.edit;
      assert.ok(edit !== undefined);
      assert.deepEqual(operationsIn(client, edit), ["create people/foo-bar.md"]);
      assert.equal(changed("talks.md", edit), TALKS.replace("Foo Bar", "[[Foo Bar]]"));
      assert.equal(changed("talks.md", found[4]?.edit), TALKS.replace("Foo Bar", "[Foo Bar]{.person}"));
    });

    it("makes no files for a client that cannot", async () => {
      await start([]);
      const found = await actions(
        "talks.md",
        at("talks.md", "Foo Bar"),
        at("talks.md", " met, "),
        "refactor",
      );
      assert.equal(found[0]?.title, "Mark as a mention");
    });

    it("repairs front matter, a list and a setting that cannot be read", async () => {
      await start(["create"]);
      for (const [path, words, title, before, after] of [
        [
          "broken.md",
          BEFORE,
          "Put quotation marks around the value",
          `${BEFORE}: part two`,
          `"${BEFORE}: part two"`,
        ],
        ["list.md", "by=", 'Write {.claim by="?x" #c1}', 'by="?x #c1', 'by="?x" #c1'],
        ["attested.yaml", "proprties", "Change it to “properties”", "proprties", "properties"],
      ] as const) {
        const found = await actions(path, at(path, words), at(path, words), "quickfix");
        assert.equal(found[0]?.title, title);
        assert.equal(changed(path, found[0].edit), textOf(path).replace(before, after));
        assert.ok(!found.some((one) => one.title.includes("in this file")));
      }
    });
  });
}
