import { attributesEnd } from "./attributes.ts";
import { citesIn } from "./citation.ts";
import { destinationAt, mentionEnd } from "./inline.ts";
import { Kind } from "./marks.ts";
import type { Rows } from "./rows.ts";

/** An opening bracket that nothing has closed yet. */
interface Opener {
  readonly at: number;
  readonly row: number;
  readonly image: boolean;
  nested: boolean;
}

/** The brackets of a paragraph: pairs them from left to right and decides what each pair is. */
export class Brackets {
  private readonly openers: Opener[] = [];
  /** Openers below this depth hold a link already and make no other (CommonMark 0.31, 6.3). */
  private linked = 0;
  /** Opening brackets of paragraphs read so far that were never closed. */
  private readonly unclosed: number[] = [];
  private readonly anyLabel: boolean;

  /** Whether a mark must end on the line on which it begins. */
  oneLine = false;

  /** `hides` says whether a code span or a comment that begins in a range goes on behind it. */
  constructor(
    private readonly text: string,
    private readonly rows: Rows,
    private readonly hides: (start: number, end: number) => boolean,
  ) {
    this.anyLabel = text.includes("]:");
  }

  /** Gives up the brackets that are open: no mark goes further than its paragraph. */
  giveUp(): void {
    if (this.openers.length === 0) return;
    for (const opener of this.openers) this.unclosed.push(opener.at);
    this.openers.length = 0;
    this.linked = 0;
  }

  /** Reads the opening bracket at `at`; returns where reading goes on. */
  open(at: number): number {
    const { text } = this;
    const top = this.openers.at(-1);
    if (top !== undefined) top.nested = true;
    if (text.charCodeAt(at + 1) === 91) {
      const end = mentionEnd(text, at);
      if (end >= 0 && !this.hides(at + 2, end - 2)) return this.mention(at, end);
    }
    this.openers.push({ at, row: this.rows.open(at), image: isImage(text, at), nested: false });
    return at + 1;
  }

  private mention(at: number, end: number): number {
    const { text } = this;
    const bar = text.slice(at + 2, end - 2).indexOf("|");
    const targetEnd = bar < 0 ? end - 2 : at + 2 + bar;
    const row = this.rows.open(at);
    if (bar < 0) this.rows.close(row, Kind.Mention, end, at + 2, targetEnd);
    else this.rows.close(row, Kind.Mention, end, at + 2, targetEnd, targetEnd + 1, end - 2);
    return end;
  }

  /** Reads the closing bracket at `at`; returns where reading goes on. */
  close(at: number): number {
    const { text, rows } = this;
    const opener = this.openers.at(-1);
    const next = text.charCodeAt(at + 1);
    if (next === 123) {
      const end = attributesEnd(text, at + 1, this.oneLine);
      if (end > 0) {
        if (opener === undefined) rows.add(Kind.Orphan, at, end, this.unclosed.pop() ?? -1, -1, at + 1, end);
        else rows.close(this.pop(opener), Kind.Span, end, opener.at + 1, at, at + 1, end);
        return end;
      }
      if (text.charCodeAt(at + 2) === 46) rows.add(Kind.Unreadable, at + 1, at + 2, -1, -1, at + 1, -end);
    }
    if (opener === undefined) return at + 1;
    const from = opener.at + 1;
    const cites = opener.nested ? undefined : citesIn(text, from, at);
    if (cites === "first") return this.cite(opener, at);
    if (next === 40 && (opener.image || this.openers.length > this.linked)) {
      const found = destinationAt(text, at + 1, this.oneLine);
      if (found !== undefined) {
        const { destination } = found;
        const kind = opener.image ? Kind.Image : Kind.Link;
        const row = this.pop(opener);
        if (opener.image) rows.startAt(row, opener.at - 1);
        rows.close(row, kind, found.end, from, at, destination.start, destination.end);
        if (!opener.image) this.linked = this.openers.length;
        return found.end;
      }
    }
    if (cites === "later") return this.cite(opener, at);
    return this.reference(opener, at);
  }

  private cite(opener: Opener, at: number): number {
    this.rows.close(this.pop(opener), Kind.Citation, at + 1, opener.at + 1, at);
    return at + 1;
  }

  /** A footnote, or a link by reference: a candidate until it is known which labels are defined. */
  private reference(opener: Opener, at: number): number {
    const { text, rows } = this;
    const from = opener.at + 1;
    const row = this.pop(opener);
    if (opener.image) return this.imageLabel(at);
    if (!this.anyLabel || at === from || at - from > LONGEST_LABEL) return at + 1;
    if (text.charCodeAt(from) === 94) {
      if (!opener.nested) rows.close(row, Kind.Footnote, at + 1, from + 1, at);
      return at + 1;
    }
    if (text.charCodeAt(at + 1) === 91) {
      const end = labelEnd(text, at + 2);
      if (end >= 0) {
        const [start, stop] = end > at + 2 ? [at + 2, end] : [from, at];
        rows.close(row, Kind.ReferenceLink, end + 1, from, at, start, stop);
        return end + 1;
      }
    }
    if (!opener.nested) rows.close(row, Kind.ReferenceLink, at + 1, from, at, from, at);
    return at + 1;
  }

  /** An image by reference is copied as it stands: its label is no link. Returns where reading goes on. */
  private imageLabel(at: number): number {
    const { text } = this;
    const end = text.charCodeAt(at + 1) === 91 ? labelEnd(text, at + 2) : -1;
    return end < 0 ? at + 1 : end + 1;
  }

  private pop(opener: Opener): number {
    this.openers.pop();
    this.linked = Math.min(this.linked, this.openers.length);
    return opener.row;
  }
}

/** A longer text is no label, and is not compared with the labels that are defined. */
const LONGEST_LABEL = 1002;

/**
 * The end of a reference's label, -1 when a bracket, a line end or a sign of another mark stands in it, when it is a
 * citation, or when what stands behind it makes it a span or a link of its own.
 */
function labelEnd(text: string, from: number): number {
  if (text.charCodeAt(from) === 94) return -1;
  for (let i = from; i < text.length && i < from + LONGEST_LABEL; i++) {
    const code = text.charCodeAt(i);
    if (code === 93) {
      const next = text.charCodeAt(i + 1);
      return next === 123 || next === 40 || citesIn(text, from, i) !== undefined ? -1 : i;
    }
    if (code === 91 || code === 92 || code === 96 || code === 60 || code === 10 || code === 13) return -1;
  }
  return -1;
}

/** Whether the bracket at `at` stands behind an exclamation mark that no backslash escapes. */
function isImage(text: string, at: number): boolean {
  if (text.charCodeAt(at - 1) !== 33) return false;
  let i = at - 2;
  while (text.charCodeAt(i) === 92) i--;
  return (at - i) % 2 === 0;
}
