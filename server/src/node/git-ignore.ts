import { join } from "node:path";
import ignore, { type Ignore } from "ignore";
import { readText } from "./read-text.ts";

/** What .gitignore files leave out of a folder and those below it. */
export type GitIgnore = Ignore | undefined;

/** Letter case as git itself treats it where nothing else is set up. */
const IGNORE_CASE = process.platform === "win32" || process.platform === "darwin";

/**
 * What is left out in a folder: what the folders above leave out, and what its own .gitignore says, if it has one.
 * `folder` is the place on disk, `path` the folder's path from the root (empty for the root itself).
 */
export function gitIgnoreOf(above: GitIgnore, folder: string, path: string): GitIgnore {
  const content = readText(join(folder, ".gitignore"));
  if (content === undefined || !("text" in content)) return above;
  const own = ignore({ ignoreCase: IGNORE_CASE });
  if (above !== undefined) own.add(above);
  // One list for all folders, in which the last line that matches counts: so a deeper file overrules those above it.
  const lines = content.text.replace(/^\uFEFF/, "").split(/\r?\n/);
  return own.add(path === "" ? lines : lines.map((line) => fromRoot(line, path)));
}

/** Whether the path is left out; a folder's path ends with `/`. The folders above it are known not to be. */
export function isIgnored(gitIgnore: GitIgnore, path: string): boolean {
  return gitIgnore?.test(path).ignored ?? false;
}

/** A line of a .gitignore file in `path` as the root's would have it (gitignore, PATTERN FORMAT). */
function fromRoot(line: string, path: string): string {
  if (line.trim() === "" || line.startsWith("#")) return line;
  const negated = line.startsWith("!");
  const pattern = line.slice(negated ? 1 : 0);
  const anchored = /\/(?=.)/.test(pattern.trimEnd());
  const folder = path.replace(/[\\*?[\]!# ]/g, "\\$&");
  const rest = anchored ? pattern.replace(/^\//, "") : `**/${pattern}`;
  return `${negated ? "!" : ""}/${folder}/${rest}`;
}
