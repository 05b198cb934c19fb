import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { answered, eventually, openFile, positionOf, restore } from "./editor.ts";

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

  it("does not suggest the article as a target of itself, and others behind what is defined", async () => {
    const { document } = editor;
    await suggested("[[", (one) => nameOf(one) === "To Lam");
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      document.lineAt(document.lineCount - 1).range.end,
    );
    const kinds = [...items]
      .sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1))
      .filter(({ sortText }) => /^\d+$/.test(sortText ?? ""))
      .map(({ kind }) => kind);
    const isCited = (kind: vscode.CompletionItemKind | undefined): boolean =>
      kind === vscode.CompletionItemKind.File || kind === vscode.CompletionItemKind.Reference;
    const first = kinds.findIndex(isCited);
    assert(first < 0 || kinds.slice(first).every(isCited), JSON.stringify(kinds));
    const title = /^title: *(.*)$/m.exec(document.getText())?.[1] ?? "";
    assert(!items.some((one) => nameOf(one) === title.replace(/^["']|["']$/g, "")), title);
  });

  it("lists speakers and sources where Tab leads to their places, without needless quotation marks", async () => {
    const { document } = editor;
    const end = document.lineAt(document.lineCount - 1).range.end;
    const snippet = new vscode.SnippetString("\n[“").appendPlaceholder("Wind").appendText('”]{.quote by="');
    snippet.appendTabstop().appendText('"} [@').appendTabstop().appendText("]").appendTabstop(0);
    await editor.insertSnippet(snippet, end);
    // As an item with places does once it is chosen.
    await vscode.commands.executeCommand("attested.suggest");
    const last = (): string => document.lineAt(document.lineCount - 1).text;
    for (const wanted of [/ by=[^"}\s]+\} \[@\]$/, / \[@[^\]]+\]$/]) {
      await vscode.commands.executeCommand("jumpToNextSnippetPlaceholder");
      await eventually(
        async () => {
          await vscode.commands.executeCommand("acceptSelectedSuggestion");
          return wanted.test(last()) ? true : undefined;
        },
        `${String(wanted)} in ${last()}`,
      );
    }
    await vscode.commands.executeCommand("leaveSnippet");
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
