import { Catalog } from "../../server/src/corpus/catalog.ts";
import { CONFIG_FILE, readConfig } from "../../server/src/model/config.ts";
import type { Lowered } from "../../server/src/model/lower.ts";
import { lowerFile } from "../../server/src/model/lower-file.ts";

/** A corpus in memory and its files as they were read. */
export interface TestCorpus {
  readonly catalog: Catalog;
  readonly documents: ReadonlyMap<string, Lowered>;
}

/** Builds a corpus of files given by path; `attested.yaml` among them sets it up. */
export function corpusOf(files: readonly { readonly path: string; readonly text: string }[]): TestCorpus {
  const config = readConfig(files.find((file) => file.path === CONFIG_FILE)?.text ?? "");
  const documents = new Map(files.map(({ path, text }) => [path, lowerFile(path, text, config)]));
  const changes = [...documents].map(([path, { facts }]) => ({ path, facts }));
  return { catalog: Catalog.empty(config).apply(changes).catalog, documents };
}
