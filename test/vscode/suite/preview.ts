import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { eventually, openFile } from "./editor.ts";

/** The preview's HTML once it holds words; what it holds at last when it never does. */
async function rendered(document: vscode.TextDocument, words: string): Promise<string> {
  let html = "";
  await eventually(async () => {
    html = await vscode.commands.executeCommand<string>("markdown.api.render", document);
    return html.includes(words) ? true : undefined;
  }, `“${words}” in the preview`);
  return html;
}

describe("VS Code's preview of Markdown", () => {
  before(function () {
    // Where VS Code's Markdown extension runs on another machine than ours, its previews cannot ask ours for anything.
    if (vscode.extensions.getExtension("vscode.markdown-language-features") === undefined) this.skip();
  });

  it("shows an article's marks, with cards and the way to what they name", async () => {
    const { document } = await openFile("articles/fourteen-agreements.md");
    const html = await rendered(document, 'href="../people/to-lam.md" data-card="To Lam — person');
    assert(!html.includes("[["), "a mention's brackets are shown");
    assert(!html.includes("{.claim"), "an attribute list is shown");
    assert(
      html.includes('<span id="fourteen-signed" class="attested-claim" data-card="'),
      "a claim is not shown",
    );
    assert(html.includes("attested-unsourced"), "nothing is said of the claim without a source");
    assert(html.includes('data-card="Monday, 19 August 2024"'), "a date is not shown");
    assert(html.includes('<sup class="attested-cites"> <a class="attested-cite'), "a citation is not shown");
  });

  it("leaves to Markdown what belongs to no corpus", async () => {
    const content = "[[to-lam]] [said]{.claim} [@gcw-renewed]";
    // The corpus leaves drafts out; that the server has to say first.
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder !== undefined, "no folder");
    const draft = vscode.Uri.joinPath(folder.uri, "drafts/draft.md");
    await vscode.workspace.fs.writeFile(draft, new TextEncoder().encode(content));
    await rendered(await vscode.workspace.openTextDocument(draft), content);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(draft, ".."), { recursive: true });
  });

  it("shows the marks of a document that was never saved", async () => {
    const content = "[[to-lam]] [said]{.claim}";
    const untitled = await vscode.workspace.openTextDocument({ language: "markdown", content });
    await rendered(untitled, 'attested-unsourced" data-card="Claim');
    await vscode.window.showTextDocument(untitled);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("follows what is typed", async () => {
    const editor = await openFile("articles/priority-reaffirmed.md");
    const end = editor.document.positionAt(editor.document.getText().length);
    await editor.edit((edit) =>
      edit.insert(end, "\nAdded: [[xi-jinping|the guest’s host]] [in no time]{.claim}.\n"),
    );
    await rendered(editor.document, '">the guest’s host</a>');
    await rendered(editor.document, 'attested-unsourced" data-card="Claim');
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });
});
