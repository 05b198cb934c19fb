import type { Span } from "./span.ts";

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

/** The class of the character at an offset. */
function classAt(text: string, at: number): Class {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit <= 0xdbff) {
    const code = text.codePointAt(at) as number;
    if (code > 0xffff) return classify(String.fromCodePoint(code));
  }
  const found = known[unit];
  if (found !== undefined && found !== 0) return found as Class;
  const own = classify(String.fromCharCode(unit));
  known[unit] = own;
  return own;
}

function classify(character: string): Class {
  if (IS_SPACE.test(character)) return SPACE;
  if (IS_ALONE.test(character)) return /\p{M}/u.test(character) ? LETTER : ALONE;
  return IS_LETTER.test(character) ? LETTER : SIGN;
}

/** A piece of a text (UTF-16), and whether it is a word or a sign. */
export interface Piece extends Span {
  readonly word: boolean;
}

/**
 * The pieces of a text between `start` and `end` (UTF-16): runs of letters, marks and digits (a single letter in scripts
 * without spaces between words) and single signs; white space only divides.
 */
export function piecesOf(text: string, start = 0, end = text.length): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = pieceStart(text, start, end); at < end; ) {
    const behind = pieceEnd(text, at, end);
    pieces.push({ start: at, end: behind, word: isWordAt(text, at) });
    at = pieceStart(text, behind, end);
  }
  return pieces;
}

/** Where the first piece begins from an offset on: behind white space, `end` when there is none (UTF-16). */
export function pieceStart(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && classAt(text, at) === SPACE) at++;
  return at;
}

/** Whether the piece that begins at an offset is a word, no sign. */
export function isWordAt(text: string, at: number): boolean {
  return classAt(text, at) >= LETTER;
}

/** Whether a word begins at an offset: behind another letter none does, but in scripts without spaces between words. */
export function beginsWord(text: string, at: number): boolean {
  const own = classAt(text, at);
  if (own < LETTER || own === ALONE || at === 0) return own >= LETTER;
  const last = text.charCodeAt(at - 1);
  const isPair = at > 1 && last >= 0xdc00 && last <= 0xdfff;
  const before = classAt(text, isPair ? at - 2 : at - 1);
  // A mark that stands behind a letter of such a script belongs to it.
  return before < LETTER || (before === ALONE && !isMarkAt(text, at));
}

/** Where the piece ends that begins at an offset before `end` (UTF-16). */
export function pieceEnd(text: string, start: number, end: number): number {
  const own = classAt(text, start);
  let at = start + widthAt(text, start);
  while (own >= LETTER && at < end) {
    // A mark that stands behind a letter of such a script belongs to it.
    if (classAt(text, at) !== LETTER || (own === ALONE && !isMarkAt(text, at))) break;
    at += widthAt(text, at);
  }
  return Math.min(at, end);
}

/** How many UTF-16 units the character at an offset has. */
function widthAt(text: string, at: number): 1 | 2 {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff && (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
}

function isMarkAt(text: string, at: number): boolean {
  return /\p{M}/u.test(String.fromCodePoint(text.codePointAt(at) as number));
}
