/** The word itself, or the first of `word-2`, `word-3` … that is not taken. */
export function firstFree(word: string, isTaken: (word: string) => boolean): string {
  let free = word;
  for (let number = 2; isTaken(free); number++) free = `${word}-${number}`;
  return free;
}
