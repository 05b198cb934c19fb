import { lstatSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import type { GitIgnore } from "../files/git-ignore.ts";
import { type Membership, membershipOf, takesFile, takesFolder } from "../files/membership.ts";
import { CONFIG_FILE, type Config, DEFAULT_CONFIG } from "../model/config.ts";
import { gitIgnoreOf } from "./git-ignore.ts";
import { isFile, pathBelow, realFile, realPath } from "./paths.ts";
import { Walk } from "./walk.ts";

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
  const walk = walkBelow(root, config, path);
  const files = new Set<string>();
  let step = walk.next();
  for (; step.done !== true; step = walk.next()) for (const file of step.value) files.add(file);
  return step.value ? [...files] : undefined;
}

/** As `listBelow`, in slices of a folder each, which may name a file twice; returns whether these are all. */
export function* walkBelow(
  root: string,
  config: Config,
  path: string,
): Generator<readonly string[], boolean> {
  const membership = membershipOf(config);
  const real = realFile(root, path);
  if (real !== undefined && real !== path) return false;
  const named = membership.named.filter((file) => file === path || file.startsWith(`${path}/`));
  yield named.filter((file) => realFile(root, file) === file);
  if (real === undefined || !isSpelledSo(root, path)) return true;
  const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
  const above = stat === undefined ? "out" : gitIgnoreAbove(root, membership, path);
  if (stat === undefined || above === "out") return true;
  if (!stat.isDirectory()) {
    if (stat.isFile() && takesFile(membership, above, path)) yield [path];
    return true;
  }
  const place = realPath(join(root, path));
  if (place === undefined || !takesFolder(membership, above, path)) return true;
  const walk = new Walk(root, membership);
  yield* walk.runIn(place, path, above);
  return !walk.hasLinks;
}

/** Whether a file or folder has this very path: a system that ignores letter case finds it by others too. */
function isSpelledSo(root: string, path: string): boolean {
  try {
    const place = realpathSync.native(join(root, path)).split(sep).join("/");
    return place.normalize().endsWith(`/${path.normalize()}`);
  } catch {
    // Not every system can say.
    return true;
  }
}

/** This folder and those below it that hold an attested.yaml; those that a corpus leaves out by default are not searched. */
export function findCorpora(folder: string): readonly string[] {
  return [...walkCorpora(folder)].flat();
}

const NO_FILES: Config = { ...DEFAULT_CONFIG, files: [] };

/** Whether a search in a folder comes to one below it, which is no link; to itself it does. */
export function isSearched(folder: string, below: string): boolean {
  const path = pathBelow(folder, below);
  if (path === undefined || path === "") return path === "";
  const membership = membershipOf(NO_FILES);
  const above = gitIgnoreAbove(folder, membership, path);
  return above !== "out" && takesFolder(membership, above, path);
}

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
