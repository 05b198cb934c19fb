import {
  type CompletionItem,
  CompletionItemKind,
  CompletionTriggerKind,
  Range,
  type TextDocument,
  window,
} from "vscode";
import type { Middleware } from "vscode-languageclient";

/**
 * Lets suggestions wrap what is selected. The server knows a cursor only, and behind the last of the selected words it has
 * nothing to suggest; so it is asked about the selection's start, and what it would insert there takes the selection's place.
 * Where the words stand in double brackets, which were typed around them, it suggests there what they mean and keeps them.
 */
export function aroundSelection(): Middleware {
  return {
    provideCompletionItem: async (document, position, context, token, next) => {
      const editor = window.activeTextEditor;
      const selection = editor?.document === document ? editor.selection : undefined;
      const asked = context.triggerKind === CompletionTriggerKind.Invoke;
      if (asked && selection?.isEmpty === false && selection.active.isEqual(position)) {
        const answer = await next(document, selection.start, context, token);
        if (isBracketed(document, selection)) {
          // The editor compares with what is selected, which is nothing that was typed to find something.
          for (const item of itemsOf(answer)) item.filterText = document.getText(selection);
          return answer;
        }
        const wrapping = itemsOf(answer).filter(({ kind }) => kind === CompletionItemKind.Snippet);
        // The editor replaces what is selected whatever the range is, and wants the cursor in it.
        for (const item of wrapping) item.range = new Range(position, position);
        if (wrapping.length > 0) return wrapping;
      }
      return next(document, position, context, token);
    },
  };
}

/** Whether words are selected that stand in double brackets. */
function isBracketed(document: TextDocument, { start, end }: Range): boolean {
  const { text } = document.lineAt(start);
  const between = text.slice(start.character, end.character);
  return (
    start.line === end.line &&
    text.slice(0, start.character).endsWith("[[") &&
    text.startsWith("]]", end.character) &&
    !/[[\]|#]/.test(between)
  );
}

type Answer = readonly CompletionItem[] | { readonly items: readonly CompletionItem[] } | null | undefined;

function itemsOf(answer: Answer): readonly CompletionItem[] {
  return answer === null || answer === undefined ? [] : "items" in answer ? answer.items : answer;
}
