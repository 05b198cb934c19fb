import ignore, { type Ignore } from "ignore";

/** What .gitignore files leave out of a folder and those below it. */
export type GitIgnore = Ignore | undefined;

/**
 * What is left out in a folder: what the folders above leave out, and what the text of its own .gitignore says.
 * `path` is the folder's path from the root, empty for the root itself.
 */
export function withGitIgnore(above: GitIgnore, text: string, path: string, ignoreCase: boolean): Ignore {
  const own = ignore({ ignoreCase });
  if (above !== undefined) own.add(above);
  // One list for all folders, in which the last line that matches counts: so a deeper file overrules those above it.
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
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
