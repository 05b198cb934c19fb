import { lineEnd, nextLine } from "../text/lines.ts";
import { type Span, span } from "../text/span.ts";
import { EMPTY, type Mapping, type TreeError } from "./tree.ts";
import { readMapping } from "./yaml.ts";

/** The front matter of a file: data in YAML between two lines of three hyphens at its very start. */
export interface FrontMatter {
  /** From the opening to behind the closing line's end; empty behind a byte order mark when there is none. */
  readonly span: Span;
  /** The opening line of hyphens. */
  readonly open: Span;
  /** What stands between the two lines. */
  readonly content: Span;
  readonly fields: Mapping;
  readonly errors: readonly TreeError[];
}

const MARK = "---";

/** What is said of empty lines above front matter; its span is those lines. */
export const LINES_ABOVE = "Front matter begins on the first line: remove the empty lines above it.";

/** Keys of which one shows that lines between hyphens are data, and no text between rules across the page. */
const TELLING = /^(?:type|title|name|id|published|issued|original|claims):(?:[ \t\r\n]|$)/m;

/** A line of data: a key, or what belongs to the key above it. */
const DATA_LINE = /^(?:[A-Za-z][\w-]*:(?:[ \t]|$)|[ \t#]|-[ \t]|$)/;

/** Longer front matter is no data that a person wrote, and is not given to the parser (UTF-16 units). */
const LONGEST = 100_000;

/**
 * Reads the front matter of a text. It opens at offset 0 (after a byte order mark) with a line of exactly `---` and closes
 * at the next such line; without the closing line there is none. Nothing in it is executed: `---js` and the like are errors.
 */
export function frontMatterOf(text: string): FrontMatter {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const none = span(start, start);
  if (!text.startsWith(MARK, start))
    return { span: none, open: none, content: none, fields: EMPTY, errors: linesAbove(text, start) };
  const open = span(start, lineEnd(text, start));
  const language = text.slice(start + MARK.length, open.end);
  const foreign = /^[A-Za-z]/.test(language);
  if (language !== "" && !foreign)
    return { span: none, open: none, content: none, fields: EMPTY, errors: [] };
  const from = nextLine(text, start);
  const close = closingLine(text, from);
  const errors: TreeError[] = [];
  if (foreign) {
    const message = `Front matter is data in YAML and nothing else: write \`---\` without “${language.trim().slice(0, 20)}”. Nothing was run.`;
    errors.push({ span: open, message });
  } else if (close < 0) {
    const looksLikeData = /^[A-Za-z][\w-]*:(?:[ \t\r\n]|$)/.test(text.slice(from, from + 200));
    const message = "The front matter is not closed: write a line of three hyphens behind its last line.";
    if (looksLikeData) errors.push({ span: open, message });
  }
  if (close < 0) return { span: none, open, content: none, fields: EMPTY, errors };
  const whole = span(start, nextLine(text, close));
  const content = span(from, close);
  if (!foreign && close - from > LONGEST) {
    errors.push({
      span: open,
      message: "The front matter is longer than 100,000 characters: was it closed?",
    });
  }
  if (errors.length > 0) return { span: whole, open, content, fields: EMPTY, errors };
  const read = readMapping(text, content);
  return { span: whole, open, content, fields: read.mapping, errors: read.errors };
}

/** The error of empty lines at the start of a text above what looks like front matter, else nothing. */
function linesAbove(text: string, start: number): readonly TreeError[] {
  let at = start;
  while (at < text.length && text.slice(at, lineEnd(text, at)).trim() === "") at = nextLine(text, at);
  if (!text.startsWith(MARK, at) || lineEnd(text, at) !== at + MARK.length) return [];
  const from = nextLine(text, at);
  const close = closingLine(text, from);
  if (close < 0 || close - from > LONGEST) return [];
  const content = text.slice(from, close);
  if (!TELLING.test(content) || !content.split(/\r\n|\r|\n/).every((line) => DATA_LINE.test(line))) return [];
  return [{ span: span(start, at), message: LINES_ABOVE }];
}

function closingLine(text: string, from: number): number {
  for (let at = from; at < text.length; at = nextLine(text, at)) {
    if (text.startsWith(MARK, at) && lineEnd(text, at) === at + MARK.length) return at;
  }
  return -1;
}
