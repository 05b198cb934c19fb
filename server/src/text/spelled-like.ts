import { nearest } from "./nearest.ts";

/**
 * The known word that an unknown one is likely to mean: the same but for letter case, hyphens and underscores, or its
 * plural or singular, else within two edits (or `most`). Short words are near to too much, so up to five letters one edit is
 * allowed, up to three none.
 */
export function spelledLike(word: string, known: readonly string[], most = 2): string | undefined {
  const plain = bare(word);
  const same = known.find((other) => isSame(bare(other), plain));
  if (same !== undefined) return same;
  const limit = Math.min(most, plain.length <= 3 ? 0 : plain.length <= 5 ? 1 : 2);
  return nearest(plain, known, bare, limit, 1)[0];
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[\s_-]+/g, "");
}

/** Whether two words differ by a plural ending at most. */
function isSame(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long === short || (short.length > 2 && (long === `${short}s` || long === `${short}es`));
}
