import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { becoming, definitionsAt, ending, eventually, openFile, positionOf, texts } from "./editor.ts";

const ARTICLE = "articles/xi-returns-to-hanoi.md";

/** The edit that a rename at some words makes, as VS Code has it from whoever answers first. */
async function renameAt(words: string, by: number, name: string): Promise<vscode.WorkspaceEdit> {
  const { document } = await openFile(ARTICLE);
  const position = positionOf(document, words, by);
  await eventually(async () => {
    const uris = await definitionsAt(document, position);
    return uris.length > 0 ? true : undefined;
  }, "an answer of the server");
  return renameIn(document, position, name);
}

function renameIn(
  document: vscode.TextDocument,
  position: vscode.Position,
  name: string,
): Thenable<vscode.WorkspaceEdit> {
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

/** Adds to an edit that a file or folder of the workspace is moved. */
function moveIn(edit: vscode.WorkspaceEdit, from: string, to: string): void {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert(folder !== undefined, "a folder is open");
  edit.renameFile(vscode.Uri.joinPath(folder.uri, from), vscode.Uri.joinPath(folder.uri, to));
}

/** Moves a file or folder as the explorer does. */
async function moved(from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  moveIn(edit, from, to);
  assert(await vscode.workspace.applyEdit(edit), `${from} was not moved`);
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

  /** What the workspace holds once an id is another everywhere, and nothing else. */
  const renamed = (before: ReadonlyMap<string, string>, id: string, other: string) =>
    new Map(
      [...before].map(([path, text]) => [
        path.replace(id, other),
        path.startsWith("README") ? text : text.replaceAll(id, other),
      ]),
    );

  /** Takes back the last step in the article; the editor asks nothing where it is one step in all files. */
  const undo = async (): Promise<void> => {
    await openFile(ARTICLE);
    await vscode.commands.executeCommand("undo");
  };

  /** Waits until the server knows where the place that is mentioned so is defined now. */
  const leadingTo = async (mention: string, file: string): Promise<void> => {
    const { document } = await openFile(ARTICLE);
    await eventually(async () => {
      const uris = await definitionsAt(document, positionOf(document, mention, 4));
      return uris[0]?.path.endsWith(file) === true ? true : undefined;
    }, `${file} behind ${mention}`);
  };

  it("changes these places and nothing else, and is taken back in one step", async () => {
    const before = await texts();
    const edit = new vscode.WorkspaceEdit();
    // The command's answer has lost the order, in which the files' texts come before their names.
    for (const [uri, edits] of (await renameAt("[[south-china-sea|", 4, "east-sea")).entries())
      edit.set(uri, edits);
    moveIn(edit, "places/south-china-sea.md", "places/east-sea.md");
    assert(await vscode.workspace.applyEdit(edit, { isRefactoring: true }), "the edit was not made");
    await becoming(renamed(before, "south-china-sea", "east-sea"), "the new id in all files");
    await undo();
    await becoming(before, "the old id in all files");
  });

  const PLACE = "places/paracel-islands.md";

  /**
   * The edit that gives the islands another name. What the command that asks for it leaves out of the server's answer is said
   * again: that the old name as an alias is for people to tick.
   */
  const otherName = async (name: string): Promise<vscode.WorkspaceEdit> => {
    const { document } = await openFile(PLACE);
    const position = positionOf(document, "Paracel Islands", 3);
    const found = await eventually(async () => {
      const edit = await renameIn(document, position, name);
      return edit.size > 0 ? edit : undefined;
    }, "the rename of a name");
    const edit = new vscode.WorkspaceEdit();
    for (const [uri, edits] of found.entries())
      for (const { range, newText } of edits) {
        const isName = uri.path.endsWith(PLACE) && newText === name;
        const label = isName ? "Definition" : "The old name as an alias";
        edit.replace(uri, range, newText, { needsConfirmation: !isName, label });
      }
    return edit;
  };

  it("shows it before, and changes nothing when it is discarded", async () => {
    const before = await texts();
    const shown = vscode.workspace.applyEdit(await otherName("The Paracels"), { isRefactoring: true });
    await ending(shown, "refactorPreview.discard");
    await becoming(before, "everything as it was");
  });

  it("shows it before, and makes what is ticked when it is applied, in one step", async () => {
    const before = await texts();
    const shown = vscode.workspace.applyEdit(await otherName("The Paracels"), { isRefactoring: true });
    let isMade = false;
    void shown.then(() => {
      isMade = true;
    });
    await becoming(before, "everything as it was while it is shown");
    assert(!isMade, "it was made without being shown");
    assert(await ending(shown, "refactorPreview.apply"), "the edit was not made");
    const due = new Map(before);
    due.set(PLACE, (before.get(PLACE) ?? "").replace("name: Paracel Islands", "name: The Paracels"));
    await becoming(due, "the new name, and no other words");
    await openFile(PLACE);
    await vscode.commands.executeCommand("undo");
    await becoming(before, "the old name");
  });

  it("renames a claim where it stands and where others name it", async () => {
    const { document } = await openFile(ARTICLE);
    const edit = await renameAt("{.claim #six-years", 12, "half-a-dozen-years");
    const own = edit.entries().find(([uri]) => uri.toString() === document.uri.toString());
    assert(own?.[1].length === 2, JSON.stringify(edit.entries()));
    const words = own[1].map(({ range }) => document.getText(range));
    assert(
      words.every((word) => word.includes("six-years")),
      words.join(" · "),
    );
  });

  it("follows a file that is moved in the explorer, in one step with the move", async () => {
    const before = await texts();
    await moved("places/paracel-islands.md", "places/the-paracels.md");
    await becoming(renamed(before, "paracel-islands", "the-paracels"), "the new id in all files");
    await leadingTo("[[the-paracels|", "/places/the-paracels.md");
    await undo();
    await becoming(before, "the old id in all files");
  });

  it("follows a folder that is moved in the explorer", async () => {
    const before = await texts();
    await moved("events", "happenings");
    const linked = (await openFile("articles/fourteen-agreements.md")).document;
    await eventually(
      () => (linked.getText().includes("](../happenings/visit-2023-12.md)") ? true : undefined),
      "the link to the new folder",
    );
    await leadingTo("[[visit-2023-12|", "/happenings/visit-2023-12.md");
    await moved("happenings", "events");
    await becoming(before, "everything as it was");
  });
});
