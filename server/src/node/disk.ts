import { lstatSync } from "node:fs";
import { dirname, join } from "node:path";
import { CONFIG_FILE, type Config, DEFAULT_CONFIG } from "../model/config.ts";
import { type GitIgnore, gitIgnoreOf } from "./git-ignore.ts";
import { type Membership, membershipOf } from "./membership.ts";
import { isFile, realFile, realPath } from "./paths.ts";
import { takesFile, takesFolder, Walk } from "./walk.ts";

export { readText } from "./read-text.ts";

/** The nearest folder, from this one upwards, that holds an attested.yaml; undefined when none does. */
export function corpusRoot(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (isFile(join(at, CONFIG_FILE))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/**
 * The paths of a corpus's files, from its root and with `/`, attested.yaml first. Left out are nested corpora,
 * README.md, names that start with a dot and what .gitignore files in the corpus name, unless attested.yaml names the
 * file without wildcards. A link counts when it leads to a file of the corpus that is not listed already; none is
 * followed out of the corpus. A folder that cannot be listed stands in the list itself, so that reading it says why.
 */
export function listCorpus(root: string, config: Config): readonly string[] {
  return [...walkCorpus(root, config)].flat();
}

/** As `listCorpus`, in slices of a folder each, so that a caller can do something else in between. */
export function* walkCorpus(root: string, config: Config): Generator<readonly string[]> {
  yield* new Walk(root, membershipOf(config)).run();
}

/**
 * As `listCorpus`, only the files at or below a path, at a cost that depends on what is there alone. Undefined where links
 * are on the way or among them: they may lead to what is listed elsewhere, so that all must be listed.
 */
export function listBelow(root: string, config: Config, path: string): readonly string[] | undefined {
  const membership = membershipOf(config);
  const real = realFile(root, path);
  if (real !== undefined && real !== path) return undefined;
  const named = membership.named.filter((file) => file === path || file.startsWith(`${path}/`));
  const files = new Set(named.filter((file) => realFile(root, file) === file));
  const stat = real === undefined ? undefined : lstatSync(join(root, path), { throwIfNoEntry: false });
  const above = stat === undefined ? "out" : gitIgnoreAbove(root, membership, path);
  if (stat === undefined || above === "out") return [...files];
  if (!stat.isDirectory()) {
    if (stat.isFile() && takesFile(membership, above, path)) files.add(path);
    return [...files];
  }
  const place = realPath(join(root, path));
  if (place === undefined || !takesFolder(membership, above, path)) return [...files];
  const walk = new Walk(root, membership);
  for (const slice of walk.runIn(place, path, above)) for (const file of slice) files.add(file);
  return walk.hasLinks ? undefined : [...files];
}

/** This folder and those below it that hold an attested.yaml; those that a corpus leaves out by default are not searched. */
export function findCorpora(folder: string): readonly string[] {
  return [...walkCorpora(folder)].flat();
}

const NO_FILES: Config = { ...DEFAULT_CONFIG, files: [] };

/** As `findCorpora`, in slices of a folder each. */
export function* walkCorpora(folder: string): Generator<readonly string[]> {
  if (isFile(join(folder, CONFIG_FILE))) yield [folder];
  const walk = new Walk(folder, membershipOf(NO_FILES));
  for (const _ of walk.run()) yield [];
  for (const path of walk.nested) yield* walkCorpora(join(folder, path));
}

/** Whether a file of that path, there or not yet there, belongs to the corpus, as `listCorpus` would have it. */
export function belongs(root: string, config: Config, path: string): boolean {
  const membership = membershipOf(config);
  const real = realFile(root, path);
  if (real === "outside") return false;
  if (membership.named.includes(path)) return true;
  if (real !== undefined && real !== path) return !belongs(root, config, real);
  const gitIgnore = gitIgnoreAbove(root, membership, path);
  return gitIgnore !== "out" && takesFile(membership, gitIgnore, path);
}

/** What is ignored in the folder that holds a path; `out` when that folder is left out itself, or in another corpus. */
function gitIgnoreAbove(root: string, membership: Membership, path: string): GitIgnore | "out" {
  let gitIgnore: GitIgnore;
  const names = path.split("/");
  for (let depth = 0; depth < names.length; depth++) {
    const folder = names.slice(0, depth).join("/");
    if (depth > 0 && !takesFolder(membership, gitIgnore, folder)) return "out";
    if (depth > 0 && isFile(join(root, folder, CONFIG_FILE))) return "out";
    gitIgnore = gitIgnoreOf(gitIgnore, join(root, folder), folder);
  }
  return gitIgnore;
}
