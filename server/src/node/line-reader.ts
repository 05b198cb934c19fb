import { resolve } from "node:path";
import { type Lines, lineSpan, linesOf } from "../text/lines.ts";
import { readText } from "./disk.ts";

/** Gives the lines (from 1) of files; findings come file by file, so the last file's text is kept and no other. */
export function lineReader(cwd: string): (path: string, number: number) => string | undefined {
  let last: { readonly path: string; readonly lines: Lines | undefined } | undefined;
  return (path, number) => {
    if (last?.path !== path) {
      const content = readText(resolve(cwd, path));
      last = { path, lines: content !== undefined && "text" in content ? linesOf(content.text) : undefined };
    }
    const { lines } = last;
    if (lines === undefined || number > lines.starts.length) return undefined;
    const { start, end } = lineSpan(lines, number - 1);
    return lines.text.slice(start, end);
  };
}
