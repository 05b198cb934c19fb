import { printParseErrorCode, visit } from "jsonc-parser";
import { type Span, span } from "../text/span.ts";
import { ErrorList } from "./error-list.ts";
import type { Entry, Tree, TreeError } from "./tree.ts";

/** What was read: the tree as far as it could be read, and what is wrong with it. */
export interface JsonResult {
  readonly tree: Tree | undefined;
  readonly errors: readonly TreeError[];
}

/** Sentences for the parser's errors (package `jsonc-parser`, ParseErrorCode). */
const SENTENCES: Readonly<Record<string, string>> = {
  InvalidSymbol: "This is no value in JSON: put text between quotation marks.",
  InvalidNumberFormat: "This is no number in JSON: put text between quotation marks.",
  PropertyNameExpected: "The name of a field is expected here, between straight quotation marks.",
  ValueExpected: "A value is expected here: a text between quotation marks, a number, a list or an entry.",
  ColonExpected: "A colon is missing between the field's name and its value.",
  CommaExpected: "A comma is missing before this.",
  CloseBraceExpected: "A closing brace } is missing.",
  CloseBracketExpected: "A closing bracket ] is missing.",
  EndOfFileExpected:
    "Something stands behind the end of the data: remove it, or write one list around everything.",
  InvalidCommentToken: "JSON has no comments: remove this one.",
  UnexpectedEndOfString: "This text is not closed: write a quotation mark at its end.",
  UnexpectedEndOfNumber: "This number breaks off: write digits behind the point or the e.",
  InvalidUnicode: "Four hexadecimal digits are expected behind \\u.",
  InvalidEscapeCharacter: "A backslash in a text must be doubled: write \\\\.",
  InvalidCharacter:
    "This character cannot stand in a text as it is: write \\n for a new line, \\t for a tab.",
};
const OTHERWISE = "This cannot be read as JSON: check commas, quotation marks and brackets on this line.";
const LAST_COMMA = "A comma stands behind the last entry: remove it.";
const DOUBLE = "This field stands here twice: keep one of the two.";
const TOO_DEEP = "This is nested too deeply to be a bibliography.";

/** No file that a person or a reference manager writes nests deeper. */
const DEEPEST = 64;

/**
 * Reads the JSON (RFC 8259) that stands at `at` in the text, in linear time. Numbers and words are kept as written, `null`
 * is nothing. Never throws: comments, trailing commas and whatever else is no JSON are errors, and the rest is read.
 */
export function readJson(text: string, at: Span): JsonResult {
  const builder = new Builder(text, at);
  try {
    builder.read();
  } catch {
    // The parser recurses, so the builder stops it at a depth that its stack can bear.
    return { tree: undefined, errors: [{ span: span(at.start, at.start), message: TOO_DEEP }] };
  }
  return { tree: builder.root, errors: builder.list.errors };
}

/** A list or mapping that is not closed yet. */
interface Open {
  readonly type: "list" | "mapping";
  readonly start: number;
  readonly items: Tree[];
  readonly entries: Entry[];
  readonly seen: Set<string>;
  /** The field whose value has not come yet. */
  field: { readonly key: string; readonly keySpan: Span } | undefined;
}

/** Makes a tree of the parser's events. */
class Builder {
  readonly list = new ErrorList();
  root: Tree | undefined;
  readonly #source: string;
  readonly #base: number;
  readonly #open: Open[] = [];
  /** The comma directly before what comes next. */
  #comma: number | undefined;
  #lastError = -1;

  constructor(text: string, at: Span) {
    this.#source = text.slice(at.start, at.end);
    this.#base = at.start;
  }

  read(): void {
    visit(
      this.#source,
      {
        onObjectBegin: (offset) => this.#begin("mapping", offset),
        onArrayBegin: (offset) => this.#begin("list", offset),
        onObjectEnd: (offset, length) => this.#end(offset + length),
        onArrayEnd: (offset, length) => this.#end(offset + length),
        onObjectProperty: (key, offset, length) => this.#property(key, offset, length),
        onLiteralValue: (value, offset, length) => this.#literal(value, offset, length),
        onSeparator: (sign, offset) => {
          if (sign === ",") this.#comma = offset;
        },
        onError: (code, offset, length) => this.#error(printParseErrorCode(code), offset, length),
      },
      { disallowComments: true },
    );
  }

  #begin(type: Open["type"], offset: number): void {
    if (this.#open.length === DEEPEST) throw new RangeError(TOO_DEEP);
    this.#comma = undefined;
    this.#open.push({ type, start: offset, items: [], entries: [], seen: new Set(), field: undefined });
  }

  #end(offset: number): void {
    const open = this.#open.pop();
    if (open === undefined) return;
    finishField(open, undefined);
    this.#comma = undefined;
    const at = this.#span(open.start, offset);
    this.#value(
      open.type === "list"
        ? { type: "list", span: at, items: open.items }
        : { type: "mapping", span: at, entries: open.entries },
    );
  }

  #property(key: string, offset: number, length: number): void {
    this.#comma = undefined;
    const open = this.#open.at(-1);
    if (open === undefined) return;
    finishField(open, undefined);
    const keySpan = this.#span(offset, offset + length);
    if (open.seen.has(key)) this.list.report(keySpan, DOUBLE);
    open.seen.add(key);
    open.field = { key, keySpan };
  }

  #literal(value: unknown, offset: number, length: number): void {
    this.#comma = undefined;
    if (value === null) return this.#value(undefined);
    const written = this.#source.slice(offset, offset + length);
    const at = this.#span(offset, offset + length);
    if (typeof value !== "string")
      return this.#value({ type: "scalar", span: at, inner: at, text: written, verbatim: true });
    const closed = length > 1 && written.endsWith('"');
    const inner = span(at.start + 1, closed ? at.end - 1 : at.end);
    const verbatim = written.slice(1, closed ? -1 : undefined) === value;
    this.#value({ type: "scalar", span: at, inner, text: value, verbatim });
  }

  #value(tree: Tree | undefined): void {
    const open = this.#open.at(-1);
    if (open === undefined) this.root ??= tree;
    else if (open.type === "mapping") finishField(open, tree);
    else if (tree !== undefined) open.items.push(tree);
  }

  #error(code: string, offset: number, length: number): void {
    // The parser reports what it misses again while it looks for a place to go on.
    if (offset === this.#lastError) return;
    this.#lastError = offset;
    const sign = this.#source.charAt(offset);
    if (this.#comma !== undefined && (sign === "}" || sign === "]"))
      return this.list.report(this.#span(this.#comma, this.#comma + 1), LAST_COMMA);
    this.list.report(this.#span(offset, offset + length), SENTENCES[code] ?? OTHERWISE);
  }

  #span(start: number, end: number): Span {
    // The parser counts a comment that is not closed beyond the end.
    return span(this.#base + start, this.#base + Math.min(end, this.#source.length));
  }
}

function finishField(open: Open, value: Tree | undefined): void {
  if (open.field !== undefined) open.entries.push({ ...open.field, value });
  open.field = undefined;
}
