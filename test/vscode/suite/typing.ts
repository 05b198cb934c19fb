import * as vscode from "vscode";
import { eventually, openFile, restore } from "./editor.ts";

describe("typing, inside VS Code", () => {
  it("accepts a name from the list of suggestions", async () => {
    const editor = await openFile("articles/fourteen-agreements.md");
    const { document } = editor;
    const before = document.getText();
    const last = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(last, last);
    await vscode.commands.executeCommand("type", { text: "\n[[Haipho" });
    await eventually(async () => {
      await vscode.commands.executeCommand("editor.action.triggerSuggest");
      await new Promise((resolve) => setTimeout(resolve, 300));
      await vscode.commands.executeCommand("acceptSelectedSuggestion");
      return document.getText().endsWith("[[haiphong]]") ? true : undefined;
    }, "the accepted suggestion");
    await vscode.commands.executeCommand("hideSuggestWidget");
    await restore(editor, before);
  });
});
