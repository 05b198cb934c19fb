import { firstLineEnd } from "../text/lines.ts";
import { escapeText } from "./strip.ts";

/**
 * An article of a raw text: front matter of the given lines (YAML, without the lines of hyphens), then the text with
 * nothing in it that could be a mark. Stripping it gives the text back, byte for byte (docs/notation.md, The original).
 * A byte order mark stays in front; front matter takes the text's first line end.
 */
export function importText(text: string, fields: string): string {
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const body = text.slice(mark.length);
  const data = `---\n${fields.trimEnd()}`.trimEnd();
  const head = `${data}\n---\n`.replace(/\r\n|\r|\n/g, firstLineEnd(body));
  return `${mark}${head}${escapeText(body)}`;
}

/** The form of a stripped text over which `original.sha256` is taken: each line end as LF, without a leading byte order mark. */
export function digestText(stripped: string): string {
  return stripped.replace(/^\ufeff/, "").replace(/\r\n|\r/g, "\n");
}

/** Whether a digest, as an article keeps it, is that of words (both in hexadecimal). */
export function isDigestOf(kept: string, digest: string): boolean {
  return kept.trim().toLowerCase() === digest.toLowerCase();
}
