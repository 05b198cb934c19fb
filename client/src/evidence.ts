import { type CallHierarchyItem, commands, window } from "vscode";
import { referencesView } from "./references/view.ts";

/**
 * Shows what the claim or the source at the cursor rests on, step by step, in VS Code's view of call hierarchies, or over the
 * text where that is missing; of what rests on nothing further, such as a first source, what rests on it.
 */
export async function showEvidence(): Promise<void> {
  const direction = (await restsOnNothing()) ? "showIncomingCalls" : "showOutgoingCalls";
  if ((await referencesView()) === undefined) {
    await commands.executeCommand("editor.showCallHierarchy");
    await commands.executeCommand(`editor.${direction}`);
    return;
  }
  // Said before there is anything to turn round, so that the hierarchy opens in that direction.
  await commands.executeCommand("references-view.clear");
  await commands.executeCommand(`references-view.${direction}`);
  await commands.executeCommand("references-view.showCallHierarchy");
}

/** Whether something stands at the cursor that leads no further. */
async function restsOnNothing(): Promise<boolean> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return false;
  const [item] = await asked("vscode.prepareCallHierarchy", editor.document.uri, editor.selection.active);
  return item !== undefined && (await asked("vscode.provideOutgoingCalls", item)).length === 0;
}

async function asked(command: string, ...args: readonly unknown[]): Promise<readonly CallHierarchyItem[]> {
  return (await commands.executeCommand<CallHierarchyItem[] | undefined>(command, ...args)) ?? [];
}
