import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { accepting, answered, eventually, findings, openFile, positionOf, restore } from "./editor.ts";

const ARTICLE = "articles/priority-reaffirmed.md";
const WORDS = "trade of every kind between the two countries grew by 25 percent";
const CLAIM = `[${WORDS}]{.claim #trade-up-25}`;

describe("citing, inside VS Code", () => {
  let editor: vscode.TextEditor;
  let before: string;

  beforeEach(async () => {
    editor = await openFile(ARTICLE);
    before = editor.document.getText();
  });

  afterEach(() => restore(editor, before));

  /** Chooses what is offered first, which is what the article cites most. */
  const cited = async (...args: readonly unknown[]): Promise<void> => {
    const command = vscode.commands.executeCommand<boolean>("attested.citeSource", ...args);
    assert((await accepting(command)) === true, "nothing was cited");
  };

  const isReported = (): boolean =>
    findings(editor.document.uri).some(({ code, words }) => code === "claim-no-source" && words === WORDS);

  it("cites a source that is chosen for the claim at the cursor, in one step", async () => {
    const { document } = editor;
    await eventually(() => (isReported() ? true : undefined), "the finding");
    const at = positionOf(document, WORDS, 4);
    editor.selection = new vscode.Selection(at, at);
    await cited();
    const due = before.replace(CLAIM, `${CLAIM} [@gt-reaffirm]`);
    assert(document.getText() === due, document.getText().slice(-3000));
    await eventually(() => (isReported() ? undefined : true), "the end of the finding");
    assert(editor.selection.active.isEqual(at), "the cursor moved");
    // One more, beside the first.
    await cited();
    const more = /\[@gt-reaffirm; @[\w-]+\]/.exec(document.getText())?.[0];
    assert(more !== undefined, "no second citation");
    assert(document.getText() === before.replace(CLAIM, `${CLAIM} ${more}`), "more than a citation");
    await vscode.commands.executeCommand("undo");
    assert(document.getText() === due, "it is more than one step");
  });

  it("offers that as a repair of a claim without a source", async () => {
    const { document } = editor;
    const at = positionOf(document, WORDS, 4);
    const args = [document.uri, new vscode.Range(at, at), vscode.CodeActionKind.QuickFix.value];
    const isIt = ({ title }: vscode.CodeAction): boolean => title === "Cite a source…";
    const actions = await answered<vscode.CodeAction[]>("vscode.executeCodeActionProvider", args, (found) =>
      found.some(isIt),
    );
    const command = actions.find(isIt)?.command;
    assert(command?.command === "attested.citeSource", "no command of ours");
    await cited(...(command?.arguments ?? []));
    assert(document.getText() === before.replace(CLAIM, `${CLAIM} [@gt-reaffirm]`), "another edit");
  });

  it("cites for a plain sentence, before its stop", async () => {
    const words = "The two agreed.";
    await restore(editor, `${before}\n${words}\n`);
    const at = positionOf(editor.document, words, 2);
    editor.selection = new vscode.Selection(at, at);
    await cited();
    assert(editor.document.getText().endsWith("\nThe two agreed [@gt-reaffirm].\n"), "no citation");
  });
});
