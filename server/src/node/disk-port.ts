import { lstatSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { URI } from "vscode-uri";
import type { Disk } from "../lsp/ports.ts";
import { Slices } from "../lsp/slices.ts";
import { belongs, corpusRoot, isSearched, readText, walkBelow, walkCorpora, walkCorpus } from "./disk.ts";
import { watchTree } from "./watch-tree.ts";

const pathOf = (uri: string): string => URI.parse(uri).fsPath;
const uriOf = (path: string): string => URI.file(path).toString();

/** The disk of this machine, for the language server. */
export const disk: Disk = {
  findCorpora: async (folder, around) => {
    const path = pathOf(folder);
    const isSought =
      isFolder(path, around !== undefined) && (around === undefined || isSearched(pathOf(around), path));
    return isSought ? (await allOf(walkCorpora(path))).all.map(uriOf) : [];
  },
  findRoot: async (file) => {
    const root = file.startsWith("file:") ? corpusRoot(dirname(pathOf(file))) : undefined;
    return root === undefined ? undefined : uriOf(root);
  },
  list: async (root, config) => (await allOf(walkCorpus(pathOf(root), config))).all,
  listBelow: async (root, config, path) => {
    const { all, end } = await allOf(walkBelow(pathOf(root), config, path));
    return end ? all : undefined;
  },
  belongs: async (root, config, path) => belongs(pathOf(root), config, path),
  read: async (root, path) => readText(join(pathOf(root), path)),
  watch: (folder, changed) => {
    const root = pathOf(folder);
    return watchTree(root, (changes) =>
      changed(changes.map(({ path, presence }) => ({ uri: uriOf(join(root, path)), presence }))),
    );
  },
};

/** Everything in a walk's slices, and how it ended; other work runs in between. */
async function allOf<T>(walk: Generator<readonly string[], T>): Promise<{ all: readonly string[]; end: T }> {
  const slices = new Slices(() => setImmediate());
  const all: string[] = [];
  let step = walk.next();
  for (; step.done !== true; step = walk.next()) {
    for (const path of step.value) all.push(path);
    await slices.next();
  }
  return { all, end: step.value };
}

function isFolder(path: string, unlinked: boolean): boolean {
  const stat = unlinked ? lstatSync : statSync;
  try {
    return stat(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
