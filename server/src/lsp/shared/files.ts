/**
 * The request, from the server to the client, for what a folder holds: `FolderEntry[]`, or null where there is no such
 * folder. It serves where the server reaches no files itself: in a browser, and for folders that are on no disk.
 */
export const LIST_FOLDER = "attested/listFolder";

/** The request, from the server to the client, for the bytes of a file: a `FileAnswer`. */
export const READ_FILE = "attested/readFile";

export interface FileParams {
  readonly uri: string;
}

/** A name in a folder. A link to a file counts as a file, a link to a folder as `link`: none is followed. */
export type FolderEntry = readonly [name: string, is: "file" | "folder" | "link"];

/** The bytes of a file, in base64 where the connection carries text alone; that there is none; or why it cannot be read. */
export type FileAnswer =
  | { readonly bytes: Uint8Array }
  | { readonly base64: string }
  | { readonly missing: true }
  | { readonly error: string };
