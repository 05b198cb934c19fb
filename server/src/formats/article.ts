import { importText } from "../syntax/original.ts";
import { escapeText } from "../syntax/strip.ts";
import type { PlainText } from "./plain-text.ts";

/** What a text does not say itself. */
export interface ArticleOptions {
  /** The title where none was recognised. */
  readonly title: string;
  /** SHA-256 of the text's digest form, in hexadecimal. */
  readonly sha256: string;
  /** Whether furniture is marked, so that rules pass over it. */
  readonly markFurniture: boolean;
}

/**
 * The article that a raw text becomes: front matter with what was recognised, and the text as it is, in which nothing
 * can be a mark. Stripping it gives the text back, byte for byte.
 */
export function articleOf(text: string, found: PlainText, options: ArticleOptions): string {
  const lines = ["type: article", `title: ${yamlText(found.title?.text ?? options.title)}`];
  if (found.published !== undefined) lines.push(`published: ${found.published.text}`);
  const [author, ...others] = found.authors.map(({ text: name }) => yamlText(name));
  if (others.length > 0) lines.push("author:", `  - ${author}`, ...others.map((other) => `  - ${other}`));
  else if (author !== undefined) lines.push(`author: ${author}`);
  if (found.publisher !== undefined) lines.push(`publisher: ${yamlText(found.publisher.text)}`);
  if (found.url !== undefined) lines.push(`URL: ${yamlText(found.url.text)}`);
  if (found.lines) lines.push("paragraphs: line");
  lines.push("original:", `  sha256: ${options.sha256}`);
  const article = importText(text, lines.join("\n"));
  return options.markFurniture ? withFurniture(article, text, found) : article;
}

/** The article with each line of furniture in a span of its own. */
function withFurniture(article: string, text: string, found: PlainText): string {
  let result = "";
  let done = 0;
  // Escaping is by character, so the body's offsets follow from the text before them.
  let at = article.length - escapeText(text).length;
  let copied = 0;
  for (const { start, end } of found.furniture) {
    const from = at + escapeText(text.slice(done, start)).length;
    const to = from + escapeText(text.slice(start, end)).length;
    result += `${article.slice(copied, from)}[${article.slice(from, to)}]{.furniture}`;
    [done, at, copied] = [end, to, to];
  }
  return result + article.slice(copied);
}

/** A text as a YAML value, plain where every reader of YAML takes it for the same text (YAML 1.2, 7.3.3), else quoted. */
export function yamlText(text: string): string {
  const plain =
    /^[\p{L}\p{N}“‘(]/u.test(text) &&
    /\p{L}{2}/u.test(text) &&
    !/[\p{C}\u2028\u2029]|\s$|:(?:\s|$)|\s#|[^\S ]| {2}/u.test(text) &&
    !/^(?:true|false|null|yes|no|on|off)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}
