import type { Definition } from "../../model/facts.ts";
import { fieldTexts, plainWord } from "./values.ts";

/** What a definition is, in words, with the sort that it gives itself: “agreement (memorandum of understanding)”. */
export function kindWords(definition: Definition): string {
  const key = definition.kind === "source" ? "tier" : "kind";
  const [sort] = fieldTexts(definition, key);
  return sort === undefined ? definition.kind : `${definition.kind} (${plainWord(sort)})`;
}
