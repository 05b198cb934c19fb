/** The kinds of text that are counted differently in each encoding, or drawn elsewhere than they stand. */
export type WideKind = "an emoji" | "a combining mark" | "CJK" | "right-to-left text";

const PATTERNS: readonly (readonly [WideKind, RegExp])[] = [
  ["an emoji", /[\u{1F000}-\u{1FAFF}]/u],
  ["a combining mark", /\p{Script=Latin}[\u0300-\u036f]/u],
  ["CJK", /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u],
  ["right-to-left text", /[\p{Script=Hebrew}\p{Script=Arabic}]/u],
];

/** All kinds. */
export const WIDE_KINDS: readonly WideKind[] = PATTERNS.map(([kind]) => kind);

/** The kinds that a text holds: an emoji beyond UTF-16's first plane, a letter and its mark apart, and so on. */
export function wideKindsIn(text: string): readonly WideKind[] {
  return PATTERNS.flatMap(([kind, pattern]) => (pattern.test(text) ? [kind] : []));
}
