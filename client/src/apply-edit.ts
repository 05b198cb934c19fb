import { window, workspace } from "vscode";
import { type BaseLanguageClient, ResponseError, type WorkspaceEdit } from "vscode-languageclient";

/** Asks the server for changes, and says why where it refuses; undefined then. */
export async function askForEdit(
  client: BaseLanguageClient,
  method: string,
  params: object,
): Promise<WorkspaceEdit | undefined> {
  try {
    return (await client.sendRequest<WorkspaceEdit | null>(method, params)) ?? undefined;
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    void window.showErrorMessage(error.message);
    return undefined;
  }
}

/** Makes changes in one step, which can be undone as one; whether they were made. */
export async function applyEdit(client: BaseLanguageClient, edit: WorkspaceEdit): Promise<boolean> {
  const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
  // The files are saved where people have it so (files.refactoring.autoSave).
  const made = await workspace.applyEdit(converted, { isRefactoring: true });
  if (!made) void window.showErrorMessage("The changes could not be made, and nothing was changed.");
  return made;
}
