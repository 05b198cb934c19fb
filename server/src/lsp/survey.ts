import type { Config } from "../model/config.ts";
import type { Batch } from "./batch.ts";
import type { CorpusState } from "./corpus-state.ts";
import type { FileTree } from "./file-tree.ts";
import type { Ports } from "./ports.ts";
import { Slices } from "./slices.ts";

/** More places than this are not looked at one by one: all of the corpus is listed. */
export const MANY_PLACES = 100;

/** What the disk was found to have of a corpus. */
export interface Survey {
  /** Files that are no longer there. */
  readonly gone: readonly string[];
  /** Files to be read. */
  readonly fresh: readonly string[];
  /** The settings by which they belong to the corpus, and by which they are read. */
  readonly config: Config;
  /** Whether all files were listed. */
  readonly whole: boolean;
}

/** The corpus that is surveyed, the files that were read so far, and the classes of attested.yaml with which they were. */
export interface Surveyed {
  readonly corpus: CorpusState;
  readonly tree: FileTree;
  readonly tags: Config["tags"];
}

/**
 * Which files are gone and which must be read, because of what a batch says: at the places that changed alone, unless
 * there are many, or what belongs to the corpus at other places may have changed with them.
 */
export async function survey(of: Surveyed, batch: Batch, ports: Ports): Promise<Survey> {
  return (await surveyPlaces(of, batch, ports)) ?? surveyWhole(of, batch, ports);
}

/** At the places that changed alone; undefined where that cannot be told. */
async function surveyPlaces(of: Surveyed, batch: Batch, ports: Ports): Promise<Survey | undefined> {
  const { corpus, tree } = of;
  const { root, config, catalog } = corpus;
  if (batch.list || batch.read) return undefined;
  const there = new Set<string>();
  const before = new Set<string>();
  const places: string[] = [];
  for (const [path, presence] of batch.paths) {
    if (path.slice(path.lastIndexOf("/") + 1) === ".gitignore") return undefined;
    const isFile = catalog.facts(path) !== undefined;
    if (isFile && !presence) {
      there.add(path);
      continue;
    }
    places.push(path);
    if (isFile) before.add(path);
    else for (const file of tree.below(path)) before.add(file);
  }
  if (places.length > MANY_PLACES) return undefined;
  const slices = new Slices(ports.pause);
  for (const path of places) {
    await slices.next();
    const listed = await ports.disk.listBelow?.(root, config, path);
    if (listed === undefined) return undefined;
    for (const file of listed) there.add(file);
  }
  const gone = [...before].filter((path) => !there.has(path) && corpus.document(path) === undefined);
  return { fresh: [...there], gone, config, whole: false };
}

/** In the whole corpus. */
async function surveyWhole({ corpus, tags }: Surveyed, batch: Batch, ports: Ports): Promise<Survey> {
  const { root, config } = corpus;
  const listed = new Set(await ports.disk.list(root, config));
  const { catalog } = corpus;
  const all = batch.read || [...tags].join() !== [...config.tags].join();
  const isWanted = (path: string): boolean =>
    all || catalog.facts(path) === undefined || isIn(batch.paths, path);
  const slices = new Slices(ports.pause);
  const fresh: string[] = [];
  for (const path of listed) {
    await slices.next();
    if (isWanted(path)) fresh.push(path);
  }
  const gone: string[] = [];
  for (const path of catalog.paths()) {
    await slices.next();
    if (!listed.has(path) && corpus.document(path) === undefined) gone.push(path);
  }
  return { fresh, gone, config, whole: true };
}

/** Whether the path, or a folder that it lies in, is among these. */
function isIn(places: { has(path: string): boolean }, path: string): boolean {
  if (places.has(path)) return true;
  for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1))
    if (places.has(path.slice(0, slash))) return true;
  return false;
}
