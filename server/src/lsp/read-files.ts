import type { Change } from "../corpus/catalog.ts";
import type { Config } from "../model/config.ts";
import type { Facts } from "../model/facts.ts";
import { lowerFile } from "../model/lower-file.ts";
import type { CorpusState } from "./corpus-state.ts";
import type { FileContent, Ports } from "./ports.ts";
import { Slices } from "./slices.ts";
import type { Survey } from "./survey.ts";
import { unreadable } from "./unreadable.ts";

/** After how many files it is told how far a reading has come. */
const STEP = 100;

/** Whom a reading asks and tells. */
export interface Reader {
  /** So many of the files have been read. */
  progress(done: number): void;
  /** Whether the reading is no longer wanted. */
  isOver(): boolean;
}

/**
 * What the files that a survey found on the disk hold, but for those that the client has open; undefined when that was
 * given up. A file that the reading fails on is logged, and stays as it is known.
 */
export async function readFiles(
  corpus: CorpusState,
  { fresh, config }: Survey,
  ports: Ports,
  reader: Reader,
): Promise<readonly Change[] | undefined> {
  const atOnce = ports.disk.atOnce?.(corpus.root) ?? 1;
  const slices = new Slices(ports.pause);
  const changes: Change[] = [];
  let told = -STEP;
  for (let from = 0; from < fresh.length; from += atOnce) {
    await slices.next();
    if (reader.isOver()) return undefined;
    if (from - told >= STEP) {
      reader.progress(from);
      told = from;
    }
    const closed = fresh.slice(from, from + atOnce).filter((path) => corpus.document(path) === undefined);
    const read = await Promise.all(closed.map((path) => readFile(corpus, path, config, ports)));
    for (const change of read) if (change !== undefined) changes.push(change);
  }
  return changes;
}

async function readFile(
  { root }: CorpusState,
  path: string,
  config: Config,
  ports: Ports,
): Promise<Change | undefined> {
  try {
    return { path, facts: factsOf(path, await ports.disk.read(root, path), config) };
  } catch (error) {
    ports.log(`${path} in ${root} could not be read: ${String(error)}`);
    return undefined;
  }
}

function factsOf(path: string, content: FileContent | undefined, config: Config): Facts | undefined {
  if (content === undefined) return undefined;
  if ("text" in content) return lowerFile(path, content.text, config).facts;
  return unreadable(path, content.defect);
}
