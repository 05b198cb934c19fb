/** The key that a line begins with, and the length of it with its colon. */
export function keyOf(line: string): { readonly key: string; readonly length: number } | undefined {
  const quoted = /^["']/.test(line);
  const close = quoted ? quotedEnd(line, 0, line.length) : -1;
  if (quoted && close < 0) return undefined;
  for (let i = close + 1; i < line.length; i++) {
    const character = line.charAt(i);
    const next = line.charAt(i + 1);
    if (character === ":" && (next === "" || next === " " || next === "\t"))
      return { key: unquoted(line.slice(0, i)), length: i + 1 };
    if (character === "#" && (i === 0 || line.charAt(i - 1) === " ")) return undefined;
    if (i === 0 && /[[\]{},?]/.test(character)) return undefined;
    if (quoted && character !== " ") return undefined;
  }
  return undefined;
}

/** The quotation mark that closes the one at `at`, -1 when none does before `end`. */
export function quotedEnd(text: string, at: number, end: number): number {
  const quote = text.charAt(at);
  for (let i = at + 1; i < end; i++) {
    const character = text.charAt(i);
    if (quote === '"' && character === "\\") i++;
    else if (character === quote) {
      if (quote === '"' || text.charAt(i + 1) !== quote) return i;
      i++;
    }
  }
  return -1;
}

/** A scalar without the quotation marks around it. */
export function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/s, "$2");
}
