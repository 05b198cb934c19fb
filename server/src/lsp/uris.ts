import { URI } from "vscode-uri";

/** The URI of a file in a corpus. */
export function uriOf(root: string, path: string): string {
  const base = URI.parse(root);
  return base.with({ path: `${base.path.replace(/\/$/, "")}/${path}` }).toString();
}

/** The path of a URI below a root, from the root; undefined when it is not below it. However either is encoded. */
export function pathBelow(root: string, uri: string): string | undefined {
  const base = URI.parse(root);
  const file = URI.parse(uri);
  if (base.scheme !== file.scheme || base.authority !== file.authority) return undefined;
  const folder = `${base.path.replace(/\/$/, "")}/`;
  return file.path.startsWith(folder) && file.path.length > folder.length
    ? file.path.slice(folder.length)
    : undefined;
}

/** Whether it is the URI of a document that was never saved, as VS Code and others spell these. */
export function isUnsaved(uri: string): boolean {
  return uri.startsWith("untitled:");
}

/** Whether a URI is a folder's own or one below it. */
export function isAtOrBelow(folder: string, uri: string): boolean {
  return uri === folder || pathBelow(folder, uri) !== undefined;
}

/** The URI in the one spelling that this server uses, without a closing slash. */
export function normalUri(uri: string): string {
  const parsed = URI.parse(uri);
  return parsed.with({ path: parsed.path.replace(/(?!^)\/+$/, "") }).toString();
}

/** The folder that holds a file. */
export function folderOf(uri: string): string {
  const parsed = URI.parse(uri);
  return parsed.with({ path: parsed.path.replace(/\/[^/]*$/, "") || "/" }).toString();
}

/** A folder's URI in our spelling and those of the folders around it, the nearest first. */
export function* upwards(folder: string): Generator<string> {
  yield folder;
  const root = folder.indexOf("/", folder.indexOf("://") + 3);
  if (root < 0 || folder.length === root + 1) return;
  for (let slash = folder.lastIndexOf("/"); slash > root; slash = folder.lastIndexOf("/", slash - 1))
    yield folder.slice(0, slash);
  yield folder.slice(0, root + 1);
}
