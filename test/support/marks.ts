import { each, Kind, type Mark, type Marks } from "../../server/src/syntax/marks.ts";
import type { Tree } from "../../server/src/syntax/tree.ts";

const NAMES = new Map(Object.entries(Kind).map(([name, kind]) => [kind, name]));

/** Marks in words: a line a row, indented under the row around it, with its text, what it holds first and second. */
export function dumpMarks(marks: Marks): string {
  const depths: number[] = [];
  const lines: string[] = [];
  for (const mark of each(marks)) {
    const depth = mark.parent < 0 ? 0 : (depths[mark.parent] ?? 0) + 1;
    depths.push(depth);
    lines.push(`${"  ".repeat(depth)}${describeMark(marks.text, mark)}`);
  }
  return lines.join("\n");
}

function describeMark(text: string, mark: Mark): string {
  const quote = ({ start, end }: Mark["span"]): string => JSON.stringify(text.slice(start, end));
  const name = NAMES.get(mark.kind) ?? "?";
  const whole = quote(mark.span);
  const parts = [mark.first, mark.second].map((part) => (part.end < 0 ? undefined : quote(part)));
  if (mark.kind === Kind.Heading) return `${name} ${mark.second.start} ${whole} | ${parts[0]}`;
  if (mark.kind === Kind.Orphan) {
    const from = mark.first.start;
    return `${name} ${whole} | ${from < 0 ? "nothing open" : `open at ${positionOf(text, from)}`}`;
  }
  return [`${name} ${whole}`, ...parts.filter((part) => part !== undefined)].join(" | ");
}

/** A tree of data as JSON, each scalar as its text. */
export function dumpTree(tree: Tree | undefined): unknown {
  if (tree === undefined) return null;
  if (tree.type === "scalar") return tree.text;
  if (tree.type === "list") return tree.items.map(dumpTree);
  return Object.fromEntries(tree.entries.map((entry) => [entry.key, dumpTree(entry.value)]));
}

/** Line and column, from 1, of an offset. */
export function positionOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

/** The text of a fixture with what cannot be seen or kept in one: ␠ space, ␉ tab, ␍ CR, ␀ NUL, ␂ byte order mark; ⌦ and what follows is left out. */
export function visible(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    "␠": " ",
    "␉": "\t",
    "␍": "\r",
    "␀": "\0",
    "␂": "\ufeff",
  };
  return text.replace(/⌦[\s\S]*/, "").replace(/[␠␉␍␀␂]/g, (sign) => signs[sign] ?? sign);
}
