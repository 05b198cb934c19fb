/** The longest words that a sentence repeats (UTF-16 units). */
const LONGEST = 80;

/** Words as sentences show them: in quotation marks, on one line, and cut where they are long. */
export function quoted(words: string): string {
  return quotedUpTo(LONGEST, words);
}

/** As `quoted`, cut behind `longest` UTF-16 units; half a pair of surrogates is not shown. */
export function quotedUpTo(longest: number, words: string): string {
  const line = words.slice(0, 4 * longest).replace(/\s+/g, " ");
  return line.length <= longest
    ? `“${line}”`
    : `“${line.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "")}…”`;
}
