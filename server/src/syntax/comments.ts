import type { Span } from "../text/span.ts";

/** An HTML comment: what stands inside and where it ends. */
export interface Comment {
  readonly content: Span;
  readonly end: number;
}

/** Finds HTML comments (CommonMark 0.31, 6.6) without ever searching the same text in vain twice. */
export class Comments {
  private readonly last: number;

  constructor(private readonly text: string) {
    this.last = text.lastIndexOf("-->");
  }

  /** The comment that opens at `at`; undefined when none does or nothing closes it. `<!-->` and `<!--->` are comments. */
  at(at: number): Comment | undefined {
    const { text } = this;
    if (!text.startsWith("<!--", at)) return undefined;
    const from = at + 4;
    const empty = text.startsWith(">", from) ? from + 1 : text.startsWith("->", from) ? from + 2 : -1;
    if (empty > 0) return { content: { start: from, end: from }, end: empty };
    if (this.last < from) return undefined;
    const close = text.indexOf("-->", from);
    return { content: { start: from, end: close }, end: close + 3 };
  }
}
