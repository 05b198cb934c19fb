import assert from "node:assert/strict";
import { type CompletionItem, type CompletionList, CompletionTriggerKind } from "vscode-languageserver";
import { Client, type ClientOptions } from "./client.ts";

const TEXT = "The ferry will ";
const TEXT_BY = '😀 é 東京 שלום [“Wind”]{.quote by=""}';

describe("snippets over stdio", () => {
  let client: Client;
  afterEach(() => client.stop());

  /** What is suggested at the end of a text, a file of its own. */
  const suggested = async (
    path: string,
    text: string,
    triggerKind: CompletionTriggerKind = CompletionTriggerKind.Invoked,
  ): Promise<readonly CompletionItem[]> => {
    await client.open(path, text);
    const lines = text.split("\n");
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    const context = { triggerKind, triggerCharacter: "." };
    const list = await client.at<CompletionList | null>("textDocument/completion", path, position, {
      context,
    });
    return list?.items ?? [];
  };
  const start = async (snippetSupport: boolean, initializationOptions?: object): Promise<void> => {
    const options: ClientOptions = {
      capabilities: { textDocument: { completion: { completionItem: { snippetSupport } } } },
      initializationOptions,
    };
    client = await Client.start([{ path: "attested.yaml", text: "" }], options);
  };

  /** The changes beside a person who is suggested between quotation marks with nothing in them. */
  const besidePerson = async (initializationOptions: object) => {
    await start(true, initializationOptions);
    await client.open("people/ida-berg.md", "---\ntype: person\nname: Ida Berg\n---\n");
    await client.open("ferry.md", TEXT_BY);
    const at = { line: 0, character: TEXT_BY.length - 2 };
    const list = await client.at<CompletionList>("textDocument/completion", "ferry.md", at);
    const item = list.items.find(({ label }) => label === "Ida Berg");
    assert.ok(item !== undefined);
    return item.additionalTextEdits;
  };

  it("have places to be filled in where the client can, and stand behind everything else", async () => {
    await start(true);
    const items = await suggested("ferry.md", TEXT);
    assert.deepEqual(
      items.map(({ label }) => label),
      ["claim", "quote", "mention", "date"],
    );
    for (const { insertTextFormat, sortText, textEdit } of items) {
      assert.equal(insertTextFormat, 2);
      assert.ok(sortText?.startsWith("z!"));
      assert.match(textEdit?.newText ?? "", /\$(?:\{TM_SELECTED_TEXT:|TM_SELECTED_TEXT\])/);
    }
    const [person] = await suggested("people/ida-berg.md", "---\npers");
    assert.match(
      person?.textEdit?.newText ?? "",
      /^type: person\nname: \$\{1:Ida Berg\}\naliases: \[\$\{2\}\]\n/,
    );
  });

  it("stand first once their whole name is typed, before the editor's own of that name", async () => {
    await start(true);
    const [quote] = await suggested("ferry.md", `${TEXT}quote`);
    assert.deepEqual([quote?.label, quote?.preselect, quote?.sortText], ["quote", true, "000"]);
    const [early] = await suggested("ferry.md", `${TEXT}quo`);
    assert.deepEqual([early?.label, early?.preselect, early?.sortText], ["quote", undefined, "z!000"]);
  });

  it("are plain text for other clients", async () => {
    await start(false);
    const [claim] = await suggested("ferry.md", TEXT);
    assert.equal(claim?.textEdit?.newText, "[words]{.claim} [@]");
    assert.equal(claim?.insertTextFormat, undefined);
    const [person] = await suggested("people/ida-berg.md", "");
    assert.equal(
      person?.textEdit?.newText,
      "---\ntype: person\nname: Ida Berg\naliases: []\nroles: []\n---\n",
    );
  });

  it("ask the client to list what goes to their places, where it has a command for that", async () => {
    await start(true, { commands: { suggest: "example.suggest" } });
    const items = await suggested("ferry.md", TEXT);
    assert.deepEqual(
      items.map(({ command }) => command?.command),
      items.map(() => "example.suggest"),
    );
    const [source] = await suggested("ferry.md", `${TEXT}[@`);
    assert.equal(source?.label, "New source…");
    assert.match(source.textEdit?.newText ?? "", /^\$\{1:new-source\}\$0$/);
  });

  it("bring quotation marks along that go where they are not needed and the client can take them away", async () => {
    assert.equal(await besidePerson({ commands: { suggest: "example.suggest" } }), undefined);
    await client.stop();
    const [first, second] = (await besidePerson({ editsBesideItems: true })) ?? [];
    const at = TEXT_BY.length - 2;
    assert.deepEqual([first?.range.start.character, first?.newText], [at - 1, ""]);
    assert.deepEqual([second?.range.start.character, second?.newText], [at, ""]);
  });

  it("are none where a sign was typed", async () => {
    await start(true);
    assert.deepEqual(await suggested("ferry.md", `${TEXT}. `, CompletionTriggerKind.TriggerCharacter), []);
  });
});
