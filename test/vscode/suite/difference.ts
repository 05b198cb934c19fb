import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { eventually, findings, openFile, restore } from "./editor.ts";

const FOLDER = "kept";
/** The words of the original, and an article with marks on these words. Each test has its own, for words that were seen are remembered. */
const originalOf = (test: number): string => `The harbour closed on Monday.\n\nThis is notice ${test}.\n`;
const bodyOf = (test: number): string =>
  `[The harbour closed [on Monday]{.date on=2024-08-19}]{.claim}.\n\nThis is notice ${test}.\n`;
/** The same text with other words. */
const other = (text: string, word = "opened"): string => text.replace("closed", word);

/** What these tests ask of the Git extension. */
interface Git {
  init(folder: vscode.Uri): Promise<Repository | null>;
}

interface Repository {
  setConfig(key: string, value: string): Promise<unknown>;
  add(paths: readonly string[]): Promise<void>;
  commit(message: string): Promise<void>;
}

async function digestOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The texts that are compared in front, left and right, under their title; undefined while none are. */
function compared(): { readonly title: string; readonly left: string; readonly right: string } | undefined {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  if (!(tab?.input instanceof vscode.TabInputTextDiff)) return undefined;
  const { original, modified } = tab.input;
  const textOf = (uri: vscode.Uri) =>
    vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString())?.getText();
  const [left, right] = [textOf(original), textOf(modified)];
  return left === undefined || right === undefined ? undefined : { title: tab.label, left, right };
}

