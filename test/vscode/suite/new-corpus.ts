import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { eventually, openFile, positionOf } from "./editor.ts";

describe("beginning, inside VS Code", () => {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  const root = workspace?.uri ?? vscode.Uri.file("/");
  // Beside the corpus that is open, as what lies in it would have to be confirmed.
  const folder = vscode.Uri.joinPath(root, "..", "made-by-test");
  const file = vscode.Uri.joinPath(folder, "attested.yaml");
  const text = async (): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(file));

  before(() => vscode.workspace.fs.createDirectory(folder));
  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it("makes a folder a corpus, and opens the file that does it", async () => {
    await vscode.commands.executeCommand("attested.makeCorpus", folder);
    assert((await text()).startsWith("# This file makes the folder a corpus."), await text());
    const shown = vscode.window.activeTextEditor?.document.uri.toString();
    assert(shown === file.toString(), String(shown));
  });

  it("leaves an attested.yaml as it is", async () => {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode("rules: {}\n"));
    await vscode.commands.executeCommand("attested.makeCorpus", folder);
    assert((await text()) === "rules: {}\n", await text());
  });

  it("suggests marks for words that are selected", async () => {
    const editor = await openFile("articles/fourteen-agreements.md");
    const start = positionOf(editor.document, "ceremony");
    const end = start.translate(0, "ceremony".length);
    editor.selection = new vscode.Selection(start, end);
    const claim = await eventually(async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        editor.document.uri,
        end,
      );
      return list.items.find(
        ({ label, kind }) => label === "claim" && kind === vscode.CompletionItemKind.Snippet,
      );
    }, "the suggestion");
    const { range } = claim;
    const at = range instanceof vscode.Range ? range : range?.inserting;
    assert(at?.isEmpty === true && at.start.isEqual(end), JSON.stringify(range));
    editor.selection = new vscode.Selection(start, start);
  });
});
