import type { Field } from "../../model/vocabulary.ts";
import { code, paragraphs, some } from "./text.ts";

/**
 * The card of a field or an attribute: what it is for, and the words that it may hold, before them those that attested.yaml
 * gives. `says` is Markdown of our own.
 */
export function fieldCard(key: string, field: Field, words: readonly string[] = []): string {
  const list = (heading: string, all: readonly string[]): string =>
    all.length === 0 ? "" : `${heading}: ${some(all.map((word) => code(word)))}.`;
  const usual = [...new Set([...words, ...(field.usual ?? [])])];
  return paragraphs(`${code(key)} — ${field.says}`, list("One of", field.words ?? []), list("Often", usual));
}
