import type { Span } from "../text/span.ts";
import { dateWithin, isUpdateDate, publicationDate, type SaidDate } from "./plain-date.ts";
import type { PlainLine } from "./plain-line.ts";
import { byLine } from "./plain-people.ts";
import { sourceLine } from "./plain-source.ts";
import type { Doubt, PlainText, Recognised } from "./plain-text.ts";
import { labelledTitle } from "./plain-title.ts";

/** What divides a line on which several things are said: "By X | 19 August 2024", "Source: X Editor: Y 2024-08-19". */
const BAR = /\s*[|•·]\s*/;
const LABEL =
  /\s(?=(?:editor|author|source|date|published|posted|updated|url)\s*[:：])|(?<=\d{4}) (?=by \p{Lu})| (?=\d{4}-\d{2}-\d{2})/iu;

/** A line with more is a paragraph that mentions such things (UTF-16 units). */
const LONGEST = 250;

/** Agencies name the editor on duty, who did not write the text. */
const EDITOR = /^editors?\s*[:：]\s*\S+(?: \S+){0,3}$/i;

/** Collects what the lines of a text say of it; what is said first counts. */
export class Statements {
  private title: Recognised | undefined;
  private published: Recognised | undefined;
  private publisher: Recognised | undefined;
  private url: Recognised | undefined;
  private updated: Span | undefined;
  private readonly authors: Recognised[] = [];
  private readonly doubts: Doubt[] = [];

  /** Reads a line; whether it does nothing but say such things. */
  read(line: PlainLine): boolean {
    const { words, span } = line;
    if (words.length > LONGEST) return this.source(words, span);
    // One part that says nothing makes it a heading with a date beside it, say, which is read for the date.
    return words
      .split(BAR)
      .map((part) => this.parts(part, span))
      .every(Boolean);
  }

  private parts(words: string, at: Span): boolean {
    if (this.part(words, at)) return true;
    const parts = words.split(LABEL);
    return parts.length > 1 && parts.map((part) => this.part(part, at)).every(Boolean);
  }

  private part(words: string, at: Span): boolean {
    const title = labelledTitle(words);
    if (title !== undefined) this.title ??= { text: title, span: at };
    if (title !== undefined || EDITOR.test(words) || this.publication(words, at)) return true;
    const said = this.people(words, at) || this.source(words, at);
    const date = said && this.published === undefined ? dateWithin(words) : undefined;
    if (date !== undefined) this.date(date, at);
    return said;
  }

  private publication(words: string, at: Span): boolean {
    if (isUpdateDate(words)) {
      this.updated ??= at;
      return true;
    }
    const said = publicationDate(words);
    if (said !== undefined) this.date(said, at);
    return said !== undefined;
  }

  /** Notes a date of publication. */
  date(said: SaidDate, at: Span): void {
    if ("date" in said) {
      this.published ??= { text: said.date, span: at };
      return;
    }
    const message = `The date can be read in two ways: write \`published: ${said.readings.join("` or `published: ")}\`.`;
    this.doubts.push({ message, span: at });
  }

  private people(words: string, at: Span): boolean {
    const names = byLine(words);
    for (const name of names ?? []) {
      if (!this.authors.some((author) => author.text === name)) this.authors.push({ text: name, span: at });
    }
    return names !== undefined;
  }

  private source(words: string, at: Span): boolean {
    const said = sourceLine(words);
    if (said === undefined) return false;
    const { publisher, url, cut } = said;
    if (publisher !== undefined) this.publisher ??= { text: publisher, span: at };
    if (url !== undefined && this.url === undefined) {
      this.url = { text: url, span: at };
      const message =
        "The bracket around the address is not closed: its end may be missing. Open it and see.";
      if (cut) this.doubts.push({ message, span: at });
    }
    return true;
  }

  /** Everything that was said, with a title from elsewhere where none was. */
  result(
    otherTitle: () => { readonly title: Recognised; readonly doubt?: Doubt } | undefined,
  ): Omit<PlainText, "furniture" | "lines"> {
    const other = this.title === undefined ? otherTitle() : { title: this.title };
    const doubts = other?.doubt === undefined ? [...this.doubts] : [other.doubt, ...this.doubts];
    if (this.updated !== undefined && this.published === undefined) {
      const message = "This says when the text was changed, and nothing says when it was published.";
      doubts.push({ message, span: this.updated });
    }
    const { published, publisher, url } = this;
    return {
      ...(other === undefined ? {} : { title: other.title }),
      ...(published === undefined ? {} : { published }),
      authors: this.authors,
      ...(publisher === undefined ? {} : { publisher }),
      ...(url === undefined ? {} : { url }),
      doubts,
    };
  }
}
