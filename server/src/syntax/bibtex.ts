import type { Span } from "../text/span.ts";
import { BibtexCursor } from "./bibtex-cursor.ts";
import { MACROS } from "./bibtex-macros.ts";
import type { TreeError } from "./tree.ts";

/** A value as LaTeX: quotation marks or braces around it gone, macros replaced, parts joined. */
export interface BibValue {
  readonly text: string;
  /** The value with what stands around it. */
  readonly span: Span;
  /** Where `text` stands, when it does: inside the only braces or quotation marks. Else as `span`. */
  readonly inner: Span;
  /** Whether `inner` spells `text`. */
  readonly literal: boolean;
}

/** `name = value`; the name in lower case. */
export interface BibField {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: BibValue;
}

/** `@type{key, …}`; the type in lower case. */
export interface BibEntry {
  readonly type: string;
  readonly typeSpan: Span;
  readonly key: string;
  readonly keySpan: Span;
  readonly span: Span;
  readonly fields: readonly BibField[];
}

/** What a BibTeX file holds, and what of it could not be read. */
export interface Bibtex {
  readonly entries: readonly BibEntry[];
  readonly errors: readonly TreeError[];
}

/**
 * Reads BibTeX (Patashnik, BibTeXing, 1988) and BibLaTeX, which is written alike: entries, `@string`, `#`, `@comment`,
 * `@preamble`, values nested in braces or quotation marks. What stands between entries is a comment, as is a line that
 * begins with `%`. An entry without end stops where a line begins the next. Takes any text, never throws, and looks at
 * each character a fixed number of times.
 */
export function readBibtex(text: string): Bibtex {
  const reader = new Reader(text);
  while (reader.next());
  return { entries: reader.entries, errors: reader.cursor.list.errors };
}

/** Goes through a file once, from left to right, and never back behind what is read. */
class Reader {
  readonly cursor: BibtexCursor;
  readonly entries: BibEntry[] = [];
  readonly #macros = new Map(MACROS);
  /** How many characters macros may still put in, so that they cannot make much of little. */
  #budget: number;

  constructor(text: string) {
    this.cursor = new BibtexCursor(text);
    this.#budget = 4 * text.length + 10_000;
  }

  /** Reads up to behind the next `@` and what it opens; false at the end of the text. */
  next(): boolean {
    const { cursor } = this;
    const start = cursor.findSign();
    if (start < 0) return false;
    // An address or a handle in a comment has an `@` too, but not at the start of a line.
    const meant = cursor.atLineStart(start);
    cursor.at = start + 1;
    cursor.skipBlanks();
    const typeSpan = cursor.name();
    const type = cursor.slice(typeSpan).toLowerCase();
    if (type === "comment") {
      cursor.skipComment(start);
      return true;
    }
    const afterName = cursor.at;
    cursor.skipBlanks();
    const close = cursor.opens();
    if (type === "" || close === undefined) {
      if (meant && type !== "")
        cursor.report(start, afterName, "An opening brace { is missing behind this word.");
      if (meant && type === "" && close !== undefined)
        cursor.report(start, cursor.at + 1, "What it is must stand behind the @: write @article{ or @misc{.");
      cursor.at = Math.max(afterName, start + 1);
      return true;
    }
    cursor.at++;
    if (type === "preamble") this.#preamble(start, close);
    else if (type === "string") this.#strings(start, close);
    else this.#entry(start, type, typeSpan, close);
    return true;
  }

