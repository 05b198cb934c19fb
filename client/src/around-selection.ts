import { type CompletionItem, CompletionItemKind, CompletionTriggerKind, Range, window } from "vscode";
import type { Middleware } from "vscode-languageclient";

/**
 * Lets suggestions wrap what is selected. The server knows a cursor only, and behind the last of the selected words it has
 * nothing to suggest; so it is asked about the selection's start, and what it would insert there takes the selection's place.
 */
export function aroundSelection(): Middleware {
  return {
    provideCompletionItem: async (document, position, context, token, next) => {
      const editor = window.activeTextEditor;
      const selection = editor?.document === document ? editor.selection : undefined;
      const asked = context.triggerKind === CompletionTriggerKind.Invoke;
      if (asked && selection?.isEmpty === false && selection.active.isEqual(position)) {
        const wrapping = snippetsIn(await next(document, selection.start, context, token));
        // The editor replaces what is selected whatever the range is, and wants the cursor in it.
        for (const item of wrapping) item.range = new Range(position, position);
        if (wrapping.length > 0) return wrapping;
      }
      return next(document, position, context, token);
    },
  };
}

type Answer = readonly CompletionItem[] | { readonly items: readonly CompletionItem[] } | null | undefined;

function snippetsIn(answer: Answer): CompletionItem[] {
  const items = answer === null || answer === undefined ? [] : "items" in answer ? answer.items : answer;
  return items.filter(({ kind }) => kind === CompletionItemKind.Snippet);
}
