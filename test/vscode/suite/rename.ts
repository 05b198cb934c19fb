import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { definitionsAt, eventually, openFile, positionOf } from "./editor.ts";

const ARTICLE = "articles/xi-returns-to-hanoi.md";

/** The edit that a rename at some words makes, as VS Code has it from whoever answers first. */
async function renameAt(words: string, by: number, name: string): Promise<vscode.WorkspaceEdit> {
  const { document } = await openFile(ARTICLE);
  const position = positionOf(document, words, by);
  await eventually(async () => {
    const uris = await definitionsAt(document, position);
    return uris.length > 0 ? true : undefined;
  }, "an answer of the server");
  return vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    "vscode.executeDocumentRenameProvider",
    document.uri,
    position,
    name,
  );
}

/** What VS Code says that can be renamed at some words, or the reason why nothing can. */
async function prepareAt(words: string, by: number): Promise<string> {
  const { document } = await openFile(ARTICLE);
  const position = positionOf(document, words, by);
  try {
    const found = await vscode.commands.executeCommand<{ range: vscode.Range; placeholder: string }>(
      "vscode.prepareRename",
      document.uri,
      position,
    );
    return found.placeholder;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe("rename, inside VS Code", () => {
  it("renames a place in all files, and its file with it, as one edit", async () => {
    const edit = await renameAt("[[south-china-sea|", 4, "east-sea");
    const files = edit.entries().map(([uri]) => uri.path);
    assert(files.length >= 3, files.join(" "));
    assert(new Set(files).size === files.length, "a file is changed twice");
    const texts = edit.entries().flatMap(([, edits]) => edits.map(({ newText }) => newText));
    assert(texts.length > 0 && texts.every((text) => text.includes("east-sea")), texts.join(" "));
  });

  it("says what is renamed at a mention, and leaves headings to the Markdown extension", async () => {
    assert((await prepareAt("[[south-china-sea|", 4)) === "south-china-sea", "the mention");
    const heading = await prepareAt("## The sea first", 5);
    assert(heading.includes("The sea first"), heading);
  });

  it("refuses an id that is taken, and lets nobody else change the mention", async () => {
    const edit = await renameAt("[[south-china-sea|", 4, "hanoi");
    assert(edit.size === 0, JSON.stringify(edit.entries()));
  });

  it("says what follows when a file is moved in the explorer", async () => {
    const { document } = await openFile(ARTICLE);
    const before = document.getText();
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder !== undefined, "a folder is open");
    const from = vscode.Uri.joinPath(folder.uri, "places/south-china-sea.md");
    const to = vscode.Uri.joinPath(folder.uri, "places/east-sea.md");
    const move = async (a: vscode.Uri, b: vscode.Uri): Promise<void> => {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(a, b);
      assert(await vscode.workspace.applyEdit(edit), "the file was not moved");
    };
    await move(from, to);
    await eventually(() => (document.getText().includes("[[east-sea|") ? true : undefined), "the new id");
    await eventually(async () => {
      const uris = await definitionsAt(document, positionOf(document, "[[east-sea|", 4));
      return uris[0]?.path.endsWith("/east-sea.md") === true ? true : undefined;
    }, "the new definition");
    await move(to, from);
    await eventually(() => (document.getText() === before ? true : undefined), "the old id");
  });
});
