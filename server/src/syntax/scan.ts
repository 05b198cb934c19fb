import { fold } from "../text/fold.ts";
import { lineEnd, nextLine } from "../text/lines.ts";
import {
  definedDestination,
  fenceAt,
  headingAt,
  isBlankLine,
  labelAt,
  runEnd,
  skipBlanks,
  underlineAt,
} from "./blocks.ts";
import { Brackets } from "./brackets.ts";
import { CodeSpans } from "./code-spans.ts";
import { Comments } from "./comments.ts";
import { FootnoteDefinition } from "./footnote-definition.ts";
import { Kind, type Marks } from "./marks.ts";
import { Rows } from "./rows.ts";

/** How a body is read. */
export interface ScanOptions {
  /** Where the body starts, as a UTF-16 offset; 0 unless front matter stands before it. */
  readonly bodyStart?: number;
  /** Whether each line is a paragraph (`paragraphs: line`), so that no mark crosses a line end. */
  readonly lines?: boolean;
}

/**
 * Reads the marks of a text, from left to right and in one pass (docs/notation.md). Takes any text; what is no
 * mark is text. Time and memory are linear in the text's length.
 */
export function scan(text: string, options: ScanOptions = {}): Marks {
  const bodyStart = options.bodyStart ?? 0;
  const lines = options.lines ?? false;
  const { rows, count } = new Scanner(text, lines).run(bodyStart);
  return { text, bodyStart, lines, count, rows };
}

/** The escapes: a backslash before one of these is removed by strip and hides the character. */
const ESCAPABLE = "\\[]{`~<";

/** Characters at which the scanner stops: line ends, backslash, brackets, backtick, less-than. */
const STOPS = new Uint8Array(128);
for (const character of "\n\r\\[]`<") STOPS[character.charCodeAt(0)] = 1;

class Scanner {
  private readonly rows = new Rows();
  private readonly labels = new Set<string>();
  private paragraph = -1;
  private paragraphStart = 0;
  /** The heading on the line that is being read, -1 elsewhere. */
  private headingRow = -1;
  private readonly footnote: FootnoteDefinition;
  private readonly comments: Comments;
  private readonly codeSpans: CodeSpans;
  private readonly brackets: Brackets;

  constructor(
    private readonly text: string,
    private readonly lines: boolean,
  ) {
    this.footnote = new FootnoteDefinition(text, this.rows);
    this.comments = new Comments(text);
    this.codeSpans = new CodeSpans(text, (lineStart) => this.endsParagraph(lineStart));
    this.brackets = new Brackets(text, this.rows, (start, end) => this.hides(start, end));
  }

  run(bodyStart: number): { rows: Int32Array; count: number } {
    const { text } = this;
    let i = this.startLine(bodyStart);
    while (i < text.length) {
      const code = text.charCodeAt(i);
      if (code > 127 || STOPS[code] === 0) {
        i++;
        continue;
      }
      if (code === 10) i = this.startLine(i + 1);
      else if (code === 13) i = this.startLine(text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1);
      else if (code === 92) i = this.escape(i);
      else if (code === 91) i = this.brackets.open(i);
      else if (code === 93) i = this.brackets.close(i);
      else if (code === 96) i = this.code(i);
      else i = this.comment(i);
    }
    this.endParagraph(text.length);
    this.footnote.end(text.length);
    return this.rows.finish((kind, start, end) => this.labels.has(labelKey(kind, text.slice(start, end))));
  }

  /** Reads what only a line's start can hold; returns the offset at which reading goes on. */
  private startLine(start: number): number {
    const { text } = this;
    let at = start;
    this.headingRow = -1;
    this.brackets.oneLine = this.lines;
    for (;;) {
      if (at >= text.length) return at;
      if (isBlankLine(text, at)) {
        this.endParagraph(at);
        at = nextLine(text, at);
        this.footnote.behindBlank(at, this.lines);
        continue;
      }
      if (this.lines) this.footnote.end(at);
      if (this.lines || this.paragraph < 0) this.endParagraph(at);
      const first = text.charCodeAt(skipBlanks(text, at));
      if (first === 91) {
        const after = this.label(at);
        if (after < 0) break;
        return after;
      }
      if (first === 35) {
        const heading = headingAt(text, at);
        if (heading !== undefined) return this.heading(at, heading);
      }
      if ((first === 61 || first === 45) && this.paragraph >= 0 && !this.lines) {
        const level = underlineAt(text, at);
        if (level > 0) {
          this.underline(at, level);
          at = nextLine(text, at);
          continue;
        }
      }
      const fence = fenceStart(first) ? fenceAt(text, at) : undefined;
      if (fence === undefined) break;
      this.endParagraph(at);
      this.rows.add(Kind.Code, at, fence.end, fence.contentStart, fence.contentEnd);
      this.footnote.fence(fence.end);
      at = nextLine(text, fence.end);
    }
    if (this.paragraph < 0) this.startParagraph(at);
    return at;
  }

  private startParagraph(start: number): void {
    this.paragraph = this.rows.open(start);
    this.paragraphStart = start;
  }

  /** Ends the paragraph whose lines end before `at`, and gives up the brackets that are open in it. */
  private endParagraph(at: number): void {
    this.brackets.giveUp();
    if (this.paragraph < 0) return;
    const end = withoutLineEnd(this.text, this.paragraphStart, at);
    if (end > this.paragraphStart) this.rows.close(this.paragraph, Kind.Paragraph, end);
    this.paragraph = -1;
  }

