import * as vscode from "vscode";

/** Whether the extension runs in Node, where it reaches the disk and processes without the editor. */
export const inNode = typeof process === "object" && process.versions?.node !== undefined;

/** Changes of the workspace's files that no editor makes: by the disk where there is one, else by the editor's file system. */
export interface Outside {
  write(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
}

function uriOf(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error("no folder is open");
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function outside(): Promise<Outside> {
  if (!inNode) {
    const { fs } = vscode.workspace;
    return {
      write: async (path, text) => fs.writeFile(uriOf(path), new TextEncoder().encode(text)),
      remove: async (path) => fs.delete(uriOf(path), { recursive: true }),
      rename: async (from, to) => fs.rename(uriOf(from), uriOf(to)),
    };
  }
  const { writeFileSync, rmSync, renameSync } = await import("node:fs");
  const place = (path: string): string => uriOf(path).fsPath;
  return {
    write: async (path, text) => writeFileSync(place(path), text),
    remove: async (path) => rmSync(place(path), { recursive: true }),
    rename: async (from, to) => renameSync(place(from), place(to)),
  };
}