describe("the difference from the original, inside VS Code", () => {
  let folder: vscode.Uri;
  let tests = 0;
  /** A file of its own for each test too, for the editor keeps the texts of files that are gone. */
  let path: string;
  let original: string;
  let article: string;

  const write = async (file: string, text: string): Promise<void> => {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, file), new TextEncoder().encode(text));
  };

  /** Runs the command, as the finding's action does, and gives what it found. */
  const show = (editor: vscode.TextEditor): Thenable<unknown> =>
    vscode.commands.executeCommand("attested.showDifference", editor.document.uri.toString());

  /** Waits for a comparison of these texts, left and right; its title. */
  const comparedWith = async (left: string, right: string): Promise<string> =>
    eventually(() => {
      const texts = compared();
      return texts?.left === left && texts.right === right ? texts.title : undefined;
    }, `a comparison of “${left}” with “${right}”`);

  const reported = (editor: vscode.TextEditor, due: boolean): Promise<true> => {
    const { uri } = editor.document;
    const isReported = (): boolean => findings(uri).some(({ code }) => code === "original-changed");
    return eventually(() => (isReported() === due ? true : undefined), due ? "the finding" : "its end");
  };

  /** Opens the article, which is saved with other words and has never had the original's. */
  const openChanged = async (): Promise<vscode.TextEditor> => {
    await write(path, other(article));
    const editor = await openFile(path);
    await reported(editor, true);
    return editor;
  };

  before(async () => {
    const [open] = vscode.workspace.workspaceFolders ?? [];
    assert(open !== undefined, "a folder is open");
    folder = open.uri;
    // A browser saves what is typed, and then nothing unsaved is left.
    await vscode.workspace
      .getConfiguration("files")
      .update("autoSave", "off", vscode.ConfigurationTarget.Global);
  });

  beforeEach(async () => {
    tests++;
    path = `${FOLDER}/notice-${tests}.md`;
    original = originalOf(tests);
    article = `---\ntitle: A notice\noriginal:\n  sha256: ${await digestOf(original)}\n---\n${bodyOf(tests)}`;
  });

  afterEach(async () => {
    await openFile(path);
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, FOLDER), { recursive: true });
  });

  after(async () => {
    await vscode.workspace
      .getConfiguration("files")
      .update("autoSave", undefined, vscode.ConfigurationTarget.Global);
  });

  it("is that from what was saved, and follows what is typed", async () => {
    const editor = await openChanged();
    await restore(editor, other(article, "sank"));
    // Nothing of it is seen in the editor, which has changes of its own.
    await write(path, article);
    assert((await show(editor)) === "original", "nothing was found");
    const title = await comparedWith(original, other(original, "sank"));
    assert(title === "A notice: original ↔ now", title);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(editor.document.uri, editor.document.positionAt(editor.document.getText().length), "More.\n");
    assert(await vscode.workspace.applyEdit(edit), "nothing was typed");
    await comparedWith(original, `${other(original, "sank")}More.\n`);
    // From the comparison itself the command compares the same article again.
    await vscode.commands.executeCommand("attested.showDifference");
    await comparedWith(original, `${other(original, "sank")}More.\n`);
  });

  it("is that from what was there before, though it was saved over", async () => {
    const editor = await openChanged();
    await restore(editor, article);
    await reported(editor, false);
    await restore(editor, other(article));
    await editor.document.save();
    assert((await show(editor)) === "original", "nothing was found");
    await comparedWith(original, other(original));
  });

  it("is offered at the digest", async () => {
    await write(`${path}.orig`, original);
    const { document } = await openChanged();
    const finding = vscode.languages.getDiagnostics(document.uri).find(({ source }) => source === "attested");
    assert(finding !== undefined, "no finding");
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      finding.range,
    );
    const titles = actions.map(({ title }) => title);
    assert(titles[0] === "Show the difference", titles.join(" | "));
    const { command, arguments: args = [] } = actions[0]?.command ?? {};
    assert(command !== undefined, "the action has no command");
    await vscode.commands.executeCommand(command, ...args);
    await comparedWith(original, other(original));
  });

  it("is that from the file that it was imported from, or there is none", async () => {
    const editor = await openChanged();
    assert((await show(editor)) === undefined, "something was found");
    assert(compared() === undefined, "something is compared");
    await write(`${path}.orig`, `\ufeff${original}`.replaceAll("\n", "\r\n"));
    assert((await show(editor)) === "original", "the original was not found");
    await comparedWith(original, other(original));
    await write(`${path}.orig`, `<p>${original}`);
    assert((await show(editor)) === "imported", "the file was not found");
    const title = await comparedWith(`<p>${original}`, other(original));
    assert(title === "A notice: file it was imported from ↔ now", title);
  });

  it("is nothing where no word differs, and where there is no original", async () => {
    await write(path, article);
    assert((await show(await openFile(path))) === undefined, "the original differs from itself");
    assert((await show(await openFile("people/to-lam.md"))) === undefined, "a person has an original");
    assert(compared() === undefined, "something is compared");
  });

  it("is that from the version in Git that has its words, under a former name too", async function () {
    const extension = vscode.extensions.getExtension<{ getAPI(version: 1): Git }>("vscode.git");
    if (extension === undefined || folder.scheme !== "file") {
      await write(path, article);
      this.skip();
    }
    const git = (await extension.activate()).getAPI(1);
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(folder, FOLDER));
    const repository = await git.init(vscode.Uri.joinPath(folder, FOLDER));
    assert(repository !== null, "there is no repository");
    await repository.setConfig("user.name", "Nobody");
    await repository.setConfig("user.email", "nobody@example.org");
    const file = vscode.Uri.joinPath(folder, path);
    const before = vscode.Uri.joinPath(folder, `${FOLDER}/before.md`);
    await write(`${FOLDER}/before.md`, article);
    await repository.add([before.fsPath]);
    await repository.commit("Its first name");
    await vscode.workspace.fs.delete(before);
    for (const word of ["shut", "sank"]) {
      await write(path, other(article, word));
      await repository.add([...(word === "shut" ? [before.fsPath] : []), file.fsPath]);
      await repository.commit("Other words");
    }
    const editor = await openChanged();
    assert((await show(editor)) === "original", "the original was not found");
    await comparedWith(original, other(original));
  });
});
