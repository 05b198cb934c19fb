import { commands } from "vscode";
import { referencesView } from "./references/view.ts";

/** Shows what the claim or the source at the cursor rests on, step by step, in VS Code's view of call hierarchies. */
export async function showEvidence(): Promise<void> {
  if ((await referencesView()) === undefined) {
    await commands.executeCommand("editor.showCallHierarchy");
    return;
  }
  // Said before there is anything to turn round, so that the hierarchy opens towards what things rest on.
  await commands.executeCommand("references-view.clear");
  await commands.executeCommand("references-view.showOutgoingCalls");
  await commands.executeCommand("references-view.showCallHierarchy");
}
