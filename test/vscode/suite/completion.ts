import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { answered, openFile, positionOf, restore } from "./editor.ts";

const ARTICLE = "articles/fourteen-agreements.md";

function nameOf({ label }: vscode.CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}

describe("completion, inside VS Code", () => {
  let editor: vscode.TextEditor;
  let before: string;

  beforeEach(async () => {
    editor = await openFile(ARTICLE);
    before = editor.document.getText();
  });

  afterEach(() => restore(editor, before));

  /** What is suggested at a position, the first ones with their documentation, once that one is there. */
  const suggestedAt = async (
    position: vscode.Position,
    isWanted: (item: vscode.CompletionItem) => boolean,
  ): Promise<vscode.CompletionItem> => {
    const { items } = await answered<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      [editor.document.uri, position, undefined, 5],
      (list) => list.items.some(isWanted),
    );
    return items.find(isWanted) as vscode.CompletionItem;
  };

  /** What is suggested behind text at the article's end. */
  const suggested = async (
    text: string,
    isWanted: (item: vscode.CompletionItem) => boolean,
  ): Promise<vscode.CompletionItem> => {
    const { document } = editor;
    await editor.edit((edit) => edit.insert(document.positionAt(before.length), `\n${text}`));
    return suggestedAt(document.lineAt(document.lineCount - 1).range.end, isWanted);
  };

  it("finds a name by its letters without their marks, and shows its card", async () => {
    const item = await suggested("[[to lam", (one) => nameOf(one).includes("To Lam"));
    const { documentation } = item;
    const card = documentation instanceof vscode.MarkdownString ? documentation.value : String(documentation);
    assert(card.includes("Tô Lâm") && card.includes("person"), card);
  });

  it("finds a source by a word of its title", async () => {
    await suggested("[@renewed", (one) => nameOf(one).includes("China and Vietnam Renewed"));
  });

  it("suggests the keys and the values of front matter", async () => {
    const { document } = editor;
    await suggestedAt(
      positionOf(document, "mode: opinion", "mode: ".length),
      (one) => nameOf(one) === "opinion",
    );
    const start = positionOf(document, "mode: opinion");
    await editor.edit((edit) => edit.insert(start, "st\n    "));
    await suggestedAt(start.translate(0, 2), (one) => nameOf(one) === "status");
  });
});
