import { lstatSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { URI } from "vscode-uri";
import type { Disk } from "../lsp/ports.ts";
import { Slices } from "../lsp/slices.ts";
import { belongs, corpusRoot, listBelow, readText, walkCorpora, walkCorpus } from "./disk.ts";
import { watchTree } from "./watch-tree.ts";

const pathOf = (uri: string): string => URI.parse(uri).fsPath;
const uriOf = (path: string): string => URI.file(path).toString();

/** The disk of this machine, for the language server. */
export const disk: Disk = {
  findCorpora: async (folder, unlinked = false) => {
    const path = pathOf(folder);
    return isFolder(path, unlinked) ? (await allOf(walkCorpora(path))).map(uriOf) : [];
  },
  findRoot: async (file) => {
    const root = file.startsWith("file:") ? corpusRoot(dirname(pathOf(file))) : undefined;
    return root === undefined ? undefined : uriOf(root);
  },
  list: (root, config) => allOf(walkCorpus(pathOf(root), config)),
  listBelow: async (root, config, path) => listBelow(pathOf(root), config, path),
  belongs: async (root, config, path) => belongs(pathOf(root), config, path),
  read: async (root, path) => readText(join(pathOf(root), path)),
  watch: (folder, changed) => {
    const root = pathOf(folder);
    return watchTree(root, (changes) =>
      changed(changes.map(({ path, presence }) => ({ uri: uriOf(join(root, path)), presence }))),
    );
  },
};

/** Everything in a walk's slices; other work runs in between. */
async function allOf(walk: Iterable<readonly string[]>): Promise<readonly string[]> {
  const slices = new Slices(() => setImmediate());
  const all: string[] = [];
  for (const slice of walk) {
    for (const path of slice) all.push(path);
    await slices.next();
  }
  return all;
}

function isFolder(path: string, unlinked: boolean): boolean {
  const stat = unlinked ? lstatSync : statSync;
  try {
    return stat(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
