import assert from "node:assert/strict";
import { type CompletionItem, type CompletionList, CompletionTriggerKind } from "vscode-languageserver";
import { Client, type ClientOptions } from "./client.ts";

const TEXT = "The ferry will ";

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
  const start = async (snippetSupport: boolean): Promise<void> => {
    const options: ClientOptions = {
      capabilities: { textDocument: { completion: { completionItem: { snippetSupport } } } },
    };
    client = await Client.start([{ path: "attested.yaml", text: "" }], options);
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
      assert.ok(sortText?.startsWith("~"));
      assert.match(textEdit?.newText ?? "", /\$\{1:\$\{TM_SELECTED_TEXT:/);
    }
    const [person] = await suggested("people/ida-berg.md", "---\npers");
    assert.match(person?.textEdit?.newText ?? "", /^type: person\nname: \$\{1:Ida Berg\}\$\{2:\naliases: /);
  });

  it("are plain text for other clients", async () => {
    await start(false);
    const [claim] = await suggested("ferry.md", TEXT);
    assert.equal(claim?.textEdit?.newText, "[words]{.claim} [@key]");
    assert.equal(claim?.insertTextFormat, undefined);
    const [person] = await suggested("people/ida-berg.md", "");
    assert.equal(person?.textEdit?.newText, "---\ntype: person\nname: Ida Berg\n---\n");
  });

  it("are none where a sign was typed", async () => {
    await start(true);
    assert.deepEqual(await suggested("ferry.md", `${TEXT}. `, CompletionTriggerKind.TriggerCharacter), []);
  });
});
