/**
 * Signs that stand in the text which Markdown reads for where marks begin and end, and for citations. A sign is a brace, a
 * control character and the mark's number: the brace is a sign to Markdown that means nothing, so that emphasis opens and
 * closes beside it as beside a bracket; the control character can stand in no address, so that no link swallows a sign.
 */
export const Sign = { Open: "\x0e", Close: "\x0f", Whole: "\x10" } as const;

export type Sign = (typeof Sign)[keyof typeof Sign];

/** The sign of a kind for the mark of this number. */
export function signOf(sign: Sign, mark: number): string {
  return `{${sign}${mark}}`;
}

/** A sign in a text, and where it ends. */
export interface SignAt {
  readonly sign: Sign;
  readonly mark: number;
  readonly end: number;
}

const SIGN = /\{([\x0e-\x10])(\d{1,15})\}/y;

/** The sign that begins at an offset. */
export function signAt(text: string, at: number): SignAt | undefined {
  SIGN.lastIndex = at;
  const found = SIGN.exec(text);
  return found === null
    ? undefined
    : { sign: found[1] as Sign, mark: Number(found[2]), end: at + found[0].length };
}

/** The signs of a text in their order. */
export function* signsIn(text: string): Generator<SignAt & { readonly start: number }> {
  for (let at = text.indexOf("{"); at >= 0; at = text.indexOf("{", at + 1)) {
    const found = signAt(text, at);
    if (found !== undefined) yield { ...found, start: at };
  }
}

/** The text without its signs. */
export function withoutSigns(text: string): string {
  return /[\x0e-\x10]/.test(text) ? text.replace(/\{[\x0e-\x10]\d{1,15}\}/g, "") : text;
}

/** A source in which no character can be taken for part of a sign; each stays where it is. */
export function unsigned(source: string): string {
  return source.replace(/[\x0e-\x10]/g, "\ufffd");
}
