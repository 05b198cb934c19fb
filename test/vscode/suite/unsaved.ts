import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { answered, eventually, findings, hoverAt, positionOf } from "./editor.ts";

const DRAFT = "😀 [[to-lam]] met Xi Jinping, and [all went well]{.claim}, says [[Nobody Known]]. [[gua\n";

describe("a document that was never saved, inside VS Code", () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await vscode.workspace.openTextDocument({ language: "markdown", content: DRAFT });
    await vscode.window.showTextDocument(document);
  });

  after(async () => {
    const { uri } = document;
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await eventually(() => (findings(uri).length === 0 ? true : undefined), "the end of its findings");
  });

  it("shows cards, of names without a mark too", async () => {
    const card = await hoverAt(document, positionOf(document, "[[to-lam", 3));
    assert(card.includes("Tô Lâm"), card);
    const implicit = await hoverAt(document, positionOf(document, "Xi Jinping", 3));
    assert(implicit.includes("Xi Jinping"), implicit);
  });

  it("says what nothing defines", async () => {
    await eventually(
      () =>
        findings(document.uri).some(
          ({ code, words }) => code === "entity-undefined" && words === "Nobody Known",
        ) || undefined,
      "the finding",
    );
  });

  it("completes names", async () => {
    const at = positionOf(document, "[[gua", 5);
    const { items } = await answered<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      [document.uri, at],
      (list) => list.items.length > 0,
    );
    const labels = items.map(({ label }) => (typeof label === "string" ? label : label.label));
    assert(labels.includes("Guangzhou"), labels.slice(0, 20).join(", "));
  });

  it("is listed where what it names is referred to", async () => {
    const locations = await answered<vscode.Location[]>(
      "vscode.executeReferenceProvider",
      [document.uri, positionOf(document, "[[to-lam", 3)],
      (found) => found.some(({ uri }) => uri.scheme === "untitled"),
    );
    assert(
      locations.some(({ uri }) => uri.path.endsWith("/fourteen-agreements.md")),
      "the corpus is not searched",
    );
  });
});
