import picomatch from "picomatch";
import { CONFIG_FILE, type Config } from "../model/config.ts";
import { type GitIgnore, isIgnored } from "./git-ignore.ts";

/** Which paths a corpus's settings take in, as far as the paths alone say (from the root, with `/`). */
export interface Membership {
  /** Whether a file of that path is taken in where nothing else speaks against it. */
  takes(path: string): boolean;
  /** Whether a file or folder is left out by `exclude`. */
  excludes(path: string): boolean;
  /** The files that are named without wildcards: what is left out by default does not leave them out. */
  readonly named: readonly string[];
}

type Test = (path: string) => boolean;

const MARKDOWN = /\.md$/i;
const DEFINITIONS = /\.(?:md|ya?ml)$/i;

/**
 * Reads the globs of attested.yaml (package picomatch). A pattern that names a folder means all in it, one that starts
 * with `!` among `files` belongs to `exclude`, and one that cannot be read matches nothing.
 */
export function membershipOf(config: Config): Membership {
  const known = memberships.get(config) ?? readMembership(config);
  memberships.set(config, known);
  return known;
}

/** Settings do not change, and reading their patterns takes longer than asking them. */
const memberships = new WeakMap<Config, Membership>();

function readMembership(config: Config): Membership {
  const files = config.files.map(plain).filter((pattern) => !pattern.startsWith("!"));
  const unwanted = config.files
    .filter((pattern) => pattern.startsWith("!"))
    .map((pattern) => pattern.slice(1));
  const definitions = config.definitions.map(({ text }) => plain(text));
  const bibliography = config.bibliography.map(({ text }) => plain(text));
  const inFiles = anyOf(files, false);
  const inDefinitions = anyOf(definitions, false);
  const excludes = anyOf([...config.exclude, ...unwanted].map(plain), true);
  const named = new Set([CONFIG_FILE, ...[...files, ...definitions].filter(isFile), ...bibliography]);
  return {
    takes: (path) =>
      (MARKDOWN.test(path) && inFiles(path)) ||
      (DEFINITIONS.test(path) && inDefinitions(path)) ||
      named.has(path),
    excludes: (path) => path !== CONFIG_FILE && excludes(path),
    named: [...named].filter((path) => isInside(path) && (path === CONFIG_FILE || !excludes(path))),
  };
}

/** A pattern or path as the paths of the corpus are written: with `/`, without `./` before and `/` behind it. */
function plain(pattern: string): string {
  const text = pattern.trim();
  const path = text.replace(/^(?:\.\/+)+/, "").replace(/\/+$/, "");
  return path === "" && text !== "" ? "." : path;
}

/** Whether a pattern is the path of a file, whose name has an extension. */
function isFile(pattern: string): boolean {
  return !isGlob(pattern) && /\.[^./]+$/.test(pattern);
}

/** Whether a text holds one of the characters that make a pattern. */
export function isGlob(pattern: string): boolean {
  return /[*?[\]{}()!]/.test(pattern);
}

function isInside(path: string): boolean {
  return path !== "" && !path.startsWith("/") && !/^[A-Za-z]:/.test(path) && !path.split("/").includes("..");
}

/** Whether one of the patterns matches; `dot`: wildcards match names that start with a dot too. */
function anyOf(patterns: readonly string[], dot: boolean): Test {
  const folders = patterns.filter((pattern) => !isGlob(pattern) && pattern !== "");
  const tests: Test[] = [];
  for (const pattern of patterns) if (isGlob(pattern)) tests.push(globTest(pattern, dot));
  return (path) =>
    folders.some((folder) => folder === "." || path === folder || path.startsWith(`${folder}/`)) ||
    tests.some((test) => test(path));
}

/** The test of one pattern. */
export function globTest(pattern: string, dot = false): Test {
  try {
    return picomatch(pattern, { dot, nonegate: true });
  } catch {
    return () => false;
  }
}

/** Whether a corpus looks into a folder of that path. */
export function takesFolder(membership: Membership, gitIgnore: GitIgnore, path: string): boolean {
  return !nameOf(path).startsWith(".") && !membership.excludes(path) && !isIgnored(gitIgnore, `${path}/`);
}

/** Whether a corpus takes in a file of that path. */
export function takesFile(membership: Membership, gitIgnore: GitIgnore, path: string): boolean {
  const name = nameOf(path);
  if (name.startsWith(".") || /^readme\.md$/i.test(name)) return false;
  return membership.takes(path) && !membership.excludes(path) && !isIgnored(gitIgnore, path);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
