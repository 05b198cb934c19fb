import { lineEnd } from "../text/lines.ts";
import { isSpace, type Span, span } from "../text/span.ts";
import { ErrorList } from "./error-list.ts";

/** The start of an entry, and of a field; the bounds keep a look ahead short. */
const ENTRY = /@[ \t]{0,9}[A-Za-z]{1,40}[ \t]{0,9}[{(]/y;
const FIELD = /[A-Za-z][\w:.+/-]{0,60}\s{0,20}=/y;

/** Signs that end a name or a bare value. */
const ENDS = new Set([...'{}()=,"#%@'].map((sign) => sign.charCodeAt(0)));
/** Signs that end a key, which may hold almost anything. */
const KEY_ENDS = new Set([...'{}=,"'].map((sign) => sign.charCodeAt(0)));

/** A place in BibTeX's text that moves forward, and what was found wrong on the way. */
export class BibtexCursor {
  readonly list = new ErrorList();
  /** The next character to read (UTF-16). */
  at = 0;
  readonly #text: string;
  /** Where a value without end was given up. */
  #unclosed = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next character; empty at the end. */
  sign(): string {
    return this.#text.charAt(this.at);
  }

  slice({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }

  report(start: number, end: number, message: string): void {
    this.list.report(span(start, end), message);
  }

  /** The next `@` that is neither in a line of comment nor in an address, or -1. */
  findSign(): number {
    for (; this.at < this.#text.length; this.at++) {
      const code = this.#text.charCodeAt(this.at);
      if (code === 64 && !isAlphanumeric(this.#text.charCodeAt(this.at - 1))) return this.at;
      if (code === 37 && this.atLineStart(this.at)) this.at = lineEnd(this.#text, this.at) - 1;
    }
    return -1;
  }

  /** Whether only blanks stand before it on its line. */
  atLineStart(at: number): boolean {
    let i = at - 1;
    while (i >= 0 && (this.#text.charCodeAt(i) === 32 || this.#text.charCodeAt(i) === 9)) i--;
    const before = this.#text.charCodeAt(i);
    return i < 0 || before === 10 || before === 13 || before === 0xfeff;
  }

  /** Whether a line begins an entry here, so that what came before is at an end whether or not it is closed. */
  startsEntry(at = this.at): boolean {
    if (this.#text.charCodeAt(at) !== 64 || !this.atLineStart(at)) return false;
    ENTRY.lastIndex = at;
    return ENTRY.test(this.#text);
  }

  startsField(): boolean {
    FIELD.lastIndex = this.at;
    return FIELD.test(this.#text);
  }

  /** Skips white space, and comments from `%` to the end of the line. */
  skipBlanks(): void {
    for (; this.at < this.#text.length; this.at++) {
      const code = this.#text.charCodeAt(this.at);
      if (code === 37) this.at = lineEnd(this.#text, this.at) - 1;
      else if (!isSpace(code) && code !== 0xa0) return;
    }
  }

  /** A name of an entry's type, a field or a macro, or a bare number; empty when none stands here. */
  name(): Span {
    return this.#until((code) => ENDS.has(code));
  }

  /** A key, which ends before a comma, white space, or what closes the entry. */
  word(close: string): Span {
    const last = close.charCodeAt(0);
    return this.#until((code) => KEY_ENDS.has(code) || code === last);
  }

  #until(ends: (code: number) => boolean): Span {
    const start = this.at;
    for (; this.at < this.#text.length; this.at++) {
      const code = this.#text.charCodeAt(this.at);
      if (isSpace(code) || ends(code)) break;
    }
    return span(start, this.at);
  }

  /** What would close the brace or parenthesis that stands here. */
  opens(): string | undefined {
    if (this.sign() === "{") return "}";
    return this.sign() === "(" ? ")" : undefined;
  }

  /**
   * The inside of the braces or quotation marks that open here. Without their end it is reported, and reaches to the next
   * entry, or in quotation marks to a brace that closes more than was opened.
   */
  quoted(): Span {
    const start = this.at;
    const inQuotes = this.sign() === '"';
    let depth = 0;
    for (this.at++; this.at < this.#text.length; this.at++) {
      const code = this.#text.charCodeAt(this.at);
      if (code === 123) depth++;
      else if (code === 125 && depth === 0) break;
      else if (code === 125) depth--;
      else if (code === 34 && inQuotes && depth === 0) break;
      else if (code === 64 && this.startsEntry()) break;
    }
    if (this.sign() === (inQuotes ? '"' : "}")) return span(start + 1, this.at++);
    this.#unclosed = this.at;
    this.report(
      start,
      start + 1,
      inQuotes ? "This quotation mark is not closed." : "This brace is not closed.",
    );
    return span(start + 1, Math.max(start + 1, this.lastEnd()));
  }

  /** Whether a value without end was given up here, which is reported already. */
  gaveUp(): boolean {
    return this.#unclosed === this.at;
  }

  /** Skips to what closes, to the next entry, or where `comma` to the next comma; braces that are opened are skipped whole. */
  skipTo(close: string, comma: boolean): void {
    let depth = 0;
    for (; this.at < this.#text.length; this.at++) {
      const sign = this.sign();
      if (depth === 0 && (sign === close || (comma && sign === ","))) return;
      if (sign === "{") depth++;
      else if (sign === "}") depth = Math.max(0, depth - 1);
      else if (sign === "@" && this.startsEntry()) return;
    }
  }

  /** Skips what stands in braces behind `@comment`; without braces nothing, for what follows is a comment anyway. */
  skipComment(start: number): void {
    const before = this.at;
    this.skipBlanks();
    if (this.sign() !== "{") {
      this.at = before;
      return;
    }
    let depth = 0;
    for (; this.at < this.#text.length; this.at++) {
      const code = this.#text.charCodeAt(this.at);
      if (code === 123) depth++;
      else if (code === 125 && --depth === 0) {
        this.at++;
        return;
      }
    }
    this.report(
      start,
      before,
      "This comment is not closed, so that everything behind it counts as comment: add a brace }.",
    );
  }

  /** The end of what is not white space before the cursor. */
  lastEnd(): number {
    let end = this.at;
    while (end > 0 && isSpace(this.#text.charCodeAt(end - 1))) end--;
    return end;
  }
}

function isAlphanumeric(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
