/** A half-open range of UTF-16 offsets into one article's text: `start` belongs to it, `end` does not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span from `start` to `end` (UTF-16 offsets). */
export function span(start: number, end: number): Span {
  return { start, end };
}

/** Whether `offset` lies in the span; a cursor directly behind the last character still counts. */
export function touches(s: Span, offset: number): boolean {
  return s.start <= offset && offset <= s.end;
}

/** Whether `inner` lies wholly in `outer`; a span contains itself. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The characters of `text` under the span. */
export function slice(text: string, s: Span): string {
  return text.slice(s.start, s.end);
}

/** The span without the white space at its two ends; empty at its start when nothing else is in it. */
export function trimmed(text: string, s: Span): Span {
  let { start, end } = s;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** The stretches that spans cover, in order; those that overlap or touch as one. */
export function merged(spans: Iterable<Span>): readonly Span[] {
  const result: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last === undefined || start > last.end) result.push({ start, end });
    else if (end > last.end) result[result.length - 1] = { start: last.start, end };
  }
  return result;
}

/** Space, tab, line feed or carriage return: the white space that attribute lists and citations are divided by. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
