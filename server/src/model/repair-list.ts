import { attributesEnd, writeValue } from "../syntax/attributes.ts";
import { CLAIM_ATTRIBUTES } from "./attributes.ts";
import { parseDate } from "./date.ts";
import { fieldOf } from "./vocabulary.ts";

/** A part of a list: a class or an id, a pair with a value in quotation marks, a pair without, or a word that is none. */
const PART =
  /\s*(?:([.#][^\s"{}]+|[\w-]+="(?:[^"\\]|\\.)*")|([\w-]+)=([^\s"{}]*)|([^\s"{}=.#][^\s"{}=]*))\s*/y;

/** A pair whose value stands without quotation marks, with the words that follow it. */
interface Pair {
  readonly key: string;
  readonly words: string[];
}

/**
 * An attribute list that cannot be read (with both braces) as it was likely meant: words that follow a pair belong to its
 * value, which is written in quotation marks, or as EDTF where it is a date. No reading, one, or two where day and month
 * may be either way round. What cannot be read otherwise has none.
 */
export function repairedLists(list: string): readonly string[] {
  const parts = partsOf(list);
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
  return at === list.length - 1 ? parts : undefined;
}

function pairText({ key, words }: Pair, reading: number): string {
  const value = words.join(" ");
  const date = fieldOf(CLAIM_ATTRIBUTES, key)?.type === "date" ? parseDate(value) : undefined;
  const readings = date?.kind === "error" ? (date.readings ?? [date.suggestion]) : [];
  return `${key}=${writeValue(readings[reading] ?? readings[0] ?? value)}`;
}