  private heading(at: number, heading: { level: number; start: number; end: number }): number {
    this.endParagraph(at);
    this.footnote.end(at);
    const end = withoutLineEnd(this.text, at, nextLine(this.text, at));
    this.headingRow = this.rows.open(at);
    this.rows.close(
      this.headingRow,
      Kind.Heading,
      end,
      heading.start,
      heading.end,
      heading.level,
      heading.level,
    );
    this.brackets.oneLine = true;
    return heading.start;
  }

  /** Makes the paragraph so far the heading that the line at `at` underlines. */
  private underline(at: number, level: number): void {
    const row = this.paragraph;
    const start = this.paragraphStart;
    this.endParagraph(at);
    const end = withoutLineEnd(this.text, at, nextLine(this.text, at));
    const textEnd = withoutLineEnd(this.text, start, at);
    this.rows.close(row, Kind.Heading, end, skipBlanks(this.text, start), textEnd, level, level);
  }

  /** Reads a footnote's or a link's definition at the line's start: where reading goes on, -1 when there is none. */
  private label(at: number): number {
    const { text } = this;
    const label = labelAt(text, at);
    if (label === undefined || text.charCodeAt(label.after) === 123) return -1;
    const { start, end, after } = label;
    if (!label.footnote) {
      if (this.paragraph >= 0) return -1;
      const destination = definedDestination(text, after);
      if (destination === undefined) return -1;
      const to = lineEnd(text, destination.end);
      this.labels.add(labelKey(Kind.ReferenceLink, text.slice(start, end)));
      this.rows.add(Kind.LinkDefinition, at, to, start, end, destination.start, destination.end);
      return to;
    }
    this.endParagraph(at);
    this.footnote.end(at);
    this.footnote.begin(at, label);
    this.labels.add(labelKey(Kind.Footnote, text.slice(start, end)));
    const from = skipBlanks(text, after);
    this.startParagraph(from);
    return from;
  }

  private escape(at: number): number {
    const next = this.text.charAt(at + 1);
    if (next === "" || !ESCAPABLE.includes(next)) return at + 1;
    this.rows.add(Kind.Escape, at, at + 2, at + 1, at + 2);
    return at + 2;
  }

  /** A code span (CommonMark 0.31, 6.1): as many backticks as open it close it, in the same paragraph. */
  private code(at: number): number {
    const end = runEnd(this.text, at);
    const close = this.codeSpans.closing(end, end - at);
    if (close < 0) return end;
    this.rows.add(Kind.Code, at, close + end - at, end, close);
    return close + end - at;
  }

  /** Whether no mark crosses from the paragraph above into the line at `start`. */
  private endsParagraph(start: number): boolean {
    const { text } = this;
    if (this.lines || this.paragraph < 0 || isBlankLine(text, start)) return true;
    const first = text.charCodeAt(skipBlanks(text, start));
    if (first === 35) return headingAt(text, start) !== undefined;
    if (first === 91) return labelAt(text, start)?.footnote === true;
    if (first === 61 || first === 45) if (underlineAt(text, start) > 0) return true;
    return fenceStart(first) && fenceAt(text, start) !== undefined;
  }

  private comment(at: number): number {
    const { text } = this;
    const comment = this.comments.at(at);
    if (comment === undefined) return at + 1;
    const { content, end } = comment;
    this.rows.add(Kind.Comment, at, end, content.start, content.end);
    if (!this.divides(at, end)) return end;
    if (this.headingRow >= 0) this.rows.endAt(this.headingRow, at);
    this.headingRow = -1;
    this.endParagraph(at);
    if (!isBlankLine(text, end)) this.startParagraph(end);
    return end;
  }

  /** Whether no mark goes on behind a comment: one with a blank line in it, or where marks stay on a line, with any line end. */
  private divides(start: number, end: number): boolean {
    const { text } = this;
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i);
      const next = code === 10 ? i + 1 : code === 13 ? nextLine(text, i) : -1;
      if (next > 0 && (this.brackets.oneLine || isBlankLine(text, next))) return true;
    }
    return false;
  }

  /** Whether a code span or a comment that begins in the range goes on behind it: what ends the range is then inside. */
  private hides(start: number, end: number): boolean {
    const { text } = this;
    let i = start;
    while (i < end) {
      const code = text.charCodeAt(i);
      if (code === 96) {
        const from = runEnd(text, i);
        const close = this.codeSpans.closing(from, from - i);
        i = close < 0 ? from : close + from - i;
      } else i = code === 60 ? (this.comments.at(i)?.end ?? i + 1) : i + 1;
    }
    return i > end;
  }
}

function labelKey(kind: Kind, label: string): string {
  return kind === Kind.Footnote ? `^${label}` : fold(label);
}

function fenceStart(code: number): boolean {
  return (
    code === 96 ||
    code === 126 ||
    code === 62 ||
    code === 45 ||
    code === 42 ||
    code === 43 ||
    (code >= 48 && code <= 57)
  );
}

/** The end of the lines in the range, without the last one's line end. */
function withoutLineEnd(text: string, start: number, end: number): number {
  let to = end;
  if (to > start && text.charCodeAt(to - 1) === 10) to--;
  if (to > start && text.charCodeAt(to - 1) === 13) to--;
  return to;
}
