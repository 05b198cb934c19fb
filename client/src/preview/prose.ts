import type { FrontMatter } from "../../../server/src/syntax/front-matter.ts";
import { parse } from "../../../server/src/syntax/parse.ts";
import { lineStart, linesOf } from "../../../server/src/text/lines.ts";
import { slice } from "../../../server/src/text/span.ts";
import { type Piece, type PreviewMark, piecesOf } from "./pieces.ts";
import { unsigned } from "./sign.ts";

/** A source as Markdown is to read it: signs in the place of marks, so that what remains is Markdown. */
export interface Prose {
  readonly text: string;
  /** For each line of the text the line of the source on which it begins (from 0), and behind the last the source's number of lines. */
  readonly lines: readonly number[];
  /** The marks by the numbers in their signs. */
  readonly marks: readonly PreviewMark[];
  /** For each mark the line of the text on which it ends. */
  readonly ends: readonly number[];
  /** Whether each line is a paragraph (`paragraphs: line`). */
  readonly linewise: boolean;
}

/**
 * Reads a source by the notation, and puts signs in the place of its marks; `footnotes` when Markdown has nothing that reads
 * these. Takes any text.
 */
export function proseOf(source: string, footnotes: boolean): Prose {
  const { text, frontMatter, marks } = parse(unsigned(source));
  const { pieces, marks: shown } = piecesOf(marks, footnotes);
  const builder = new Builder(text);
  for (const piece of [...dataPieces(text, frontMatter), ...pieces]) builder.add(piece);
  return { ...builder.finish(), marks: shown, linewise: marks.lines };
}

/** Fields of front matter for the tool alone: what claims say their cards say, and a digest says nothing to readers. */
const UNSHOWN = ["claims", "original"];

/**
 * What is left out of front matter, which VS Code shows as data: each of those fields with its lines. What it would take for
 * front matter and is none it does not where an empty line stands before it.
 */
function dataPieces(text: string, { span, open, content, fields }: FrontMatter): readonly Piece[] {
  if (span.end === span.start || slice(text, open) !== "---") return [{ start: 0, end: span.end, put: "\n" }];
  const unshown = fields.entries.flatMap(({ key, keySpan }, at) => {
    if (!UNSHOWN.includes(key) || lineStart(text, keySpan.start) !== keySpan.start) return [];
    const next = fields.entries[at + 1];
    const end = next === undefined ? content.end : lineStart(text, next.keySpan.start);
    return [{ start: keySpan.start, end, put: "" }];
  });
  // A byte order mark would hide it.
  return [{ start: 0, end: span.start, put: "" }, ...unshown];
}

/** Writes the text anew, with pieces of it replaced, and keeps count of its lines. */
class Builder {
  private written = "";
  private readonly lines = [0];
  private readonly ends: number[] = [];
  private from = 0;
  /** The first line of the source that begins behind what is written. */
  private line = 1;
  private readonly starts: readonly number[];

  constructor(private readonly text: string) {
    this.starts = linesOf(text).starts;
  }

  /** Replaces a piece that stands behind those before; one inside a piece that was replaced is gone with it. */
  add({ start, end, put, ends }: Piece): void {
    if (start < this.from) return;
    this.copy(start);
    this.written += put;
    this.from = end;
    while ((this.starts[this.line] ?? Number.POSITIVE_INFINITY) <= end) this.line++;
    // What stands behind a line end of our own belongs to the line that the source goes on with.
    if (put.startsWith("\n")) this.lines.push(this.line - 1);
    if (ends !== undefined) this.ends[ends] = this.lines.length - 1;
  }

  private copy(to: number): void {
    this.written += this.text.slice(this.from, to);
    for (; (this.starts[this.line] ?? Number.POSITIVE_INFINITY) <= to; this.line++)
      this.lines.push(this.line);
  }

  finish(): Pick<Prose, "text" | "lines" | "ends"> {
    this.copy(this.text.length);
    return { text: this.written, lines: [...this.lines, this.starts.length], ends: this.ends };
  }
}
