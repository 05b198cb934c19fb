import { commands, type Disposable, window } from "vscode";
import type { ViewInput } from "./view.ts";

/** The view that package.json contributes. */
const VIEW = "attested.mentions";

let shown: Disposable | undefined;

/** Shows an answer in a view of our own: for an editor whose view References is switched off or missing. */
export async function showInOwnView(input: ViewInput): Promise<void> {
  const model = await input.resolve();
  if (model === undefined) return;
  await commands.executeCommand("setContext", "attested.mentionsListed", true);
  shown?.dispose();
  const view = window.createTreeView(VIEW, { treeDataProvider: model.provider, showCollapseAll: true });
  shown = view;
  view.title = input.title;
  if (model.message !== undefined) view.message = model.message;
  await commands.executeCommand(`${VIEW}.focus`);
}
