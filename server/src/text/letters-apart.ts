import { beginsWord, isWordAt } from "./words.ts";

/** Beginnings of words are looked for with at most so many letters: a bit for each. */
const MOST_INITIALS = 30;

/** A word of up to so many UTF-16 units can be left out of initials. */
const SHORT = 3;

/** So many places are looked at from which scattered letters may stand near each other. */
const MOST_STARTS = 32;

/**
 * Where the letters end (UTF-16) that follow each other in a name from an offset on, but for what stands between words; 0
 * when they do not.
 */
export function runsFrom(letters: readonly string[], name: string, start: number): number {
  let at = start;
  for (const letter of letters) {
    if (!name.startsWith(letter, at) && at > start) while (at < name.length && !isWordAt(name, at)) at++;
    if (!name.startsWith(letter, at)) return 0;
    at += letter.length;
  }
  return at;
}

/** Whether they do so from the beginning of any word on. */
export function runsFromWord(letters: readonly string[], name: string): boolean {
  const [first = ""] = letters;
  for (let at = name.indexOf(first); at >= 0; at = name.indexOf(first, at + 1))
    if (beginsWord(name, at) && runsFrom(letters, name, at) > 0) return true;
  return false;
}

/**
 * Whether the letters are beginnings of words of a name, one behind the other: of the first, and of each next one, but for
 * short words.
 */
export function areInitials(letters: readonly string[], name: string): boolean {
  const count = letters.length;
  if (count > MOST_INITIALS) return false;
  // A bit for each number of letters that the words so far can be the beginnings of.
  let reached = 1;
  for (let start = 0; start < name.length && reached !== 0; ) {
    if (!isWordAt(name, start)) {
      start++;
      continue;
    }
    const mayBegin = reached !== 1 || name.startsWith(letters[0] ?? "", start);
    let end = start + 1;
    while (end < name.length && isInWord(name, end)) {
      end++;
      if (!mayBegin && end - start > SHORT) return false;
    }
    // A letter that is a word by itself is none that may be left out.
    const isShort = end - start <= SHORT && (end === name.length || !isWordAt(name, end));
    let next = isShort ? reached : 0;
    for (let from = 0; from < count; from++) {
      if ((reached & (1 << from)) === 0) continue;
      let at = start;
      for (let i = from; i < count; i++) {
        const letter = letters[i] ?? "";
        if (at + letter.length > end || !name.startsWith(letter, at)) break;
        at += letter.length;
        next |= 1 << (i + 1);
      }
    }
    if ((next & (1 << count)) !== 0) return true;
    reached = next;
    start = end;
  }
  return false;
}

/** Whether what stands at an offset behind a word's beginning is of that word: the second half of a pair too. */
function isInWord(name: string, at: number): boolean {
  const unit = name.charCodeAt(at);
  if (unit >= 0xdc00 && unit <= 0xdfff) return true;
  return isWordAt(name, at) && !beginsWord(name, at);
}

/** Whether the letters stand in a name in their order. */
export function standInOrder(letters: readonly string[], name: string): boolean {
  let from = 0;
  for (const letter of letters) {
    const at = name.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}

/**
 * How near each other letters stand that stand in a name in their order, from a word's beginning on: up to 1 side by side at
 * the beginnings of words, 0 when there is too much between them. `words` says whether all may be the first of words.
 */
export function scattering(letters: readonly string[], name: string, words: boolean): number {
  const [first = ""] = letters;
  let best = words ? atWords(letters, name) : 0;
  let looked = 0;
  for (let at = name.indexOf(first); at >= 0 && looked < MOST_STARTS; at = name.indexOf(first, at + 1)) {
    if (!beginsWord(name, at)) continue;
    looked++;
    const near = from(letters, name, at);
    if (near === undefined) break;
    best = Math.max(best, near);
  }
  return best;
}

/** The same from one offset on: undefined when they do not stand there. */
function from(letters: readonly string[], name: string, start: number): number | undefined {
  const room = 2 * letters.length + 2;
  let gaps = 0;
  let begin = 0;
  let at = start;
  for (const letter of letters) {
    const found = name.indexOf(letter, at);
    if (found < 0) return undefined;
    gaps += found - at;
    if (gaps > room) return 0;
    if (beginsWord(name, found)) begin++;
    at = found + letter.length;
  }
  return (5 * (1 - gaps / (room + 1)) + (4 * begin) / letters.length + (start === 0 ? 1 : 0)) / 10;
}

/** The same of the first letters of words: 0 when more words than letters stand between them. */
function atWords(letters: readonly string[], name: string): number {
  const count = letters.length;
  let start = -1;
  let end = 0;
  for (const letter of letters) {
    let at = name.indexOf(letter, end);
    while (at >= 0 && !beginsWord(name, at)) at = name.indexOf(letter, at + 1);
    if (at < 0) return 0;
    if (start < 0) start = at;
    end = at + letter.length;
  }
  let between = -count;
  for (let at = start; at < end && between <= count; at++) if (beginsWord(name, at)) between++;
  return between > count ? 0 : 0.9 - (0.5 * between) / (count + 1);
}
