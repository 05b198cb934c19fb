import { type CancellationToken, window, workspace } from "vscode";
import { type BaseLanguageClient, ResponseError, type WorkspaceEdit } from "vscode-languageclient";

/** Asks the server for something, and says why where it refuses; undefined then. */
export async function askFor<T>(
  client: BaseLanguageClient,
  method: string,
  params: object,
  token?: CancellationToken,
): Promise<T | null | undefined> {
  try {
    return await client.sendRequest<T | null>(method, params, token);
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    if (token?.isCancellationRequested !== true) void window.showErrorMessage(error.message);
    return undefined;
  }
}

/** Asks the server for changes, and says why where it refuses; undefined then. */
export async function askForEdit(
  client: BaseLanguageClient,
  method: string,
  params: object,
): Promise<WorkspaceEdit | undefined> {
  return (await askFor<WorkspaceEdit>(client, method, params)) ?? undefined;
}

/**
 * Makes changes in one step, which can be undone as one; whether they were made. The files are saved where people have it so
 * (files.refactoring.autoSave), unless it is said to be no `refactoring`.
 */
export async function applyEdit(
  client: BaseLanguageClient,
  edit: WorkspaceEdit,
  isRefactoring = true,
): Promise<boolean> {
  const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
  const made = await workspace.applyEdit(converted, { isRefactoring });
  if (!made) void window.showErrorMessage("The changes could not be made, and nothing was changed.");
  return made;
}

/** The URI of the first file that an edit makes. */
export function createdIn({ documentChanges = [] }: WorkspaceEdit): string | undefined {
  for (const change of documentChanges) if ("kind" in change && change.kind === "create") return change.uri;
  return undefined;
}
