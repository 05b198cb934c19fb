import { accessSync, constants, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { corpusRoot, findCorpora } from "./disk.ts";
import { globOf } from "./globs.ts";
import { type Io, UsageError } from "./io.ts";
import { pathBelow, realFile } from "./paths.ts";

type Test = (path: string) => boolean;

/** A corpus with files that the user asked about. */
export interface Target {
  /** The corpus's root, absolute. */
  readonly root: string;
  /** Whether the user asked about the file of that path. */
  wants(path: string): boolean;
  /** The files that the user named one by one, by path, with the words that named them. */
  readonly named: ReadonlyMap<string, string>;
  /** The patterns that the user wrote, with their tests of paths. */
  readonly patterns: ReadonlyMap<string, Test>;
}

/** What was asked about in one corpus so far. */
interface Draft {
  readonly folders: Test[];
  readonly named: Map<string, string>;
  readonly patterns: Map<string, Test>;
}

/**
 * The corpora of the files, folders and patterns that the user named, in order of their first mention. A folder means
 * all files below it, those of corpora nested in it too. Throws UsageError for what is not there or cannot be read.
 */
export function targetsOf(io: Io, operands: readonly string[]): readonly Target[] {
  const corpora = new Map<string, Draft>();
  const at = (root: string): Draft => {
    const known = corpora.get(root) ?? { folders: [], named: new Map(), patterns: new Map() };
    corpora.set(root, known);
    return known;
  };
  for (const operand of operands) {
    const place = resolve(io.cwd, operand);
    const stat = statOf(operand, place);
    const glob = stat === undefined ? globOf(io.cwd, operand) : undefined;
    if (stat === undefined && glob === undefined)
      throw new UsageError(`There is nothing at ${operand}. Check the path.`);
    if (glob !== undefined) {
      if (statOf(operand, glob.base)?.isDirectory() !== true)
        throw new UsageError(`No file matches ${operand}. Check the pattern.`);
      for (const root of corporaIn(glob.base))
        at(root).patterns.set(operand, (path) => glob.matches(join(root, path)));
    } else if (stat?.isDirectory()) {
      checkReadable(operand, place);
      for (const root of corporaIn(place))
        at(root).folders.push((path) => pathBelow(place, join(root, path)) !== undefined);
    } else if (stat?.isFile()) {
      checkReadable(operand, place);
      const root = corpusRoot(dirname(place)) ?? dirname(place);
      at(root).named.set(pathIn(root, place), operand);
    } else throw new UsageError(`${operand} is neither a file nor a folder.`);
  }
  return [...corpora].map(([root, { folders, named, patterns }]) => {
    const tests = [...folders, ...patterns.values()];
    return { root, named, patterns, wants: (path) => named.has(path) || tests.some((test) => test(path)) };
  });
}

/** The corpus that a folder belongs to, and those nested in the folder. */
function corporaIn(folder: string): ReadonlySet<string> {
  return new Set([corpusRoot(folder) ?? folder, ...findCorpora(folder)]);
}

/** The path of a file in its corpus: that of the file itself where a link led to it. */
function pathIn(root: string, place: string): string {
  const path = pathBelow(root, place) ?? "";
  const real = realFile(root, path);
  return real === undefined || real === "outside" ? path : real;
}

function statOf(operand: string, place: string): ReturnType<typeof statSync> | undefined {
  try {
    return statSync(place, { throwIfNoEntry: false });
  } catch (error) {
    throw new UsageError(`${operand} cannot be read: ${reason(error)}.`);
  }
}

function checkReadable(operand: string, place: string): void {
  try {
    accessSync(place, constants.R_OK);
  } catch (error) {
    throw new UsageError(`${operand} cannot be read: ${reason(error)}.`);
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EACCES" || code === "EPERM") return "you have no right to";
  if (code === "ELOOP") return "it is a link that leads back to itself";
  return error instanceof Error ? error.message : String(error);
}
