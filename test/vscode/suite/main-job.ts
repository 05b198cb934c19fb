import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { definitionsAt, eventually, findings, hoverAt, openFile, positionOf, restore } from "./editor.ts";

const ARTICLE = "articles/fourteen-agreements.md";

describe("the main job, inside VS Code", () => {
  it("shows the card of the person under the cursor", async () => {
    const { document } = await openFile(ARTICLE);
    const card = await hoverAt(document, positionOf(document, "[[to-lam", 3));
    assert(card.includes("Tô Lâm"), card);
    assert(card.includes("Communist Party of Vietnam"), card);
  });

  it("goes to the one definition of a mention", async () => {
    const { document } = await openFile(ARTICLE);
    const found = await eventually(async () => {
      const uris = await definitionsAt(document, positionOf(document, "[[to-lam", 3));
      return uris.length > 0 ? uris : undefined;
    }, "a definition");
    assert(found.length === 1, `${found.length} definitions`);
    assert(found[0]?.path.endsWith("/people/to-lam.md") === true, String(found[0]));
  });

  it("reports an unsourced claim as it is typed, and takes it back when the source is named", async () => {
    const editor = await openFile(ARTICLE);
    const { document } = editor;
    const before = document.getText();
    const words = "The visit was the longest of the year";
    const end = document.positionAt(document.getText().length);
    await editor.edit((edit) => edit.insert(end, `\n[${words}]{.claim}.\n`));
    const reported = () =>
      findings(document.uri).some((one) => one.code === "claim-no-source" && one.words === words)
        ? true
        : undefined;
    await eventually(reported, "the finding");
    await editor.edit((edit) =>
      edit.insert(positionOf(document, `${words}]{.claim`, `${words}]{.claim`.length), " by=to-lam"),
    );
    await eventually(() => (reported() === undefined ? true : undefined), "the end of the finding");
    await restore(editor, before);
  });

  it("lists the findings of files that are not open", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder !== undefined, "no folder");
    const uri = vscode.Uri.joinPath(folder.uri, "articles/priority-reaffirmed.md");
    await eventually(
      () => (findings(uri).some((one) => one.code === "entity-ambiguous") ? true : undefined),
      "it",
    );
  });
});
