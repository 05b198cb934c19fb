import { join } from "node:path";
import { Catalog, type Change } from "../corpus/catalog.ts";
import { unreadable } from "../lsp/unreadable.ts";
import { CONFIG_FILE, type Config, DEFAULT_CONFIG, readConfig } from "../model/config.ts";
import { lowerFile } from "../model/lower-file.ts";
import { digestText } from "../syntax/original.ts";
import { parse } from "../syntax/parse.ts";
import { strip } from "../syntax/strip.ts";
import { listCorpus, readText } from "./disk.ts";
import { sha256 } from "./hash.ts";
import { realFile } from "./paths.ts";

/** A corpus as it stands on disk. */
export interface LoadedCorpus {
  readonly root: string;
  readonly config: Config;
  readonly catalog: Catalog;
}

/** Told how many of how many files are read. */
export type Progress = (done: number, all: number) => void;

/**
 * Reads all files of the corpus at `root`, an absolute path, into one catalog. A file that cannot be read is in it with
 * the defect that says why; a root that is no folder is a corpus without files.
 */
export function loadCorpus(root: string, progress: Progress = () => {}): LoadedCorpus {
  const config = readSettings(root);
  const paths = listCorpus(root, config);
  const changes: Change[] = [];
  for (const [index, path] of paths.entries()) {
    progress(index, paths.length);
    const content = readText(join(root, path));
    if (content === undefined) continue;
    const facts =
      "text" in content ? lowerFile(path, content.text, config).facts : unreadable(path, content.defect);
    changes.push({ path, facts });
  }
  progress(paths.length, paths.length);
  return { root, config, catalog: Catalog.empty(config).apply(changes).catalog };
}

/** What attested.yaml says; what a corpus without one has where it cannot be read. */
function readSettings(root: string): Config {
  const content = realFile(root, CONFIG_FILE) === CONFIG_FILE ? readText(join(root, CONFIG_FILE)) : undefined;
  return content !== undefined && "text" in content ? readConfig(content.text) : DEFAULT_CONFIG;
}

/** The digest of a text's original words, as `original.sha256` keeps it (docs/notation.md, The original). */
export function digestOf(text: string): string {
  return sha256(digestText(strip(parse(text))));
}
