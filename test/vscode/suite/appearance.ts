import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { eventually, openFile, positionOf } from "./editor.ts";

const ARTICLE = "articles/fourteen-agreements.md";
/** Named in the article, and defined nowhere. */
const UNDEFINED = "[[Li Qiang]]";

/** What the extension tells its tests. */
interface Exports {
  shown(uri: string): Readonly<Record<string, number>>;
}

/** How many ranges of each role a document is shown with. */
function shown({ uri }: vscode.TextDocument): Readonly<Record<string, number>> {
  return vscode.extensions.getExtension<Exports>("attested.attested")?.exports.shown(uri.toString()) ?? {};
}

/** Waits until a document is shown with so many ranges of a role. */
async function showing(document: vscode.TextDocument, role: string, count: number): Promise<void> {
  await eventually(() => (shown(document)[role] === count ? true : undefined), `${count} ranges of ${role}`);
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration("attested");
}

describe("how articles are shown, inside VS Code", () => {
  let document: vscode.TextDocument;
  let editor: vscode.TextEditor;
  let before: Readonly<Record<string, number>>;

  beforeEach(async () => {
    editor = await openFile(ARTICLE);
    document = editor.document;
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await showing(document, "unresolved", 1);
    before = shown(document);
  });

  afterEach(async () => {
    for (const name of ["colours", "conceal"])
      await settings().update(name, undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  it("knows the kinds of what is named, and the syntax around it", () => {
    for (const role of ["person", "state", "place", "agreement", "event", "claim", "quote", "date", "syntax"])
      assert((before[role] ?? 0) > 0, `nothing is shown as ${role}`);
  });

  it("follows what is typed", async () => {
    const at = positionOf(document, UNDEFINED);
    await editor.edit((edit) => edit.insert(at, "[[Nobody]] and [[to-lam]] and "));
    await showing(document, "unresolved", 2);
    assert(shown(document)["person"] === (before["person"] ?? 0) + 1, "the person is not shown");
  });

  it("follows definitions that come and go on the disk", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder !== undefined, "no folder");
    const file = vscode.Uri.joinPath(folder.uri, "people", "li-qiang.md");
    const text = "---\ntype: person\nname: Li Qiang\n---\n";
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    await showing(document, "unresolved", 0);
    await vscode.workspace.fs.delete(file);
    await showing(document, "unresolved", 1);
  });

  it("follows definitions that are typed in a file that is not seen", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder !== undefined, "no folder");
    const uri = vscode.Uri.joinPath(folder.uri, "people", "to-lam.md");
    const person = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, positionOf(person, "weakAliases:"), "  - Li Qiang\n");
    await vscode.workspace.applyEdit(edit);
    await showing(document, "unresolved", 0);
    await vscode.window.showTextDocument(person);
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await vscode.window.showTextDocument(document);
    await showing(document, "unresolved", 1);
  });

  it("is taken off a file that is Markdown no longer, and put on again", async () => {
    await vscode.languages.setTextDocumentLanguage(document, "plaintext");
    await eventually(() => (shown(document)["syntax"] === undefined ? true : undefined), "nothing shown");
    await vscode.languages.setTextDocumentLanguage(document, "markdown");
    await showing(document, "unresolved", 1);
  });

  it("does nothing while it is switched off", async () => {
    await settings().update("colours", false, vscode.ConfigurationTarget.Global);
    await editor.edit((edit) => edit.insert(positionOf(document, UNDEFINED), "[[Nobody]] and "));
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert(shown(document)["unresolved"] === 1, "the server was asked");
    await settings().update("colours", undefined, vscode.ConfigurationTarget.Global);
    await showing(document, "unresolved", 2);
  });

  it("hides and shows the syntax by its command, which turns the setting", async () => {
    for (const conceal of [true, false]) {
      await vscode.commands.executeCommand("attested.toggleConcealing");
      assert(settings().get("conceal") === conceal, `the setting is not ${conceal}`);
      editor.selection = new vscode.Selection(0, 0, document.lineCount - 1, 0);
      await showing(document, "syntax", before["syntax"] ?? 0);
    }
  });

  it("deletes what is hidden along with what is seen", async () => {
    await settings().update("conceal", true, vscode.ConfigurationTarget.Global);
    const { line } = positionOf(document, UNDEFINED);
    const { text } = document.lineAt(line);
    editor.selection = new vscode.Selection(line, 0, line, text.length);
    await vscode.commands.executeCommand("deleteLeft");
    assert(document.lineAt(line).text === "", "something is left of the line");
    await showing(document, "unresolved", 0);
  });
});
