import { attributesEnd, writeValue } from "../../syntax/attributes.ts";
import { CLAIM_ATTRIBUTES } from "../attributes.ts";
import { parseDate } from "../date.ts";
import { fieldOf } from "../vocabulary.ts";

/** A part of a list: a class or an id, a pair with a value in quotation marks, a pair without, or a word that is none. */
const PART =
  /\s*(?:([.#][^\s"{}]+|[\w-]+="(?:[^"\\]|\\.)*")|([\w-]+)=([^\s"{}]*)|([^\s"{}=.#][^\s"{}=]*))\s*/y;

/** White space in a value whose quotation mark was not closed, read at once: behind it the list's next part does not begin. */
const SPACES = String.raw`\s+(?!\s|[\w-]+=|[.#][\w-])`;

/** As `PART`, for a list in which a quotation mark is missing: a value in quotation marks ends before the next part. */
const UNCLOSED = new RegExp(
  String.raw`\s*(?:([.#][^\s"{}]+)|([\w-]+)="((?:${SPACES}|[^\s"\\{}]|\\.)*)"?|([\w-]+)=([^\s"{}]+)"?)\s*`,
  "y",
);

/** The longest list that is repaired (UTF-16 units): nobody could read a longer one to see what was meant. */
const LONGEST = 2000;

/** A pair whose value stands without quotation marks, with the words that follow it. */
interface Pair {
  readonly key: string;
  readonly words: string[];
}

/**
 * An attribute list that cannot be read (with both braces) as it was likely meant: words that follow a pair belong to its
 * value, which is written in quotation marks, or as EDTF where it is a date; where a quotation mark is missing, it is
 * written. No reading, one, or two where day and month may be either way round. A pair without a value is left out. What
 * cannot be read otherwise has none, nor what is too long to be read by people.
 */
export function repairedLists(list: string): readonly string[] {
  if (list.length > LONGEST) return [];
  const parts = partsOf(list) ?? closedParts(list);
  if (parts === undefined) return [];
  const lists = [0, 1].map((reading) => {
    const written = parts.map((part) => (typeof part === "string" ? part : pairText(part, reading)));
    return `{${written.join(" ")}}`;
  });
  return [...new Set(lists)].filter((one) => one !== list && attributesEnd(one, 0, true) === one.length);
}

function partsOf(list: string): readonly (string | Pair)[] | undefined {
  const parts: (string | Pair)[] = [];
  let at = 1;
  while (list.charAt(at) !== "}") {
    PART.lastIndex = at;
    const [, whole, key, value = "", word] = PART.exec(list) ?? [];
    const last = parts.at(-1);
    if (whole !== undefined) parts.push(whole);
    else if (key !== undefined) parts.push({ key, words: value === "" ? [] : [value] });
    else if (word !== undefined && typeof last === "object") last.words.push(word);
    else return undefined;
    at = PART.lastIndex;
  }
  // A pair without a value says nothing.
  const said = parts.filter((part) => typeof part === "string" || part.words.length > 0);
  return at === list.length - 1 ? said : undefined;
}

/** The parts of a list with the quotation marks that are missing behind values, or before them. */
function closedParts(list: string): readonly string[] | undefined {
  const parts: string[] = [];
  let at = 1;
  while (list.charAt(at) !== "}") {
    UNCLOSED.lastIndex = at;
    const found = UNCLOSED.exec(list);
    if (found === null) return undefined;
    const [, sign, key, quoted, bareKey, bare] = found;
    if (sign !== undefined) parts.push(sign);
    else if (key !== undefined) parts.push(`${key}="${quoted?.trimEnd() ?? ""}"`);
    else parts.push(`${bareKey}=${bare}`);
    at = UNCLOSED.lastIndex;
  }
  return at === list.length - 1 ? parts : undefined;
}

function pairText({ key, words }: Pair, reading: number): string {
  const value = words.join(" ");
  const date = fieldOf(CLAIM_ATTRIBUTES, key)?.type === "date" ? parseDate(value) : undefined;
  const readings = date?.kind === "error" ? (date.readings ?? [date.suggestion]) : [];
  return `${key}=${writeValue(readings[reading] ?? readings[0] ?? value)}`;
}
