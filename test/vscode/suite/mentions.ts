import * as vscode from "vscode";
import type { References } from "../../../server/src/lsp/shared/references.ts";
import { eventually, openFile, positionOf } from "./editor.ts";

/** Puts the cursor on words of a file and runs a command there. */
export async function runAt<T>(command: string, path: string, words: string, by: number): Promise<T> {
  const editor = await openFile(path);
  const position = positionOf(editor.document, words, by);
  editor.selection = new vscode.Selection(position, position);
  return vscode.commands.executeCommand<T>(command);
}

/** Lists the mentions of what words of a file mean; gives what is listed, once something is. */
export async function listed(path: string, words: string, by: number): Promise<References> {
  return eventually(
    () => runAt<References | undefined>("attested.listMentions", path, words, by),
    "mentions",
  );
}

/** What VS Code's view References shows, or nothing yet; null where the host cannot run that view. */
export async function shown(): Promise<Input | undefined | null> {
  const extension = vscode.extensions.getExtension<{ getInput(): Input | undefined }>(
    "vscode.references-view",
  );
  const api = await extension?.activate().then(undefined, () => undefined);
  return api === undefined ? null : api.getInput();
}

/** The list of mentions that people see: in VS Code's view, and in ours where the host cannot run that one. */
export async function shownMentions(): Promise<Model> {
  return eventually(async () => {
    const input = await shown();
    if (input === null)
      return vscode.extensions
        .getExtension<{ listed(): Model | undefined }>("attested.attested")
        ?.exports.listed();
    return input?.title.startsWith("Mentions") === true ? input.resolve() : undefined;
  }, "the view");
}

/** A group of the list as it is shown, with its passages. */
export interface ShownGroup {
  readonly label: string;
  readonly count: string;
  readonly entries: readonly ShownPassage[];
}

/** A passage of the list as it is shown. */
export interface ShownPassage {
  /** The line, and what of it is highlighted. */
  readonly label: string;
  readonly highlighted: string;
  readonly item: vscode.TreeItem;
  /** What commands of the list are given. */
  readonly entry: unknown;
}

/** What stands in the list that people see, or in one that was taken from there before. */
export async function shownGroups(list?: Model): Promise<readonly ShownGroup[]> {
  const { provider } = list ?? (await shownMentions());
  const children = async (of?: unknown): Promise<readonly unknown[]> =>
    (await provider.getChildren(of)) ?? [];
  return Promise.all(
    (await children()).map(async (root) => {
      const { label, description } = await provider.getTreeItem(root);
      const entries = (await children(root)).map(async (entry): Promise<ShownPassage> => {
        const item = await provider.getTreeItem(entry);
        const own: vscode.TreeItemLabel =
          typeof item.label === "object" ? (item.label as vscode.TreeItemLabel) : { label: item.label ?? "" };
        const [from, to] = own.highlights?.[0] ?? [0, 0];
        return { label: own.label, highlighted: own.label.slice(from, to), item, entry };
      });
      return { label: String(label), count: String(description), entries: await Promise.all(entries) };
    }),
  );
}

interface Input {
  readonly title: string;
  resolve(): Promise<Model | undefined>;
}

/** A list of mentions. */
export interface Model {
  readonly message: string;
  readonly provider: vscode.TreeDataProvider<unknown>;
  readonly navigation: {
    nearest(uri: vscode.Uri, position: vscode.Position): unknown;
    next(from: unknown): unknown;
    previous(from: unknown): unknown;
    location(entry: unknown): vscode.Location | undefined;
  };
}
