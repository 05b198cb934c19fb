import { runEnd } from "./blocks.ts";

/** Finds the backticks that close a code span (CommonMark 0.31, 6.1) without ever searching the same text in vain twice. */
export class CodeSpans {
  /** For the paragraph that ends at `until`: where the last run of each number of backticks starts. */
  private last = new Map<number, number>();
  private until = -1;

  /** `endsParagraph` says whether the line at an offset belongs to the paragraph above it no more. */
  constructor(
    private readonly text: string,
    private readonly endsParagraph: (lineStart: number) => boolean,
  ) {}

  /** Where the run of exactly `length` backticks behind `from` starts, -1 when the paragraph has none. */
  closing(from: number, length: number): number {
    if (from > this.until) this.count(from);
    if ((this.last.get(length) ?? -1) < from) return -1;
    for (let at = this.text.indexOf("`", from); ; at = this.text.indexOf("`", at)) {
      const end = runEnd(this.text, at);
      if (end - at === length) return at;
      at = end;
    }
  }

  /** Notes the last run of each length in what is left of the paragraph, so that a search for a closing run never fails late. */
  private count(from: number): void {
    const { text } = this;
    this.last = new Map();
    let i = from;
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 96) {
        const end = runEnd(text, i);
        this.last.set(end - i, i);
        i = end - 1;
      } else if (code === 10 || code === 13) {
        const next = code === 13 && text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
        if (this.endsParagraph(next)) break;
        i = next - 1;
      }
    }
    this.until = i;
  }
}
