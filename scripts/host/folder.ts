import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const STAMP = "complete.json";

/** The root of the project: the nearest folder above this file that holds a package.json. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("No package.json stands above this file.");
    folder = parent;
  }
  return folder;
}

/** The git-ignored folder for everything that is installed to run VS Code. */
export function installRoot(): string {
  return join(projectRoot(), ".vscode-test");
}

function processRuns(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes a folder whole or not at all. `fill` writes into a neighbour that gets the final name only when
 * `fill` is done, so an install that was cut off is begun again and never mistaken for a good one. Two
 * processes may do it at once: the first to finish wins and the other drops its copy. Returns whether there
 * was work to do. Rejects with the error of `fill`, after removing what was written.
 */
export async function completeFolder(
  folder: string,
  contents: Readonly<Record<string, string>>,
  fill: (unfinished: string) => Promise<void>,
): Promise<boolean> {
  if (existsSync(join(folder, STAMP))) return false;
  const marker = `${basename(folder)}.part-`;
  await mkdir(dirname(folder), { recursive: true });
  for (const name of await readdir(dirname(folder))) {
    const owner = name.startsWith(marker) ? Number(name.slice(marker.length)) : undefined;
    if (owner === undefined || (owner !== process.pid && processRuns(owner))) continue;
    // What an install that was killed left running may still write there; the next one tries again.
    await rm(join(dirname(folder), name), { recursive: true, force: true }).catch(() => {});
  }
  const unfinished = join(dirname(folder), `${marker}${process.pid}`);
  try {
    await mkdir(unfinished);
    await fill(unfinished);
    await writeFile(join(unfinished, STAMP), `${JSON.stringify(contents, undefined, 2)}\n`);
    // A folder of the final name without a stamp is a broken copy; a stamped one was finished by a neighbour.
    if (!existsSync(join(folder, STAMP))) await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder).catch((error: unknown) => {
      if (!existsSync(join(folder, STAMP))) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return true;
}
