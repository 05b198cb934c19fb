import { Kind, type Marks, touching } from "../../syntax/marks.ts";
import { type Lines, lineAt, lineSpan } from "../../text/lines.ts";
import { type Span, span } from "../../text/span.ts";

/** So many lines above and below are looked at, and so many items around each other: longer ones are no steps. */
const MOST_LINES = 1000;
const MOST_ITEMS = 20;

/**
 * The items of lists around an offset in the body (UTF-16), the innermost first, each from its sign to its last words
 * (CommonMark 0.31, 5.2): with the lines that go on with it, the items under it, and the paragraphs that are indented as far
 * as its words.
 */
export function listItemsAround(marks: Marks, lines: Lines, offset: number): readonly Span[] {
  const reader = new Reader(marks, lines, offset);
  const items: Span[] = [];
  // How far an item's words may be indented so that the line that was asked about belongs to it.
  let room = Number.POSITIVE_INFINITY;
  let below: Line | undefined;
  for (let at = reader.current; at >= reader.top && room > 0 && items.length < MOST_ITEMS; at--) {
    const line = reader.line(at);
    if (line.is === "heading") break;
    if (line.is === "blank") room = Math.min(room, below?.indent ?? room);
    if (line.is === "item") {
      const end = line.words <= room ? reader.endOf(at, line.words) : -1;
      const start = lineSpan(lines, at).start + line.indent;
      if (start <= offset && offset <= end) items.push(span(start, end));
      room = Math.min(room, line.indent);
    }
    below = line.is === "blank" ? undefined : line;
  }
  return items;
}

/** A line, by what it is to a list; `indent` is how far it is indented, `words` how far the words of an item are. */
interface Line {
  readonly is: "blank" | "heading" | "item" | "text";
  readonly indent: number;
  readonly words: number;
}

/** What stands before an item's words: white space and block quotes' signs, then the list's own sign. */
const ITEM = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;

/** What of a line tells what it is (UTF-16 units). */
const TELLING = 200;

/** Reads the lines around the one that was asked about, each once. */
class Reader {
  readonly current: number;
  readonly top: number;
  private readonly bottom: number;
  private readonly known = new Map<number, Line>();
  /** The lines within code fences, but for their first ones. */
  private readonly code = new Set<number>();

  constructor(
    marks: Marks,
    private readonly lines: Lines,
    offset: number,
  ) {
    this.current = lineAt(lines, offset);
    this.top = Math.max(lineAt(lines, marks.bodyStart), this.current - MOST_LINES);
    this.bottom = Math.min(lines.starts.length - 1, this.current + MOST_LINES);
    const seen = span(lineSpan(lines, this.top).start, lineSpan(lines, this.bottom).end);
    for (const mark of touching(marks, seen)) {
      if (mark.kind !== Kind.Code) continue;
      const [first, last] = [lineAt(lines, mark.span.start) + 1, lineAt(lines, mark.span.end)];
      for (let at = Math.max(first, this.top); at <= Math.min(last, this.bottom); at++) this.code.add(at);
    }
  }

  line(at: number): Line {
    const known = this.known.get(at) ?? this.read(at);
    this.known.set(at, known);
    return known;
  }

  private read(at: number): Line {
    const { start, end } = lineSpan(this.lines, at);
    const text = this.lines.text.slice(start, Math.min(end, start + TELLING));
    const indent = /^[ \t>]*/.exec(text)?.[0].length ?? 0;
    if (indent === text.length) return { is: "blank", indent, words: indent };
    if (this.code.has(at)) return { is: "text", indent, words: indent };
    const item = ITEM.exec(text);
    if (item !== null) return { is: "item", indent, words: item[0].length };
    return { is: /^ {0,3}#{1,6}(?:\s|$)/.test(text) ? "heading" : "text", indent, words: indent };
  }

  /** Where the item that begins on a line ends, -1 where it is longer than is looked at. */
  endOf(from: number, words: number): number {
    let last = from;
    let isBehindBlank = false;
    for (let at = from + 1; at < this.lines.starts.length; at++) {
      if (at > this.bottom) return -1;
      const line = this.line(at);
      const isApart = line.is === "item" || isBehindBlank;
      if (line.is === "heading" || (line.is !== "blank" && isApart && line.indent < words)) break;
      isBehindBlank = line.is === "blank";
      if (!isBehindBlank) last = at;
    }
    const { start, end } = lineSpan(this.lines, last);
    return start + this.lines.text.slice(start, end).trimEnd().length;
  }
}
