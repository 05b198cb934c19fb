import { dirname, join } from "node:path";
import { CONFIG_FILE, type Config, DEFAULT_CONFIG } from "../model/config.ts";
import { type GitIgnore, gitIgnoreOf } from "./git-ignore.ts";
import { membershipOf } from "./membership.ts";
import { isFile, realFile } from "./paths.ts";
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

/** This folder and those below it that hold an attested.yaml; those that a corpus leaves out by default are not searched. */
export function findCorpora(folder: string): readonly string[] {
  const walk = new Walk(folder, membershipOf({ ...DEFAULT_CONFIG, files: [] }));
  for (const _ of walk.run());
  const own = isFile(join(folder, CONFIG_FILE)) ? [folder] : [];
  return [...own, ...walk.nested.map((path) => join(folder, path)).flatMap(findCorpora)];
}

/** Whether a file of that path, there or not yet there, belongs to the corpus, as `listCorpus` would have it. */
export function belongs(root: string, config: Config, path: string): boolean {
  const membership = membershipOf(config);
  const real = realFile(root, path);
  if (real === "outside") return false;
  if (membership.named.includes(path)) return true;
  if (real !== undefined && real !== path) return !belongs(root, config, real);
  let gitIgnore: GitIgnore;
  const names = path.split("/");
  for (let depth = 0; depth < names.length; depth++) {
    const folder = names.slice(0, depth).join("/");
    if (depth > 0 && !takesFolder(membership, gitIgnore, folder)) return false;
    if (depth > 0 && isFile(join(root, folder, CONFIG_FILE))) return false;
    gitIgnore = gitIgnoreOf(gitIgnore, join(root, folder), folder);
  }
  return takesFile(membership, gitIgnore, path);
}
