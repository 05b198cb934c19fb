import { type Span, span, trimmed } from "../text/span.ts";

/** One key of a citation (Pandoc manual, citations): `[see @key, p. 3]`. */
export interface Cite {
  /** The key without its `@`; the span covers the same characters. */
  readonly key: string;
  readonly keySpan: Span;
  /** The words before the key, `see` or `contra`, without the hyphen that suppresses the author. */
  readonly prefix: string;
  /** What stands behind the key: page, paragraph, time. */
  readonly locator: Span;
}

/**
 * A key starts with a letter, a digit or `_`, goes on with those and single signs between them, or stands in braces.
 * It may name a claim: `article#claim`, and a file in a folder: `folder/id`.
 */
const KEY =
  /@(?:\{([^{}\r\n]{1,500})\}|([\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])){0,500}))/uy;

const AT = 64;

/**
 * Whether what stands between two brackets is a citation: each part between semicolons holds a key. `first` when it
 * begins with the key itself, which nothing that stands beside it changes; `later` when words stand before it.
 */
export function citesIn(text: string, start: number, end: number): "first" | "later" | undefined {
  if (indexIn(text, AT, start, end) < 0) return undefined;
  let from = start;
  let first = false;
  for (;;) {
    const found = keyIn(text, from, end);
    if (found === undefined) return undefined;
    if (from === start) first = found.before === "" || found.before === "-";
    from = partEnd(text, found.end, end);
    if (from === end) return first ? "first" : "later";
    from++;
  }
}

/** The keys of a citation whose content is the span. */
export function readCites(text: string, content: Span): readonly Cite[] {
  const cites: Cite[] = [];
  let from = content.start;
  for (;;) {
    const found = keyIn(text, from, content.end);
    if (found === undefined) return cites;
    const end = partEnd(text, found.end, content.end);
    const behind = trimmed(text, span(found.end, end));
    const comma = text.charCodeAt(behind.start) === 44 && behind.end > behind.start;
    const locator = comma ? trimmed(text, span(behind.start + 1, behind.end)) : behind;
    cites.push({
      key: text.slice(found.key.start, found.key.end),
      keySpan: found.key,
      prefix: found.before.replace(/-$/, "").trim(),
      locator,
    });
    if (end === content.end) return cites;
    from = end + 1;
  }
}

/** The first key in the part that begins at `from`: where it stands and the words before it. */
function keyIn(
  text: string,
  from: number,
  end: number,
): { key: Span; end: number; before: string } | undefined {
  const part = partEnd(text, from, end);
  for (let at = indexIn(text, AT, from, part); at >= 0; at = indexIn(text, AT, at + 1, part)) {
    const before = text.charAt(at - 1);
    if (at > from && !/[\s-]/.test(before)) continue;
    if (before === "-" && at - 1 > from && !/\s/.test(text.charAt(at - 2))) continue;
    KEY.lastIndex = at;
    const found = KEY.exec(text);
    const stop = KEY.lastIndex;
    if (found === null || stop > end) continue;
    const braced = found[1] !== undefined;
    const key = braced ? span(at + 2, stop - 1) : span(at + 1, stop);
    return { key, end: stop, before: text.slice(from, at).trim() };
  }
  return undefined;
}

/** The offset of the semicolon that ends the part at `from`, or `end`. */
function partEnd(text: string, from: number, end: number): number {
  const semicolon = indexIn(text, 59, from, end);
  return semicolon < 0 ? end : semicolon;
}

/** Where the character stands first in the range, -1 when it does not: a search that never leaves the brackets. */
function indexIn(text: string, code: number, from: number, end: number): number {
  for (let i = from; i < end; i++) if (text.charCodeAt(i) === code) return i;
  return -1;
}
