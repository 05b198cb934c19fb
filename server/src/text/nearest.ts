/**
 * The edit distance between two strings (insertions, deletions, substitutions and swaps of neighbours each cost 1:
 * optimal string alignment), or `limit + 1` as soon as it is certain to exceed `limit`.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(at(last, b.length), limit + 1);
}

/** A bit for each letter of a text, which some letters share: what lacks a bit lacks the letter. */
export function lettersIn(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) & 31);
  return letters;
}

/**
 * Whether texts with these letters (`lettersIn`) can be within so many edits of each other: an edit brings one letter at
 * most, and takes one away. It costs far less than the distance, and rules out nearly all.
 */
export function mayBeNear(a: number, b: number, limit: number): boolean {
  let different = a ^ b;
  for (let left = 2 * limit; different !== 0; left--) {
    if (left === 0) return false;
    different &= different - 1;
  }
  return true;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}

/**
 * The candidates nearest to `word`, best first, none further than `limit` edits away; ties in the order given.
 * `key` gives the string of a candidate that is compared.
 */
export function nearest<T>(
  word: string,
  candidates: Iterable<T>,
  key: (candidate: T) => string,
  limit: number,
  most = 3,
): readonly T[] {
  const found: { candidate: T; far: number }[] = [];
  for (const candidate of candidates) {
    const far = distance(word, key(candidate), limit);
    if (far <= limit) found.push({ candidate, far });
  }
  found.sort((a, b) => a.far - b.far);
  return found.slice(0, most).map((f) => f.candidate);
}
