/**
 * The first words of a text, for a place with little room: at most `limit` UTF-16 units of it on one line, and behind them
 * “ …” where they end between words, “…” where they end within one, as all cuts do in scripts that write no spaces. A
 * short text stays whole. No character as people see it (Unicode Standard Annex 29) is divided: neither a pair of
 * surrogates nor a letter and its marks. Signs that turn the direction of what follows are left out, half surrogates that
 * stand alone are replaced, and behind words that run from right to left the dots do too. Takes time in proportion to
 * `limit`, not to the text.
 */
export function clip(text: string, limit: number): string {
  // Half of what stands at the end is no character.
  const words = text
    .slice(0, 4 * limit)
    .replace(text.length > 4 * limit ? /[\ud800-\udbff]$/ : "", "")
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  if (words.length <= limit && text.length <= 4 * limit) return wellFormed(words);
  const ends = endsWithin(words, limit);
  const between = ends.findLast((end) => end > limit / 2 && words.charAt(end) === " ");
  const end = between ?? ends.at(-1) ?? 0;
  const kept = wellFormed(words.slice(0, end)).trimEnd();
  const dots = between === undefined ? "…" : " …";
  return `${kept}${dots}${RIGHT_TO_LEFT.test(kept) ? "\u200f" : ""}`;
}

/** The whole characters, as people see them, that the first `limit` UTF-16 units of a text hold. */
export function firstCharacters(text: string, limit: number): string {
  return text.slice(0, endsWithin(text, limit).at(-1) ?? 0);
}

/** Behind which units, up to the limit, a character as people see it ends, in their order. */
function endsWithin(words: string, limit: number): readonly number[] {
  // What ends at the limit is told by the character behind it, of one unit or two.
  const near = words.slice(0, limit + 2);
  const ends: number[] = [];
  for (const { index, segment } of characters.segment(near)) {
    const end = index + segment.length;
    if (end <= limit) ends.push(end);
  }
  return ends;
}

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Whether the last letter of a text is one of a script that is written from right to left. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}][^\p{L}]*$/u;

/** The text with a replacement character for each half of a pair of surrogates that stands alone. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\uFFFD");
}
