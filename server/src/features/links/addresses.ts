import { each, Kind, type Marks } from "../../syntax/marks.ts";
import { type Span, slice, span } from "../../text/span.ts";

/** An address and where it is written. */
export interface Address {
  readonly span: Span;
  readonly target: string;
}

/**
 * The web addresses of a body that begins at `bodyStart`, in the order of the text: the destinations of links and images,
 * and what is written out, bare or in angle brackets (CommonMark 0.31, 6.5; GitHub Flavored Markdown 0.29, 6.9). None in code,
 * and none in the words of a link, which lead where the link does.
 */
export function addressesIn(marks: Marks, bodyStart: number): readonly Address[] {
  const { text } = marks;
  const taken: Span[] = [];
  const found: Address[] = [];
  for (const { kind, span: whole, second } of each(marks)) {
    if (kind === Kind.Code) taken.push(whole);
    if (kind !== Kind.Link && kind !== Kind.Image && kind !== Kind.LinkDefinition) continue;
    taken.push(whole);
    const target = webAddress(slice(text, second).replace(ESCAPED, "$1"));
    if (target !== undefined) found.push({ span: second, target });
  }
  let next = 0;
  let end = bodyStart;
  WRITTEN.lastIndex = bodyStart;
  for (let match = WRITTEN.exec(text); match !== null; match = WRITTEN.exec(text)) {
    const start = match.index;
    // Marks come in the order of their starts.
    for (; next < taken.length && (taken[next]?.start ?? 0) <= start; next++)
      end = Math.max(end, taken[next]?.end ?? 0);
    if (start < end) continue;
    const words = text.charAt(start - 1) === "<" ? match[0] : match[0].slice(0, endOf(match[0]));
    const target = webAddress(words.replace(/\\~/g, "~"));
    if (target !== undefined) found.push({ span: span(start, start + words.length), target });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** The value as an address that a browser opens; undefined where it is none. */
export function webAddress(value: string): string | undefined {
  return /^https?:\/\/[^\s<>"]+$/i.test(value) ? value : undefined;
}

/** A character that a backslash takes its meaning from in a destination (CommonMark 0.31, 2.4). */
const ESCAPED = /\\([!-/:-@[-`{-~])/g;

/**
 * An address in angle brackets, or a bare one: up to what no address holds (RFC 3986, appendix A), to a quotation mark or to
 * the punctuation of scripts that write no spaces. Of our escapes it may hold the tilde's.
 */
const WRITTEN =
  /(?<=(?<!\\)<)https?:\/\/[^\s<>]+(?=>)|(?<![A-Za-z0-9])https?:\/\/(?:[^\s<>"\\[\]{}|`^\p{C}\u00ab\u00bb\u2018-\u201f\u2026\u3000-\u303f\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]|\\~)+/giu;

/** How much of a bare address is the address: not the punctuation behind it, nor a parenthesis that it does not open. */
function endOf(words: string): number {
  let open = 0;
  for (const sign of words) open += sign === "(" ? 1 : sign === ")" ? -1 : 0;
  let end = words.length;
  for (; end > 0; end--) {
    const last = words.charAt(end - 1);
    if (last === ")" && open < 0) open++;
    else if (!/[?!.,:;*_~'\\]/.test(last)) break;
  }
  return end;
}
