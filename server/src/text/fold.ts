import { firstCharacters } from "./clip.ts";

/**
 * Letters that Unicode does not decompose into a base letter and a mark, but that a reader
 * without them on the keyboard types as another (Latin letters with stroke, ligatures).
 */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  đ: "d",
  ð: "d",
  ø: "o",
  ł: "l",
  ħ: "h",
  ŧ: "t",
  ı: "i",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  Đ: "D",
  Ð: "D",
  Ø: "O",
  Ł: "L",
  Ħ: "H",
  Ŧ: "T",
  ẞ: "SS",
  Æ: "AE",
  Œ: "OE",
  Þ: "TH",
};

/**
 * Combining marks that are dropped: the general diacritics of Latin, Greek and Cyrillic letters, and the vowel
 * points of Hebrew and Arabic. Marks of other scripts (Devanagari, Thai, kana) tell words apart and stay.
 */
const DIACRITICS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]+/g;

/** Of these, the vowel points, without which Hebrew and Arabic are usually written. */
const POINTS = /[\u0591-\u05c7\u064b-\u065f]+/g;

/** The text in Unicode's canonical composition (NFC), in which ids are compared exactly. */
export function nfc(text: string): string {
  return isSimple(text) ? text : text.normalize("NFC");
}

/**
 * The form in which names are compared: letter case and diacritics folded, runs of white space as one space,
 * curly apostrophes straight. `To Lam`, `Tô Lâm` and `TÔ  LÂM` fold to one string.
 */
export function fold(name: string): string {
  return plain(name).toLowerCase();
}

/** As `fold`, with the letter case as it is written. */
export function plain(name: string): string {
  const trimmed = name.trim();
  if (isSimple(trimmed)) return /\s\s|[^\S ]/.test(trimmed) ? trimmed.replace(/\s+/g, " ") : trimmed;
  return bare(trimmed).replace(/\s+/g, " ").trim().normalize("NFC");
}

/**
 * A long text with its letters folded as those of names are, and white space as it stands: of a name in the text, in any
 * spelling that folds alike, `foldLetters` of its words is in it. Costs little for text in ASCII or Chinese.
 */
export function foldLetters(text: string): string {
  const folded = (isSimple(text) ? text : bare(text)).toLowerCase();
  // Which form the last letter of a Greek word has depends on what stands behind it.
  return folded.includes("ς") ? folded.replaceAll("ς", "σ") : folded;
}

/** Letters without diacritics, decomposed as far as Unicode does, straight apostrophes. */
function bare(text: string): string {
  return text
    .normalize("NFKD")
    .replace(DIACRITICS, "")
    .replace(/[đðøłħŧıßæœþĐÐØŁĦŦẞÆŒÞ]/g, (letter) => UNDECOMPOSED[letter] ?? letter)
    .replace(/[‘’ʼ]/g, "'");
}

/** Whether all characters are ASCII or Chinese (U+4E00 to U+9FFF): Unicode decomposes none of them, nor composes them. */
function isSimple(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f && (unit < 0x4e00 || unit > 0x9fff)) return false;
  }
  return true;
}

/**
 * A slug of words for a file name or an id: lower case, letters and digits kept, the rest as single hyphens; at most
 * `limit` characters, cut at a word. Diacritics go from Latin letters only: elsewhere the word would be another.
 */
export function slug(words: string, limit = 48): string {
  const whole = (isSimple(words) ? fold(words) : withoutLatinMarks(words))
    .replace(/['’‘ʼ]/g, "")
    .replace(/^\p{M}+/u, "")
    .replace(/(?:[^\p{L}\p{M}\p{N}]+\p{M}*)+/gu, "-")
    .replace(/^-+|-+$/g, "");
  if (whole.length <= limit) return whole;
  const cut = whole.lastIndexOf("-", limit);
  return cut > limit / 2 ? whole.slice(0, cut) : firstCharacters(whole, limit);
}

/** The text in lower case, with Latin letters and the signs of other scripts that may be left out folded. */
function withoutLatinMarks(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Script=Latin}\p{M}*/gu, fold)
    .replace(POINTS, "")
    .toLowerCase();
}

/** An id as words with capitals: `to-lam` is `To Lam`, `xi'an` is `Xi'an`, `o'brien` is `O'Brien`. */
export function asName(id: string): string {
  const first = /(?<![\p{L}\p{M}\p{N}]|[\p{L}\p{M}\p{N}]{2}['’])\p{Ll}/gu;
  return id.replace(/[-_]+/g, " ").replace(first, (letter) => letter.toUpperCase());
}
