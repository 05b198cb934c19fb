import { FileSystemError, FileType, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type FileAnswer,
  type FileParams,
  type FolderEntry,
  LIST_FOLDER,
  READ_FILE,
} from "../../server/src/lsp/shared/files.ts";

/** How the bytes of a file reach the server: as they are, or as text where the connection carries nothing else. */
export type Carries = "bytes" | "text";

/** Lets a server that reaches no files itself list folders and read files that the editor reaches. */
export function offerFiles(client: BaseLanguageClient, carries: Carries): void {
  client.onRequest<FolderEntry[] | null, void>(LIST_FOLDER, ({ uri }: FileParams) => list(Uri.parse(uri)));
  client.onRequest<FileAnswer, void>(READ_FILE, ({ uri }: FileParams) => read(Uri.parse(uri), carries));
}

async function list(folder: Uri): Promise<FolderEntry[] | null> {
  try {
    const entries = await workspace.fs.readDirectory(folder);
    return entries.flatMap(([name, type]): FolderEntry[] => {
      if ((type & FileType.File) !== 0) return [[name, "file"]];
      if ((type & FileType.Directory) === 0) return [];
      return [[name, (type & FileType.SymbolicLink) === 0 ? "folder" : "link"]];
    });
  } catch {
    // A folder that is not there, or that people may not look into, holds nothing for us.
    return null;
  }
}

async function read(file: Uri, carries: Carries): Promise<FileAnswer> {
  try {
    const bytes = await workspace.fs.readFile(file);
    return carries === "bytes" ? { bytes } : { base64: base64Of(bytes) };
  } catch (error) {
    if (error instanceof FileSystemError && error.code === "FileNotFound") return { missing: true };
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** So many bytes at a time become characters: functions take only so many arguments. */
const SLICE = 0x8000;

function base64Of(bytes: Uint8Array): string {
  let characters = "";
  for (let at = 0; at < bytes.length; at += SLICE)
    characters += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  return btoa(characters);
}
