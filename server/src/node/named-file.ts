import { resolve } from "node:path";
import { readText } from "./disk.ts";
import { type Io, UsageError } from "./io.ts";

/** The text of a file that the user named. Throws UsageError where it cannot be read. */
export function readNamed(io: Io, file: string): string {
  const content = readText(resolve(io.cwd, file));
  if (content === undefined) throw new UsageError(`There is no file ${file}. Check the path.`);
  if ("text" in content) return content.text;
  throw new UsageError(`${file}: ${content.defect.message}`);
}
