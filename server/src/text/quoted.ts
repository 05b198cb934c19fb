import { clip } from "./clip.ts";

/** The longest words that a sentence repeats (UTF-16 units). */
const LONGEST = 80;

/** Words as sentences show them: in quotation marks, on one line, and cut where they are long. */
export function quoted(words: string): string {
  return quotedUpTo(LONGEST, words);
}

/** As `quoted`, of at most `longest` UTF-16 units (`clip`). */
export function quotedUpTo(longest: number, words: string): string {
  return `“${clip(words, longest)}”`;
}
