import { Uri, WorkspaceEdit, window, workspace } from "vscode";
import { newConfig } from "../../server/src/lsp/shared/new-config.ts";
import { CONFIG_FILE, type Corpora } from "./corpora.ts";

/**
 * Makes a folder a corpus by an attested.yaml that shows what may stand in it: the folder that was clicked, else the one
 * that is open, else one that is asked for. Overwrites nothing. Whether it was written.
 */
export async function makeCorpus(corpora: Corpora, clicked: unknown): Promise<boolean> {
  const folder = clicked instanceof Uri ? clicked : await chooseFolder();
  if (folder === undefined) return false;
  corpora.forget();
  const file = Uri.joinPath(folder, CONFIG_FILE);
  const around = await corpora.rootOf(file);
  if (around?.toString() === folder.toString()) {
    void window.showInformationMessage(`${quoted(folder)} is a corpus already.`);
    await window.showTextDocument(file);
    return false;
  }
  if (around !== undefined && !(await wantsNested(folder, around))) return false;
  const edit = new WorkspaceEdit();
  edit.createFile(file, { contents: new TextEncoder().encode(newConfig()) });
  // VS Code does not create a file over another.
  if (!(await workspace.applyEdit(edit))) {
    void window.showErrorMessage(`No ${CONFIG_FILE} could be written in ${quoted(folder)}.`);
    return false;
  }
  corpora.forget();
  await window.showTextDocument(file);
  const next =
    "Write a Markdown file in it, or move articles there: Ctrl+Space offers what to begin with, and wraps words that are selected.";
  void window.showInformationMessage(`${quoted(folder)} is a corpus now. ${next}`);
  return true;
}

async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  const [only, other] = folders;
  if (other !== undefined) {
    const placeHolder = "The folder to make a corpus";
    return (await window.showWorkspaceFolderPick({ placeHolder }))?.uri;
  }
  if (only !== undefined) return only.uri;
  const title = "Make a Folder a Corpus";
  const asked = { title, canSelectFolders: true, canSelectFiles: false, openLabel: "Make It a Corpus" };
  return (await window.showOpenDialog(asked))?.[0];
}

async function wantsNested(folder: Uri, around: Uri): Promise<boolean> {
  const make = "Make It a Corpus of Its Own";
  const detail = `Its files would no longer belong to ${quoted(around)}, and neither of the two would know what the other defines.`;
  const message = `${quoted(folder)} lies in the corpus ${quoted(around)}.`;
  return (await window.showWarningMessage(message, { modal: true, detail }, make)) === make;
}

/** A folder's name, as messages say it. */
function quoted({ path }: Uri): string {
  return `“${path.slice(path.lastIndexOf("/") + 1) || path}”`;
}
