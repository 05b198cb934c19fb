import { commands, Disposable, type TextDocument, TextEditorSelectionChangeKind, window } from "vscode";
import { isEmptyPlace } from "./empty-place.ts";

/** Follows an item that is chosen behind which, or in which, more is to be written. */
export const SUGGEST = "attested.suggest";

/**
 * Opens the list of suggestions where people come to a place with nothing in it: with the item that they choose, and with Tab
 * from one place of a snippet to the next.
 */
export function suggestAtPlaces(): Disposable {
  const filledIn = new WeakSet<TextDocument>();
  const suggest = (auto: boolean): Thenable<unknown> =>
    // By itself it does not say so where there are none, as for a field that takes any words.
    commands.executeCommand("editor.action.triggerSuggest", { auto });
  return Disposable.from(
    commands.registerCommand(SUGGEST, () => {
      const editor = window.activeTextEditor;
      if (editor === undefined) return undefined;
      filledIn.add(editor.document);
      // Words that a snippet brings along are selected, to be typed over.
      return editor.selection.isEmpty ? suggest(false) : undefined;
    }),
    window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections, kind }) => {
      const [selection, other] = selections;
      if (kind !== TextEditorSelectionChangeKind.Command || !filledIn.has(document)) return;
      if (selection === undefined || other !== undefined || !selection.isEmpty) return;
      const { line, character } = selection.active;
      const { text } = document.lineAt(line);
      const isAt = (inData: boolean): boolean =>
        isEmptyPlace(text.slice(0, character), text.slice(character), inData);
      if (isAt(false)) void suggest(false);
      else if (document.lineAt(0).text === "---" && isAt(true)) void suggest(true);
    }),
  );
}
