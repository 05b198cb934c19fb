/**
 * The words of a card without its mark-up, for places that can show nothing else: bullets as signs, the rest as it would
 * be read. Whole lines are left out at the end where it would be longer than `limit` UTF-16 units.
 */
export function plainText(card: string, limit: number): string {
  const lines: string[] = [];
  let left = limit;
  for (const line of card.split("\n")) {
    const words = withoutMarkup(line.replace(/^( *)- /, "$1• ").replace(/^> /, ""));
    left -= words.length + 1;
    if (left < 0) return [...lines, "…"].join("\n");
    lines.push(words);
  }
  return lines.join("\n");
}

/** A line's words: the counterpart of what `inline`, `code`, `link` and `struck` write, and of bold. */
function withoutMarkup(line: string): string {
  let words = "";
  for (let i = 0; i < line.length; ) {
    const character = line.charAt(i);
    if (character === "\\" && i + 1 < line.length) {
      words += line.charAt(i + 1);
      i += 2;
    } else if (character === "`") {
      const fence = /^`+/.exec(line.slice(i))?.[0] ?? character;
      const close = closing(line, i + fence.length, fence.length);
      words += close < 0 ? fence : line.slice(i + fence.length, close).replace(/^ (.*) $/, "$1");
      i = close < 0 ? i + fence.length : close + fence.length;
    } else if (line.startsWith("**", i) || line.startsWith("~~", i)) {
      i += 2;
    } else if (line.startsWith("<http", i) && line.includes(">", i)) {
      const close = line.indexOf(">", i);
      words += line.slice(i + 1, close);
      i = close + 1;
    } else {
      words += character;
      i++;
    }
  }
  return words;
}

/** Where a run of exactly so many backticks begins, -1 where none does. */
function closing(line: string, from: number, length: number): number {
  for (const { 0: run, index } of line.matchAll(/`+/g)) {
    if (index >= from && run.length === length) return index;
  }
  return -1;
}
