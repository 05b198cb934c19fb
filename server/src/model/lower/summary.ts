/** The longest summary that a definition keeps (UTF-16 units). */
const LONGEST_SUMMARY = 400;

/** The start of the words, cut between two of them where they are longer than a summary. */
export function summarize(words: string): string {
  if (words.length <= LONGEST_SUMMARY) return words;
  return `${words.slice(0, LONGEST_SUMMARY).replace(/\s+\S*$/, "")} …`;
}
