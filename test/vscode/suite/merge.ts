import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { accepting, answered, definitionsAt, eventually, openFile, positionOf, restore } from "./editor.ts";

const ARTICLE = "articles/fourteen-agreements.md";
const TEXT = "---\ntype: person\nname: Lam To\nborn: 1957\n---\nA second file on him.\n";

describe("merging, inside VS Code", () => {
  it("merges a definition into the one that is offered first, with all that names it", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder !== undefined, "a folder is open");
    const file = vscode.Uri.joinPath(folder.uri, "people/lam-to.md");
    const made = new vscode.WorkspaceEdit();
    made.createFile(file, { contents: new TextEncoder().encode(TEXT) });
    assert(await vscode.workspace.applyEdit(made), "the file was not made");
    const article = await openFile(ARTICLE);
    const before = article.document.getText();
    const into = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, "people/to-lam.md"));
    const intoBefore = into.getText();
    const named = before.replace("[[to-lam", "[[lam-to");
    await restore(article, named);
    await eventually(async () => {
      const uris = await definitionsAt(article.document, positionOf(article.document, "[[lam-to", 4));
      return uris[0]?.path.endsWith("/lam-to.md") === true ? true : undefined;
    }, "the second definition");
    const editor = await openFile("people/lam-to.md");
    const key = new vscode.Position(2, 1);
    const actions = await answered<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      [file, new vscode.Range(key, key)],
      (all) => all.some(({ title }) => title === "Merge into another definition…"),
    );
    const command = actions.find(({ title }) => title.startsWith("Merge into another"))?.command;
    assert(command !== undefined, "the action has a command");
    // Wherever the cursor is by then.
    editor.selection = new vscode.Selection(new vscode.Position(5, 3), new vscode.Position(5, 3));
    await accepting(vscode.commands.executeCommand(command.command, ...(command.arguments ?? [])));
    await eventually(() => (into.getText() === intoBefore ? undefined : true), "the other definition");
    const text = into.getText();
    assert(text.includes("  - Lam To\n"), text);
    assert(text.includes("born: [{ value: 1957-07-10 }, { value: 1957 }]"), text);
    assert(text.endsWith("A second file on him.\n"), text);
    assert(article.document.getText() === before, "the article names the other again");
    await eventually(async () => {
      const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, "people/lam-to.md"));
      return found.length === 0 ? true : undefined;
    }, "the end of the file");
    await restore(await vscode.window.showTextDocument(into), intoBefore);
    await into.save();
    await article.document.save();
  });
});
