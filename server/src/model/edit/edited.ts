import type { TextEdit } from "../facts.ts";

/**
 * A text with edits made, each of which counts from `base`; undefined where two of them overlap. Of two at one place the
 * first given comes first.
 */
export function edited(text: string, edits: readonly TextEdit[], base = 0): string | undefined {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const pieces: string[] = [];
  let from = 0;
  for (const { span, text: replacement } of ordered) {
    const start = span.start - base;
    if (start < from) return undefined;
    pieces.push(text.slice(from, start), replacement);
    from = span.end - base;
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}
