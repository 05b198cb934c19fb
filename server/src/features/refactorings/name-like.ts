/** A longer stretch is a sentence (words, and UTF-16 units). */
const MOST_WORDS = 6;
const LONGEST = 80;

/**
 * Whether words look like a name: few, on at most two lines, the first and the last not in small letters (in scripts that
 * have them), at least half of them so, and with no sign that ends or divides a sentence.
 */
export function isNameLike(text: string): boolean {
  if (text.length > LONGEST || /[!?;:…"“”„«»[\]{}|\\`#@。！？；：，、]/u.test(text)) return false;
  if (text.split(/\r\n|\r|\n/).length > 2) return false;
  // Initials end in a full stop, sentences too.
  if (/\.$/.test(text) && !/(?:^|[\s.])\p{Lu}\.$/u.test(text)) return false;
  const words = text.split(/[\s,]+/).filter((word) => word !== "");
  const small = words.map((word) => /^\P{L}*\p{Ll}/u.test(word));
  const isFew = words.length > 0 && words.length <= MOST_WORDS;
  const begins = /^[^\p{L}\p{N}]*\p{L}/u.test(text);
  return isFew && begins && small[0] === false && small.at(-1) === false && count(small) * 2 <= words.length;
}

function count(flags: readonly boolean[]): number {
  return flags.filter((flag) => flag).length;
}
