import { clip } from "../../text/clip.ts";

/** How long a value may be on a card (UTF-16 units), and how many of a list are shown. */
const LONGEST_VALUE = 120;
export const MOST_NAMES = 5;

/** How many units of a claim's words, and of its article's title, stand beside other things. */
export const LONGEST_QUOTE = 80;

/**
 * A value of the corpus as Markdown that shows exactly its words: no mark-up, no HTML, no line end, no sign that turns
 * the direction of what follows. At most `limit` UTF-16 units of it are kept (`clip`).
 */
export function inline(value: string, limit = LONGEST_VALUE): string {
  const words = clip(value, limit);
  return words
    .replace(/[\\`*[<~]|&(?=[#\w])/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_");
}

/** A value in code, for what the reader is to write letter by letter: ids, keys. */
export function code(value: string, limit = LONGEST_VALUE): string {
  const words = clip(value, limit);
  const runs = words.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const space = /^`|`$/.test(words) || words === "" ? " " : "";
  return `${fence}${space}${words}${space}${fence}`;
}

/** A value in quotation marks. */
export function quoted(value: string, limit = LONGEST_VALUE): string {
  return `“${inline(value, limit)}”`;
}

/** Inline Markdown as it may begin a line: what would open a heading, a list or a rule there is escaped. */
export function block(markdown: string): string {
  return markdown.replace(/^[#+\-=>|:]/, "\\$&").replace(/^(\d{1,9})([.)])/, "$1\\$2");
}

/** Lines of a list; one line may bring lines of its own. */
export function bullets(lines: readonly Bullet[]): string {
  return lines
    .map((line) => {
      const [own, inner] = typeof line === "string" ? [line, []] : line;
      return [`- ${block(own)}`, ...inner.map((text) => `  - ${block(text)}`)].join("\n");
    })
    .join("\n");
}

/** A line of inline Markdown, or one with lines under it. */
export type Bullet = string | readonly [line: string, under: readonly string[]];

/** Paragraphs, without those that are empty. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n\n");
}

/** “China, Vietnam and 7 more”: the first of a list, and how many are left out. `total` is the list's true length. */
export function some(shown: readonly string[], total = shown.length): string {
  const left = total - shown.length;
  return left <= 0 ? shown.join(", ") : `${shown.join(", ")} and ${figure(left)} more`;
}

/** How many of a list are shown, of which there is room for `most`: one more too, as “and 1 more” takes the same room. */
export function fitting(total: number, most: number): number {
  return total === most + 1 ? total : Math.min(total, most);
}

/** “1 file”, “3 files”. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

/** The words with a capital first letter. */
export function capital(words: string): string {
  const [first = ""] = words;
  return first.toUpperCase() + words.slice(first.length);
}

/** An address as a link where a browser can open it, else as words. Nothing but `http` and `https` becomes a link. */
export function link(address: string): string {
  return /^https?:\/\/[^\s<>\\\p{C}]{1,2000}$/iu.test(address) ? `<${address}>` : inline(address);
}

/** A longer address of a passage is left out (UTF-16 units): a card has room for words only. */
const LONGEST_TARGET = 600;

/** Inline Markdown as a link to a target, a URI; alone where there is none. */
export function linked(markdown: string, target: string | undefined): string {
  if (target === undefined || target.length > LONGEST_TARGET || /[\s<>\\\p{C}]/u.test(target))
    return markdown;
  return `[${markdown.replace(/\]/g, "\\]")}](<${target}>)`;
}

/** Inline Markdown struck through. */
export function struck(markdown: string): string {
  return `~~${markdown}~~`;
}

function figure(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
