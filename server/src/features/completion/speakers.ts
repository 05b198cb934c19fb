import { CLAIM_ATTRIBUTES } from "../../model/attributes.ts";
import type { Field } from "../../model/vocabulary.ts";
import { touches } from "../../text/span.ts";
import type { Asking } from "./asking.ts";
import { type Proposal, word } from "./item.ts";

/** Speakers that texts leave unnamed most often. */
const USUAL: readonly string[] = ["officials", "analysts", "experts", "witnesses", "residents"];

/** Whether the field takes speakers without a name. */
export function takesSpeakers(field: Field): boolean {
  return field === CLAIM_ATTRIBUTES["by"] || field === CLAIM_ATTRIBUTES["via"];
}

/** Speakers without a name, which are kept as words: those of this file, then those that are usual. */
export function unnamedSpeakers({ document, offset }: Asking): readonly Proposal[] {
  const used = document.facts.claims.flatMap(({ attributes }) =>
    attributes
      .filter(({ key, place }) => (key === "by" || key === "via") && !touches(place, offset))
      .flatMap(({ value }) => value.split(";").map((part) => part.trim()))
      .filter((part) => part.startsWith("?") && part.length > 1)
      .map((part) => part.slice(1).trim()),
  );
  return [...new Set([...used, ...USUAL])].map(unnamed);
}

/** The words that were typed as a speaker without a name, unless they begin like somebody's name. */
export function unnamedAsTyped(typed: string): Proposal | undefined {
  const words = typed.replace(/^\?/, "").trim();
  const isName = !typed.startsWith("?") && /^[^\p{Ll}\p{Lo}\p{N}]/u.test(words);
  return words === "" || isName ? undefined : { ...unnamed(words), spellings: [typed] };
}

function unnamed(words: string): Proposal {
  return word(`?${words}`, "a speaker without a name", [words]);
}
