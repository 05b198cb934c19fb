import { type Lines, lineAt, lineSpan } from "../../text/lines.ts";
import { isSpace, type Span } from "../../text/span.ts";
import type { Token } from "./legend.ts";

/** What a range is; without a type it is a gap in what stands around it. */
export interface Layer extends Span {
  readonly type: Token["type"] | undefined;
  readonly modifiers: readonly Token["modifiers"][number][];
}

/**
 * Tokens that neither overlap nor cross a line's end, in order: where layers stand in one another, the innermost counts,
 * and of two at the same place the later one. White space at the ends of a line's part is left out.
 */
export function flatten(lines: Lines, layers: readonly Layer[]): readonly Token[] {
  const tokens: Token[] = [];
  const open: Layer[] = [];
  let at = 0;
  const emit = (end: number): void => {
    const top = open.at(-1);
    if (top?.type !== undefined && end > at)
      addLines(lines, { ...top, type: top.type, start: at, end }, tokens);
    at = Math.max(at, end);
  };
  const close = (until: number): void => {
    for (let top = open.at(-1); top !== undefined && top.end <= until; top = open.at(-1)) {
      emit(top.end);
      open.pop();
    }
  };
  // The sort keeps the order of equal ones.
  for (const layer of [...layers].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (layer.end <= layer.start) continue;
    close(layer.start);
    emit(layer.start);
    at = Math.max(at, layer.start);
    open.push(layer);
  }
  close(Number.POSITIVE_INFINITY);
  return tokens;
}

/** Adds a token for each line that the range is on. */
function addLines(lines: Lines, { type, modifiers, ...range }: Token, tokens: Token[]): void {
  const { text } = lines;
  for (let line = lineAt(lines, range.start); line < lines.starts.length; line++) {
    const own = lineSpan(lines, line);
    let start = Math.max(own.start, range.start);
    let end = Math.min(own.end, range.end);
    if (own.start >= range.end) return;
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    if (end > start) tokens.push({ start, end, type, modifiers });
  }
}
