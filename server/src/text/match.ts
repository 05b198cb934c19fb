import { areInitials, runsFrom, runsFromWord, scattering, standInOrder } from "./letters-apart.ts";
import { lettersIn } from "./nearest.ts";
import { beginsWord, isWordAt } from "./words.ts";

/**
 * How a name can match what is looked for, best last; a score is the tier and what tells matches of it apart:
 *
 * - `equal`: the name itself;
 * - `beginning`: the name's beginning, whole words before parts of them;
 * - `together`: the name's beginning with its words run together, `xijin` in `xi jinping`;
 * - `word`: the beginning of a later word, whole words before parts of them, these before words run together;
 * - `initials`: beginnings of several words one behind the other, `scs` and `soch` in `south china sea`: from the first
 *   word on, past words of up to three letters as `of`;
 * - `inside`: inside a word;
 * - `scattered`: letters in order that stand near each other, from a word's beginning on: closer ones and those that begin
 *   words before others;
 * - `inOrder`: letters in order, anywhere.
 *
 * A letter of a script without spaces between words is a word; marks stay with their letters.
 */
export const Tier = {
  none: 0,
  inOrder: 1,
  scattered: 2,
  inside: 3,
  initials: 4,
  word: 5,
  together: 6,
  beginning: 7,
  equal: 8,
} as const;

export type Tier = (typeof Tier)[keyof typeof Tier];

/** What lies between the scores of two tiers. */
const STEP = 100;

/** The lowest score of a tier. */
export function lowest(tier: Tier): number {
  return tier * STEP;
}

export function tierOf(score: number): Tier {
  return Math.floor(score / STEP) as Tier;
}

/** How good a score is among those of its tier: from 0 to under 1. */
export function within(score: number): number {
  return (score % STEP) / STEP;
}

/** Folded text that is looked for. */
export interface Wanted {
  readonly text: string;
  /** Its words, where it has several. */
  readonly words: readonly string[];
  /** Its letters and digits with their marks. */
  readonly letters: readonly string[];
  /** A bit for the first of them, as in `firstLetters`, and for all of them. */
  readonly first: number;
  readonly all: number;
}

/** What a later word as a whole scores more than words run together; its beginning scores half of it. */
const WHOLE = 2;

/** Longer text is only looked for as it stands. */
const LONGEST = 64;

/** Any letter may begin a word. */
const ANY = -1;

/** A bit for each letter that begins a word of a folded name, which some letters share (`lettersIn`). */
export function firstLetters(name: string): number {
  let letters = 0;
  let inWord = false;
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    // Most letters are these, and cost little.
    const isLatin = unit >= 0x61 && unit <= 0x7a;
    if (isLatin ? !inWord : beginsWord(name, at)) letters |= 1 << (unit & 31);
    inWord = isLatin;
  }
  return letters;
}

/** Prepares folded text (`fold`) for being looked for in many names. */
export function wantedOf(text: string): Wanted {
  const words = text.includes(" ") ? text.split(" ") : [];
  const letters = text.length > LONGEST ? [] : (text.match(/[\p{L}\p{N}]\p{M}*/gu) ?? []);
  return {
    text,
    words,
    letters,
    first: lettersIn((letters[0] ?? "").charAt(0)),
    all: lettersIn(letters.map((letter) => letter.charAt(0)).join("")),
  };
}

/**
 * The score of a folded name for what is wanted: 0 where it does not match, and perhaps where the score would be below
 * `least`. Everything matches an empty text, in the lowest tier. What is known of the name's `firstLetters` spares work.
 */
export function match(wanted: Wanted, name: string, least = 0, firsts = ANY): number {
  const { text, letters } = wanted;
  if (text === "") return lowest(Tier.inOrder);
  const close = matchClosely(text, name, least);
  if (close >= lowest(Tier.beginning) || letters.length < 2) return close;
  const floor = Math.max(close, least);
  if (floor > lowest(Tier.together) + WHOLE || !standInOrder(letters, name)) return close;
  const run = runsFrom(letters, name, 0);
  if (run > 0) return lowest(Tier.together) + ending(name, run);
  if (floor > lowest(Tier.word)) return close;
  const mayBegin = (firsts & wanted.first) !== 0;
  if (mayBegin && runsFromWord(letters, name)) return lowest(Tier.word);
  if (mayBegin && floor <= lowest(Tier.initials) && areInitials(letters, name)) return lowest(Tier.initials);
  if (floor >= lowest(Tier.inside)) return close;
  const near = mayBegin ? scattering(letters, name, (firsts & wanted.all) === wanted.all) : 0;
  return near === 0 ? lowest(Tier.inOrder) : lowest(Tier.scattered) + Math.floor(near * (STEP - 1));
}

/** As `match`, where the text stands in the name as it is. */
function matchClosely(text: string, name: string, least = 0): number {
  if (least > lowest(Tier.word) + WHOLE && !name.startsWith(text)) return 0;
  let at = name.indexOf(text);
  if (at < 0) return 0;
  if (at === 0)
    return name.length === text.length
      ? lowest(Tier.equal)
      : lowest(Tier.beginning) + ending(name, text.length);
  let best = lowest(Tier.inside);
  while (at > 0) {
    if (beginsWord(name, at)) {
      if (ending(name, at + text.length) > 0) return lowest(Tier.word) + WHOLE;
      best = lowest(Tier.word) + WHOLE / 2;
    }
    // One more look costs as much as the text is long.
    at = text.length > LONGEST ? -1 : name.indexOf(text, at + 1);
  }
  return best;
}

/** How well several words match that stand apart, each in the name that it matches best: as the worst of them. */
export function matchApart({ words }: Wanted, names: readonly string[]): number {
  let worst = words.length === 0 ? 0 : lowest(Tier.word);
  for (const word of words) {
    let best = 0;
    for (const name of names) best = Math.max(best, matchClosely(word, name));
    // Less than that is too little for a word among others.
    if (best === 0) return 0;
    worst = Math.min(worst, best);
  }
  return worst;
}

/** What ends at an offset of a name: 2 the name, 1 a word, 0 nothing. */
function ending(name: string, at: number): number {
  if (at === name.length) return 2;
  return !isWordAt(name, at) || beginsWord(name, at) ? 1 : 0;
}
