import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { eventually, openFile, positionOf, restore } from "./editor.ts";

describe("typing, inside VS Code", () => {
  let editor: vscode.TextEditor;
  let before: string;
  beforeEach(async () => {
    editor = await openFile("articles/fourteen-agreements.md");
    before = editor.document.getText();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand("hideSuggestWidget");
    await restore(editor, before);
  });

  const write = (text: string): Thenable<unknown> => vscode.commands.executeCommand("type", { text });
  /** Accepts the first suggestion until the text is as expected. */
  const accept = (isThere: () => boolean, what: string): Promise<true> =>
    eventually(async () => {
      await vscode.commands.executeCommand("editor.action.triggerSuggest");
      await new Promise((resolve) => setTimeout(resolve, 300));
      await vscode.commands.executeCommand("acceptSelectedSuggestion");
      return isThere() ? true : undefined;
    }, what);
  const select = (words: string): void => {
    const start = positionOf(editor.document, words);
    editor.selection = new vscode.Selection(start, start.translate(0, words.length));
  };

  it("accepts a name from the list of suggestions, which readers see", async () => {
    const { document } = editor;
    const last = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(last, last);
    await write("\n[[Haipho");
    await accept(() => document.getText().endsWith("[[Haiphong]]"), "the accepted suggestion");
  });

  it("keeps the words around which brackets were typed, whatever they are said to mean", async () => {
    select("ceremony");
    for (const sign of ["[", "["]) await write(sign);
    await accept(
      () => /\[\[[^[\]|]+\|ceremony\]\]/.test(editor.document.getText()),
      "the words behind their target",
    );
  });

  it("asks for the source of words that become a claim", async () => {
    select("ceremony");
    await accept(
      () => /\[ceremony\]\{\.claim\} \[@[^\]]*\]/.test(editor.document.getText()),
      "the claim around the words",
    );
    const cited = /\[ceremony\]\{\.claim\} \[@[^\]]+\]/;
    await eventually(async () => {
      await vscode.commands.executeCommand("acceptSelectedSuggestion");
      return cited.test(editor.document.getText()) ? true : undefined;
    }, "the source, suggested at once");
    assert(cited.test(editor.document.getText()), editor.document.getText());
  });
});
