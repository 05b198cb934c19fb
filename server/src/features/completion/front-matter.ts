import { lineEnd, lineStart, nextLine } from "../../text/lines.ts";

/** Where the front matter around the offset begins, behind its opening line; undefined when the offset is not in it. */
export function frontMatterStart(text: string, bodyStart: number, offset: number): number | undefined {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (lineEnd(text, start) !== start + 3 || !text.startsWith("---", start)) return undefined;
  const from = nextLine(text, start);
  if (offset < from || from === start + 3) return undefined;
  if (bodyStart > start) return offset < text.lastIndexOf("---", bodyStart - 3) ? from : undefined;
  // Nothing closes it yet: every line down to the cursor must look like data.
  const above = text.slice(from, Math.max(from, lineStart(text, offset)));
  const isData = above
    .split(/\r\n|\r|\n/)
    .every((line, i, lines) => i === lines.length - 1 || DATA.test(line));
  return isData && /^\s*[\w-]*$|[:#-]/.test(text.slice(lineStart(text, offset), offset)) ? from : undefined;
}

const DATA = /^(?:[\w-]+:(?:\s|$)|\s*-(?:\s|$)|\s+\S|\s*#)/;
