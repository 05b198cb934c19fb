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

function inWorkspace(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert(folder !== undefined, "no folder is open");
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Gives a document another text, whether it is seen or not. */
async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  if (document.getText() === text) return;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}

describe("how articles are shown, inside VS Code", () => {
  let editor: vscode.TextEditor;
  let document: vscode.TextDocument;
  /** The article, and what is shown of it, as this suite found it: the one before may have left something in it. */
  let text: string;
  let found: Readonly<Record<string, number>>;

  const count = (role: string): number => found[role] ?? 0;

  before(async () => {
    ({ document } = await openFile(ARTICLE));
    text = document.getText();
    await eventually(() => ((shown(document)["syntax"] ?? 0) > 0 ? true : undefined), "anything to show");
    found = shown(document);
  });

  beforeEach(async () => {
    editor = await openFile(ARTICLE);
    document = editor.document;
  });

  afterEach(async () => {
    for (const name of ["colours", "conceal"])
      await settings().update(name, undefined, vscode.ConfigurationTarget.Global);
    await replaceAll(document, text);
    const was = JSON.stringify(found);
    const isAgain = (): true | undefined => (JSON.stringify(shown(document)) === was ? true : undefined);
    await eventually(isAgain, `what was before: ${was}`).catch((error: unknown) => {
      throw new Error(`${String(error)}; it is ${JSON.stringify(shown(document))}`);
    });
  });

  it("knows the kinds of what is named, and the syntax around it", () => {
    for (const role of ["person", "state", "place", "agreement", "event", "claim", "quote", "date", "syntax"])
      assert(count(role) > 0, `nothing is shown as ${role}`);
  });

  it("follows what is typed", async () => {
    const at = positionOf(document, UNDEFINED);
    await editor.edit((edit) => edit.insert(at, "[[Nobody]] and [[to-lam]] and "));
    await showing(document, "unresolved", count("unresolved") + 1);
    await showing(document, "person", count("person") + 1);
  });

  it("follows definitions that come and go on the disk", async () => {
    const file = inWorkspace("people/li-qiang.md");
    const definition = "---\ntype: person\nname: Li Qiang\n---\n";
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(definition));
    await showing(document, "unresolved", count("unresolved") - 1);
    await vscode.workspace.fs.delete(file);
    await showing(document, "unresolved", count("unresolved"));
  });

  it("follows definitions that are typed in a file that is not seen", async () => {
    const person = await vscode.workspace.openTextDocument(inWorkspace("people/to-lam.md"));
    const was = person.getText();
    await replaceAll(person, was.replace("weakAliases:", "  - Li Qiang\nweakAliases:"));
    await showing(document, "unresolved", count("unresolved") - 1);
    await replaceAll(person, was);
    await showing(document, "unresolved", count("unresolved"));
  });

  it("is taken off a file that is Markdown no longer, and put on again", async () => {
    await vscode.languages.setTextDocumentLanguage(document, "plaintext");
    await eventually(() => (shown(document)["syntax"] === undefined ? true : undefined), "nothing shown");
    await vscode.languages.setTextDocumentLanguage(document, "markdown");
    await showing(document, "syntax", count("syntax"));
  });

  it("does nothing while it is switched off", async () => {
    await settings().update("colours", false, vscode.ConfigurationTarget.Global);
    await editor.edit((edit) => edit.insert(positionOf(document, UNDEFINED), "[[Nobody]] and "));
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert(shown(document)["unresolved"] === count("unresolved"), "the server was asked");
    await settings().update("colours", undefined, vscode.ConfigurationTarget.Global);
    await showing(document, "unresolved", count("unresolved") + 1);
  });

  it("turns the setting by the command", async () => {
    for (const conceal of [true, false]) {
      await vscode.commands.executeCommand("attested.toggleConcealing");
      assert(settings().get("conceal") === conceal, `the setting is not ${conceal}`);
    }
  });

  it("deletes what is hidden along with what is seen", async () => {
    await settings().update("conceal", true, vscode.ConfigurationTarget.Global);
    const { line } = positionOf(document, UNDEFINED);
    editor.selection = new vscode.Selection(line, 0, line, document.lineAt(line).text.length);
    await vscode.commands.executeCommand("deleteLeft");
    assert(document.lineAt(line).text === "", "something is left of the line");
    await showing(document, "unresolved", count("unresolved") - 1);
  });
});
