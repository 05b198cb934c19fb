/** Signs of double quotation marks, and the single ones that stand for them inside of others. */
const WITHIN: ReadonlyMap<string, string> = new Map([
  ["“", "‘"],
  ["”", "’"],
  ["„", "‚"],
  ['"', "'"],
]);

/** The longest words in the title of a list or above a tree (UTF-16 units). */
const LONGEST_NAME = 40;

/**
 * Words in quotation marks, whose own become single ones; what is one quotation as a whole keeps its own and gets no others.
 * Words longer than `longest` (UTF-16 units) are cut, at a space where one stands near; half a pair of surrogates is not
 * shown.
 */
export function quoted(words: string, longest = Number.POSITIVE_INFINITY): string {
  const own = /^“([^“”]*)”$/.exec(words)?.[1];
  const inner = clip(own ?? words, longest);
  return `“${inner.replace(/[“”„"]/g, (sign) => WITHIN.get(sign) ?? sign)}”`;
}

/** A name in quotation marks, cut so that what is said of it stands in what is seen of a title. */
export function quotedName(name: string): string {
  return quoted(name, LONGEST_NAME);
}

/** Words on one line, cut behind `longest` UTF-16 units at the latest. */
export function clip(words: string, longest: number): string {
  const line = words
    .slice(0, 4 * longest)
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= longest) return line;
  const space = line.lastIndexOf(" ", longest - 1);
  const end = space > longest / 2 ? space : longest - 1;
  return `${line.slice(0, end).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
