import { commands, type Disposable, window } from "vscode";
import type { ViewInput, ViewModel } from "./view.ts";

/** The view that package.json contributes. */
const VIEW = "attested.mentions";

let shown: Disposable | undefined;
let listed: ViewModel<unknown> | undefined;

/** What the view shows; undefined while it shows nothing. */
export function shownInOwnView(): ViewModel<unknown> | undefined {
  return listed;
}

/** Shows an answer in a view of our own: for an editor whose view References is switched off or missing. */
export async function showInOwnView(input: ViewInput): Promise<void> {
  const model = await input.resolve();
  if (model === undefined) return;
  await commands.executeCommand("setContext", "attested.mentionsListed", true);
  shown?.dispose();
  const view = window.createTreeView(VIEW, {
    treeDataProvider: model.provider,
    showCollapseAll: true,
    canSelectMany: true,
  });
  shown = view;
  listed = model;
  view.title = input.title;
  if (model.message !== undefined) view.message = model.message;
  await commands.executeCommand(`${VIEW}.focus`);
}
