import { type Span, span, trimmed } from "../text/span.ts";
import { plainText } from "./latex.ts";

/** The names in a list of people as BibTeX writes it, divided by `and` outside braces: spans into `latex`, without empty ones. */
export function splitNames(latex: string): readonly Span[] {
  const names: Span[] = [];
  let from = 0;
  const add = (end: number): void => {
    const name = trimmed(latex, span(from, end));
    if (name.end > name.start) names.push(name);
  };
  eachOutside(latex, (at) => {
    if (!isBlank(latex, at) || !AND.test(latex.slice(at + 1, at + 5))) return;
    add(at);
    // The blank behind it may also stand before the next `and`.
    from = at + 4;
  });
  add(latex.length);
  return names;
}

/**
 * One name of such a list as people write it, the given name first (BibTeX's `First von Last`, `von Last, First` and
 * `von Last, Jr, First`, BibLaTeX's `family=…, given=…`); a name in braces as it is. Empty for `others`.
 */
export function nameText(latex: string): string {
  if (latex === "others") return "";
  const parts = commaParts(latex);
  const named = parts.map((part) => NAMED.exec(part.trim()));
  if (named.every((match) => match !== null)) {
    const value = (key: string): string => {
      const match = named.find((part) => part?.[1]?.toLowerCase() === key);
      return plainText((match?.input.slice(match[0].length) ?? "").replace(/^"|"$/g, ""));
    };
    return joined(["given", "prefix", "family", "suffix"].map(value));
  }
  const [first = "", second, ...rest] = parts.map(plainText);
  if (second === undefined) return first;
  return rest.length === 0 ? joined([second, first]) : joined([...rest, first, second]);
}

const AND = /^and\s$/i;
const NAMED = /^"?(family|given|prefix|suffix)(?:-i)?\s*=\s*/i;

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}

function commaParts(latex: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  eachOutside(latex, (at) => {
    if (latex.charCodeAt(at) !== 44) return;
    parts.push(latex.slice(from, at));
    from = at + 1;
  });
  parts.push(latex.slice(from));
  return parts;
}

/** Calls `visit` with each offset outside braces. */
function eachOutside(latex: string, visit: (at: number) => void): void {
  let depth = 0;
  for (let at = 0; at < latex.length; at++) {
    const code = latex.charCodeAt(at);
    if (code === 123) depth++;
    else if (code === 125) depth = Math.max(0, depth - 1);
    else if (depth === 0) visit(at);
  }
}

function isBlank(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}
