import type { Position, Range } from "vscode-languageserver";

/** The encodings of positions that clients may offer. */
export const ENCODINGS = ["utf-8", "utf-16", "utf-32"] as const;

type Encoding = (typeof ENCODINGS)[number];

/** The position of the `nth` occurrence of words in a text, moved right by `by` UTF-16 units, in columns of the encoding. */
export function positionOf(text: string, words: string, encoding: Encoding, by = 0, nth = 0): Position {
  let at = text.indexOf(words);
  for (let i = 0; i < nth; i++) at = text.indexOf(words, at + 1);
  if (at < 0) throw new Error(`the text does not hold “${words}”`);
  const before = text.slice(0, at + by).split(/\r\n|\r|\n/);
  return { line: before.length - 1, character: lengthIn(before.at(-1) ?? "", encoding) };
}

/** The characters of a line of a text between two columns of the encoding; the range must stay in its line. */
export function wordsIn(text: string, { start, end }: Range, encoding: Encoding): string {
  if (start.line !== end.line) throw new Error("the range has several lines");
  const line = text.split(/\r\n|\r|\n/)[start.line] ?? "";
  if (encoding === "utf-16") return line.slice(start.character, end.character);
  if (encoding === "utf-32") return [...line].slice(start.character, end.character).join("");
  return Buffer.from(line).subarray(start.character, end.character).toString();
}

function lengthIn(text: string, encoding: Encoding): number {
  if (encoding === "utf-16") return text.length;
  return encoding === "utf-32" ? [...text].length : Buffer.byteLength(text);
}
