import * as vscode from "vscode";

/** Opens a file of the workspace in the editor. */
export async function openFile(path: string): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error("no folder is open");
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, path));
  return vscode.window.showTextDocument(document);
}

/** The position of the first occurrence of words in a document, moved right by `by`. */
export function positionOf(document: vscode.TextDocument, words: string, by = 0): vscode.Position {
  const at = document.getText().indexOf(words);
  if (at < 0) throw new Error(`the document does not hold “${words}”`);
  return document.positionAt(at + by);
}

/** What `ask` answers once it is something; asks again whenever VS Code has news, and at the latest after a moment. */
export async function eventually<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  what: string,
): Promise<T> {
  const until = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > until) throw new Error(`it never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What one of VS Code's commands answers, once that is what is wanted: something that is not empty, unless told otherwise. */
export async function answered<T>(
  command: string,
  args: readonly unknown[],
  isWanted: (answer: T) => boolean = (answer) => !Array.isArray(answer) || answer.length > 0,
): Promise<T> {
  return eventually(async () => {
    const answer = await vscode.commands.executeCommand<T | null | undefined>(command, ...args);
    return answer !== null && answer !== undefined && isWanted(answer) ? answer : undefined;
  }, `what is wanted of ${command}`);
}

/** The files of the workspace with their texts, by path from the workspace's folder; what is not saved is saved before. */
export async function texts(): Promise<ReadonlyMap<string, string>> {
  await vscode.workspace.saveAll();
  const files = await vscode.workspace.findFiles("**/*");
  const read = files.map(async (uri) => {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return [vscode.workspace.asRelativePath(uri, false), text] as const;
  });
  return new Map((await Promise.all(read)).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Waits until the files of the workspace are these. */
export async function becoming(due: ReadonlyMap<string, string>, what: string): Promise<void> {
  let differing: readonly string[] = [];
  const same = async (): Promise<true | undefined> => {
    const now = await texts();
    const paths = new Set([...due.keys(), ...now.keys()]);
    differing = [...paths].filter((path) => due.get(path) !== now.get(path));
    return differing.length === 0 ? true : undefined;
  };
  await eventually(same, what).catch((error: unknown) => {
    throw new Error(`${String(error)}; these differ: ${differing.join(" ")}`);
  });
}

/** The hover's texts at a position, once somebody answers. */
export async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  return eventually(async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      position,
    );
    const texts = hovers.flatMap((hover) =>
      hover.contents.map((content) => (typeof content === "string" ? content : content.value)),
    );
    return texts.length === 0 ? undefined : texts.join("\n");
  }, "a hover");
}

/** The findings of ours in a document, by code. */
export function findings(uri: vscode.Uri): readonly { readonly code: string; readonly words: string }[] {
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  return vscode.languages
    .getDiagnostics(uri)
    .filter((diagnostic) => diagnostic.source === "attested")
    .map(({ code, range }) => ({
      code: String(typeof code === "object" ? code.value : code),
      words: document?.getText(range) ?? "",
    }));
}

/** The files in which that which stands at a position is defined, one for each answer. */
export async function definitionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly vscode.Uri[]> {
  const links = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    "vscode.executeDefinitionProvider",
    document.uri,
    position,
  );
  return links.map((link) => ("targetUri" in link ? link.targetUri : link.uri));
}

/** Gives a document back the text it had; reverting would not do, because VS Code in a browser saves by itself. */
export async function restore(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  await eventually(async () => {
    if (document.getText() === text) return true;
    const all = new vscode.Range(
      new vscode.Position(0, 0),
      document.lineAt(document.lineCount - 1).range.end,
    );
    await editor.edit((edit) => edit.replace(all, text));
    return undefined;
  }, "the text as it was");
}

/** Runs one of VS Code's commands, again and again, until something that waits for people has ended; gives what it gives. */
export async function ending<T>(started: Thenable<T>, command: string): Promise<T> {
  let isDone = false;
  const done = Promise.resolve(started).finally(() => {
    isDone = true;
  });
  await eventually(async () => {
    if (isDone) return true;
    await vscode.commands.executeCommand(command);
    return undefined;
  }, "the end of what was started");
  return done;
}

/** Takes what people are offered first until something that asks them has ended. */
export function accepting<T>(started: Thenable<T>): Promise<T> {
  return ending(started, "workbench.action.acceptSelectedQuickOpenItem");
}
