import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { answered, eventually, findings, openFile, positionOf, restore } from "./editor.ts";

const ARTICLE = "articles/declaration-signed.md";

/** The actions that are offered at words of a document, once one of them has a title like this; and that one. */
async function actionAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  title: RegExp,
): Promise<vscode.CodeAction> {
  const isIt = (action: vscode.CodeAction): boolean => title.test(action.title);
  // The last argument asks for that many actions with their edits.
  const args = [document.uri, range, undefined, 50];
  const actions = await answered<vscode.CodeAction[]>("vscode.executeCodeActionProvider", args, (found) =>
    found.some(isIt),
  );
  return actions.find(isIt) as vscode.CodeAction;
}

describe("code actions, inside VS Code", () => {
  let editor: vscode.TextEditor;
  let before: string;

  beforeEach(async () => {
    editor = await openFile(ARTICLE);
    before = editor.document.getText();
  });

  afterEach(() => restore(editor, before));

  const at = (words: string, by: number): vscode.Range => {
    const position = positionOf(editor.document, words, by);
    return new vscode.Range(position, position);
  };

  /** Makes an action's edit, looks at the text, and takes it back in one step. */
  const made = async (action: vscode.CodeAction, text: string): Promise<void> => {
    assert(action.edit !== undefined, `“${action.title}” has no edit`);
    assert(await vscode.workspace.applyEdit(action.edit), `“${action.title}” was not made`);
    const now = editor.document.getText();
    assert(now === text, `“${action.title}” made something else:\n${now.slice(-1500)}`);
    await vscode.commands.executeCommand("undo");
    assert(editor.document.getText() === before, `“${action.title}” is more than one step`);
  };

  it("make a sentence a claim", async () => {
    const words = "Lam was neither president nor leader of the party then, which the account leaves out";
    const action = await actionAt(editor.document, at(words, 12), /^Mark the sentence .* as a claim$/);
    await made(action, before.replace(words, `[${words}]{.claim}`));
  });

  it("mark a name that stands without a mark", async () => {
    const words = "Hanoi has worries";
    const action = await actionAt(editor.document, at(words, 2), /^Tag “Hanoi” as a mention of Hanoi$/);
    await made(action, before.replace(words, "[[Hanoi]] has worries"));
  });

  it("repair a key that is misspelt, and the finding goes", async () => {
    const { document } = editor;
    const reported = () => findings(document.uri).some(({ words }) => words === "closer-lok");
    await eventually(() => (reported() ? true : undefined), "the finding");
    const action = await actionAt(document, at("@closer-lok", 3), /^Use .*\(closer-look\)$/);
    assert(action.edit !== undefined && (await vscode.workspace.applyEdit(action.edit)), "no edit");
    assert(document.getText() === before.replace("@closer-lok]", "@closer-look]"), "another edit");
    await eventually(() => (reported() ? undefined : true), "the end of the finding");
    await restore(editor, before);
    await eventually(() => (reported() ? true : undefined), "the finding again");
  });
});
