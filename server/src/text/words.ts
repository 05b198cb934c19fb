import { type Span, span } from "./span.ts";

/** What a character is to the reader of words. */
const SPACE = 1;
const SIGN = 2;
const LETTER = 3;
/** A letter of a script that puts no spaces between words: it counts as a word. */
const ALONE = 4;

type Class = typeof SPACE | typeof SIGN | typeof LETTER | typeof ALONE;

const IS_SPACE = /\s/u;
const IS_LETTER = /[\p{L}\p{M}\p{N}]/u;
const IS_ALONE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The classes of characters below U+10000 that were asked about; the same for every text. */
const known = new Uint8Array(0x10000);

function classOf(code: number): Class {
  if (code > 0xffff) return classify(String.fromCodePoint(code));
  const found = known[code];
  if (found !== undefined && found !== 0) return found as Class;
  const own = classify(String.fromCharCode(code));
  known[code] = own;
  return own;
}

function classify(character: string): Class {
  if (IS_SPACE.test(character)) return SPACE;
  if (IS_ALONE.test(character)) return /\p{M}/u.test(character) ? LETTER : ALONE;
  return IS_LETTER.test(character) ? LETTER : SIGN;
}

/**
 * The pieces of a text between `start` and `end` (UTF-16): runs of letters, marks and digits (a single letter in scripts
 * without spaces between words) and single signs; white space only divides. A word's flag tells it from signs.
 */
export function piecesOf(
  text: string,
  start = 0,
  end = text.length,
): readonly (Span & { readonly word: boolean })[] {
  const pieces: (Span & { readonly word: boolean })[] = [];
  let at = start;
  while (at < end) {
    const from = at;
    const first = text.codePointAt(at) as number;
    const own = classOf(first);
    at += first > 0xffff ? 2 : 1;
    if (own === SPACE) continue;
    while (at < end) {
      const code = text.codePointAt(at) as number;
      const next = classOf(code);
      // A mark that stands behind a letter of such a script belongs to it.
      const goesOn = own === ALONE ? next === LETTER && isMark(code) : own === LETTER && next === LETTER;
      if (!goesOn) break;
      at += code > 0xffff ? 2 : 1;
    }
    pieces.push({ ...span(from, Math.min(at, end)), word: own !== SIGN });
  }
  return pieces;
}

function isMark(code: number): boolean {
  return /\p{M}/u.test(String.fromCodePoint(code));
}
