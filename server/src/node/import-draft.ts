import { basename, extname } from "node:path";
import { articleOf } from "../formats/article.ts";
import { type PlainText, recognise } from "../formats/plain-text.ts";
import { digestText } from "../syntax/original.ts";
import { sha256 } from "./hash.ts";
import { type Io, UsageError } from "./io.ts";
import { readNamed } from "./named-file.ts";

/** A text that was read, and the article that it becomes. */
export interface Draft {
  /** As the user named it. */
  readonly file: string;
  readonly text: string;
  readonly found: PlainText;
  readonly title: string;
  /** The digest of the text, in hexadecimal. */
  readonly sha256: string;
  readonly article: string;
}

/** Other formats, by extension, and what they are called. */
const LATER: Readonly<Record<string, string>> = {
  ".htm": "HTML",
  ".html": "HTML",
  ".xhtml": "HTML",
  ".md": "Markdown",
  ".markdown": "Markdown",
  ".csv": "CSV",
  ".tsv": "CSV",
  ".json": "JSON",
};

const PLAIN = ["", ".txt", ".text"];

/** Reads a file that the user named, and makes the article of it. Throws UsageError where that cannot be. */
export function draftOf(io: Io, file: string, markFurniture: boolean): Draft {
  const extension = extname(file).toLowerCase();
  const later = LATER[extension];
  if (later !== undefined)
    throw new UsageError(
      `${file} is ${later}, which cannot be imported yet, only plain text. Nothing was written.`,
    );
  if (!PLAIN.includes(extension))
    throw new UsageError(
      `${file} has the name of no plain text: save its words as plain text (.txt) in UTF-8 and import that. Nothing was written.`,
    );
  const text = readNamed(io, file);
  if (/^\s*<(?:!doctype html|html)\b/i.test(text.slice(0, 1000)))
    throw new UsageError(
      `${file} holds HTML, which cannot be imported yet: save its words as plain text. Nothing was written.`,
    );
  if (nulShare(text) > 0.1)
    throw new UsageError(
      `${file} is no text in UTF-8, but perhaps in UTF-16: save it as UTF-8. Nothing was written.`,
    );
  const found = recognise(text);
  const title = found.title?.text ?? basename(file, extname(file));
  const digest = sha256(digestText(text));
  const article = articleOf(text, found, { title, sha256: digest, markFurniture });
  return { file, text, found, title, sha256: digest, article };
}

/** How much of the beginning is NUL: half of it in UTF-16, none in a text that people wrote. */
function nulShare(text: string): number {
  const start = text.slice(0, 1000);
  return start === "" ? 0 : (start.split("\0").length - 1) / start.length;
}
