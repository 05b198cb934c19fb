import { lineEnd } from "../text/lines.ts";
import { isSpace } from "../text/span.ts";
import { isBlankLine, type Label } from "./blocks.ts";
import { Kind } from "./marks.ts";
import type { Rows } from "./rows.ts";

/** The definition of a footnote while its lines are read: paragraphs whose first lines, but the very first, are indented. */
export class FootnoteDefinition {
  private row = -1;
  private label: Label = { footnote: true, start: 0, end: 0, after: 0 };
  private lastFence = 0;

  constructor(
    private readonly text: string,
    private readonly rows: Rows,
  ) {}

  /** Begins the definition on the line at `at`. */
  begin(at: number, label: Label): void {
    this.row = this.rows.open(at);
    this.label = label;
  }

  /** Notes that a code fence ends there. */
  fence(end: number): void {
    this.lastFence = end;
  }

  /** Ends the definition when the line at `at`, which stands behind a blank one, does not go on with it. */
  behindBlank(at: number, lines: boolean): void {
    const { text } = this;
    const goesOn =
      !lines &&
      at < text.length &&
      (isBlankLine(text, at) || text.charCodeAt(at) === 9 || text.startsWith("    ", at));
    if (!goesOn) this.end(at);
  }

  /** Ends the definition, if one is being read, before `at`. */
  end(at: number): void {
    if (this.row < 0) return;
    const { start, end, after } = this.label;
    // Blank lines at its end do not belong to it, unless a fence holds them; spaces behind its last word do.
    let last = at;
    while (last > after && isSpace(this.text.charCodeAt(last - 1))) last--;
    const stop = Math.max(lineEnd(this.text, last), this.lastFence);
    this.rows.close(this.row, Kind.FootnoteDefinition, stop, start, end, after, stop);
    this.row = -1;
  }
}
