import { join, relative, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { globTest, isGlob } from "../files/membership.ts";
import { isFile, listFolder } from "./paths.ts";

/** A pattern that the shell left as it is: the folder that it starts from, and its test of absolute paths below it. */
export interface Glob {
  readonly base: string;
  matches(file: string): boolean;
}

/** The pattern in an argument; undefined when it has no wildcards. On Windows `\` divides folders and escapes nothing. */
export function globOf(cwd: string, argument: string): Glob | undefined {
  if (!isGlob(argument)) return undefined;
  const { base, glob } = picomatch.scan(sep === "\\" ? argument.replaceAll("\\", "/") : argument);
  if (glob === "") return undefined;
  const folder = resolve(cwd, base);
  const test = globTest(glob);
  return { base: folder, matches: (file) => test(relative(folder, file).split(sep).join("/")) };
}

/** The files on disk that a pattern matches, in order; links to folders are not followed. */
export function filesOf(glob: Glob): readonly string[] {
  const files: string[] = [];
  const waiting = [glob.base];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of listFolder(folder) ?? []) {
      const place = join(folder, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith(".")) waiting.push(place);
      else if (glob.matches(place) && isFile(place)) files.push(place);
    }
  }
  return files.sort();
}
