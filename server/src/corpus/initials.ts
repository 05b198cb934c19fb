import { lettersIn } from "../text/nearest.ts";
import type { Index } from "./index-files.ts";

/** More words than a name has; a longer text is none. */
const MOST_WORDS = 8;

/**
 * Whether two folded names differ at most in that the one shortens names before the last to initials, or leaves later ones
 * of them out, which the other writes: `a. lorca` and `ana lorca`, `j.p. lorca` and `juan pablo lorca`. Ids count too.
 */
export function isAbbreviated(a: string, b: string): boolean {
  return shortens(wordsOf(a), wordsOf(b));
}

/**
 * The keys of definitions that a folded name shortens, or that shorten it in one of the usual ways, in the order of the
 * alphabet. All keys are looked at only for a name with an initial in it.
 */
export function abbreviatedKeys(index: Index, name: string): readonly string[] {
  const words = wordsOf(name);
  const last = words.at(-1) ?? "";
  if (words.length < 2 || words.length > MOST_WORDS || isInitial(last)) return [];
  if (!words.some(isInitial)) return shorterForms(words).filter((key) => index.definitions.has(key));
  const found: string[] = [];
  const letters = lettersIn(last);
  for (const [length, keys] of index.lengths.entries()) {
    if (length < last.length + 2) continue;
    for (const [key, own] of keys.entries()) {
      if ((own & letters) === letters && key.endsWith(last) && shortens(words, wordsOf(key))) found.push(key);
    }
  }
  return found.sort();
}

/** How a name in full is shortened: its first name or all names before the last as initials, with full stops, or as an id. */
function shorterForms(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? "";
  const initials = words.slice(0, -1).map((word) => /^\p{L}\p{M}*/u.exec(word)?.[0] ?? word);
  const forms = new Set<string>();
  for (const some of [initials, initials.slice(0, 1), [words[0] ?? "", ...initials.slice(1)]]) {
    const dotted = some.map((word) => (isInitial(word) ? `${word}.` : word));
    for (const before of [dotted.join(" "), dotted.join(""), some.join(" ")]) forms.add(`${before} ${last}`);
    forms.add([...some, last].join("-"));
  }
  forms.delete(words.join(" "));
  forms.delete(words.join("-"));
  return [...forms].sort();
}

function shortens(a: readonly string[], b: readonly string[]): boolean {
  const last = a.at(-1) ?? "";
  const both = Math.min(a.length, b.length) - 1;
  if (both < 1 || Math.max(a.length, b.length) > MOST_WORDS || last !== b.at(-1) || isInitial(last))
    return false;
  for (let i = 0; i < both; i++) {
    const [one, other] = [a[i] ?? "", b[i] ?? ""];
    const shortened =
      (isInitial(one) && other.startsWith(one)) || (isInitial(other) && one.startsWith(other));
    if (one !== other && !shortened) return false;
  }
  return true;
}

function wordsOf(name: string): readonly string[] {
  return name.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== "");
}

/** One letter, which may be written as a pair of surrogates. */
function isInitial(word: string): boolean {
  return /^\p{L}\p{M}*$/u.test(word);
}
