import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { CONFIG_FILE } from "../model/config.ts";

/** Whether a file of that name can be seen, through a link too. */
export function isFile(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    // A folder on the way cannot be entered, or a link leads back to itself.
    return false;
  }
}

/** The place that links lead to; undefined when nothing is there, or a link leads nowhere or back to itself. */
export function realPath(place: string): string | undefined {
  try {
    return realpathSync(place);
  } catch {
    return undefined;
  }
}

/** What a folder holds, in order of the names; undefined when it cannot be listed. */
export function listFolder(place: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(place, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return undefined;
  }
}

/** The path from a folder to a file below it, with `/`; empty for the folder itself, undefined for what is not below it. */
export function pathBelow(folder: string, file: string): string | undefined {
  if (file === folder) return "";
  if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return undefined;
  return relative(folder, file).split(sep).join("/");
}

/**
 * The path, from the root, of the file or folder that a path leads to through links: undefined when there is none,
 * `outside` when it lies out of the root or in another corpus below it.
 */
export function realFile(root: string, path: string): string | undefined {
  const place = realPath(root);
  const real = realPath(join(root, path));
  if (place === undefined || real === undefined) return undefined;
  const below = pathBelow(place, real);
  if (below === undefined) return "outside";
  const names = below.split("/");
  const nested = names.some(
    (_, depth) => depth > 0 && isFile(join(place, ...names.slice(0, depth), CONFIG_FILE)),
  );
  return nested ? "outside" : below;
}

/** A path as people read it: from the folder they are in, and in full when it lies elsewhere; with `/`. */
export function shownPath(cwd: string, file: string): string {
  const below = pathBelow(cwd, file);
  return below === "" ? "." : (below ?? file.split(sep).join("/"));
}
