import { watch } from "node:fs";
import { dirname, join } from "node:path";
import { URI } from "vscode-uri";
import type { Disk } from "../lsp/ports.ts";
import { belongs, corpusRoot, findCorpora, listCorpus, readText } from "./disk.ts";

/** Changes that come within this time are told together (milliseconds). */
const TOGETHER = 50;

const pathOf = (uri: string): string => URI.parse(uri).fsPath;
const uriOf = (path: string): string => URI.file(path).toString();

/** The disk of this machine, for the language server. */
export const disk: Disk = {
  findCorpora: async (folder) => findCorpora(pathOf(folder)).map(uriOf),
  findRoot: async (file) => {
    const root = file.startsWith("file:") ? corpusRoot(dirname(pathOf(file))) : undefined;
    return root === undefined ? undefined : uriOf(root);
  },
  list: async (root, config) => listCorpus(pathOf(root), config),
  belongs: async (root, config, path) => belongs(pathOf(root), config, path),
  read: async (root, path) => readText(join(pathOf(root), path)),
  watch: watchFolder,
};

/** Watches a folder and all below it, for clients that cannot; a system that cannot either is left unwatched. */
function watchFolder(root: string, changed: (uris: readonly string[]) => void): () => void {
  const folder = pathOf(root);
  const names = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    timer = undefined;
    const uris = [...names].map((name) => uriOf(join(folder, name)));
    names.clear();
    changed(uris);
  };
  try {
    const watcher = watch(folder, { recursive: true }, (_, name) => {
      if (name !== null) names.add(name);
      timer ??= setTimeout(tell, TOGETHER);
    });
    watcher.on("error", () => watcher.close());
    return () => {
      clearTimeout(timer);
      watcher.close();
    };
  } catch {
    return () => {};
  }
}
