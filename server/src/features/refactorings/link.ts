import type { Snapshot } from "../../corpus/catalog.ts";
import { isEntity } from "../../corpus/keys.ts";
import { means, targetOf } from "../../corpus/target-of.ts";
import type { Definition } from "../../model/facts.ts";
import { writeValue } from "../../syntax/attributes.ts";

/**
 * A mention of the definition that readers see as these words: `[[words]]` where they name it and nothing else,
 * `[[id|words]]` where they do not, and the long form where the short one cannot hold them (it stays on one line).
 */
export function mentionOf(snapshot: Snapshot, definition: Definition, words: string): string {
  const id = targetOf(snapshot, definition, { wanted: "entity" });
  const isShort = fitsMention(words) && !/[[\]|#]/.test(id);
  if (!isShort) return isEntity(definition) ? `[${words}]{.${definition.kind} ref=${writeValue(id)}}` : words;
  return meansAlone(snapshot, words, definition) ? `[[${words}]]` : `[[${id}|${words}]]`;
}

/** Whether words can stand in double brackets, as what readers see. */
function fitsMention(words: string): boolean {
  return !/[[\]|\\\r\n]/.test(words) && words === words.trim();
}

/** Whether words can stand in double brackets alone, as a mention's target. */
export function fitsTarget(words: string): boolean {
  return fitsMention(words) && words !== "" && !/#|^[@?]/.test(words);
}

/** Whether words written as a target mean the definition alone. */
export function meansAlone(snapshot: Snapshot, words: string, definition: Definition): boolean {
  return !/[#|]|^@/.test(words) && means(snapshot, words, definition, { wanted: "entity" });
}
