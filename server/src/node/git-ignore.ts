import { join } from "node:path";
import { type GitIgnore, withGitIgnore } from "../files/git-ignore.ts";
import { readText } from "./read-text.ts";

/** Letter case as git itself treats it where nothing else is set up. */
const IGNORE_CASE = process.platform === "win32" || process.platform === "darwin";

/**
 * What is left out in a folder: what the folders above leave out, and what its own .gitignore says, if it has one.
 * `folder` is the place on disk, `path` the folder's path from the root (empty for the root itself).
 */
export function gitIgnoreOf(above: GitIgnore, folder: string, path: string): GitIgnore {
  const content = readText(join(folder, ".gitignore"));
  if (content === undefined || !("text" in content)) return above;
  return withGitIgnore(above, content.text, path, IGNORE_CASE);
}