  #preamble(start: number, close: string): void {
    this.#value();
    this.cursor.skipTo(close, false);
    this.#end(start, this.cursor.at, close);
  }

  #strings(start: number, close: string): void {
    const { fields } = this.#fields(start, this.cursor.at, close);
    for (const { name, value } of fields) this.#macros.set(name, value.text);
  }

  #entry(start: number, type: string, typeSpan: Span, close: string): void {
    const { cursor } = this;
    const keySpan = this.#key(start, close);
    const { fields, end } = this.#fields(start, Math.max(keySpan.end, cursor.at), close);
    if (keySpan.end > keySpan.start) {
      const key = cursor.slice(keySpan);
      this.entries.push({ type, typeSpan, key, keySpan, span: { start, end }, fields });
    }
  }

  /** The key behind the opening brace; empty, and reported, when there is none. */
  #key(start: number, close: string): Span {
    const { cursor } = this;
    cursor.skipBlanks();
    const key = cursor.word(close);
    cursor.skipBlanks();
    const sign = cursor.sign();
    if (sign === "=") {
      // What stands here is the first field.
      cursor.at = key.start;
      cursor.report(start, key.end, "This entry has no key: write one and a comma behind the opening brace.");
      return { start: key.start, end: key.start };
    }
    if (key.end === key.start)
      cursor.report(start, key.end, "This entry has no key: write one behind the opening brace.");
    else if (sign !== "," && sign !== close && sign !== "" && !cursor.startsEntry()) {
      cursor.report(key.start, key.end, "A key is one word, and a comma must stand behind it.");
      if (!cursor.startsField()) cursor.skipTo(close, true);
    }
    return key;
  }

  /** The fields up to the closing sign; `end` is behind it. `from` to `named` is where an entry without end is reported. */
  #fields(from: number, named: number, close: string): { fields: readonly BibField[]; end: number } {
    const { cursor } = this;
    const fields: BibField[] = [];
    const seen = new Set<string>();
    for (;;) {
      cursor.skipBlanks();
      while (cursor.sign() === ",") {
        cursor.at++;
        cursor.skipBlanks();
      }
      if (cursor.sign() === "" || cursor.sign() === close || cursor.startsEntry())
        return { fields, end: this.#end(from, named, close) };
      const field = this.#field(close);
      if (field === undefined) continue;
      if (seen.has(field.name)) {
        const { start, end } = field.nameSpan;
        cursor.report(start, end, "This field stands twice in its entry: keep one of the two.");
      }
      seen.add(field.name);
      fields.push(field);
    }
  }

  #end(from: number, named: number, close: string): number {
    const { cursor } = this;
    if (cursor.sign() === close) return ++cursor.at;
    if (!cursor.gaveUp()) {
      cursor.report(
        from,
        named,
        `This is not closed: “${close}” is missing at its end, or a brace inside it.`,
      );
    }
    return cursor.lastEnd();
  }

  #field(close: string): BibField | undefined {
    const { cursor } = this;
    const nameSpan = cursor.name();
    const name = cursor.slice(nameSpan).toLowerCase();
    cursor.skipBlanks();
    if (name === "" || cursor.sign() !== "=") {
      const message =
        name === ""
          ? "The name of a field and an equals sign are expected here."
          : "An equals sign and a value must stand behind the name of a field.";
      cursor.report(nameSpan.start, Math.max(nameSpan.end, nameSpan.start + 1), message);
      cursor.skipTo(close, true);
      return undefined;
    }
    cursor.at++;
    const value = this.#value();
    if (value === undefined) {
      cursor.report(
        nameSpan.start,
        nameSpan.end,
        "This field has no value: write it in braces behind the equals sign.",
      );
      cursor.skipTo(close, true);
      return undefined;
    }
    cursor.skipBlanks();
    const sign = cursor.sign();
    if (sign !== "," && sign !== close && sign !== "" && !cursor.startsEntry()) {
      cursor.report(value.span.end - 1, value.span.end, "A comma is missing behind this value.");
      if (!cursor.startsField()) cursor.skipTo(close, true);
    }
    return { name, nameSpan, value };
  }

  /** A value: texts, numbers and macros joined by `#`; undefined when none stands here. */
  #value(): BibValue | undefined {
    const { cursor } = this;
    const texts: string[] = [];
    let literal = true;
    let first: Span | undefined;
    let whole: Span | undefined;
    for (;;) {
      cursor.skipBlanks();
      const start = cursor.at;
      const quoted = cursor.sign() === "{" || cursor.sign() === '"';
      const inner = quoted ? cursor.quoted() : cursor.name();
      if (!quoted && inner.end === inner.start) break;
      const written = cursor.slice(inner);
      const text = quoted || /^\d/.test(written) ? written : this.#macro(written, inner);
      texts.push(text);
      first ??= inner;
      literal &&= texts.length === 1 && text === written;
      whole = { start: whole?.start ?? start, end: cursor.at };
      cursor.skipBlanks();
      if (cursor.sign() !== "#") break;
      cursor.at++;
    }
    if (whole === undefined || first === undefined) return undefined;
    return { text: texts.join(""), span: whole, inner: literal ? first : whole, literal };
  }

  #macro(written: string, at: Span): string {
    const text = this.#macros.get(written.toLowerCase());
    if (text === undefined) {
      const message = `No @string before this says what “${written.slice(0, 40)}” is: put the value in braces.`;
      this.cursor.report(at.start, at.end, message);
      return written;
    }
    if (text.length > this.#budget) {
      this.cursor.report(
        at.start,
        at.end,
        "The texts of @string add up to too much here: write the value out.",
      );
      return written;
    }
    this.#budget -= text.length;
    return text;
  }
}
