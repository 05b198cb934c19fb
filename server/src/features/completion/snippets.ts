import type { Lowered } from "../../model/lower.ts";
import { scalarOf } from "../../syntax/tree.ts";
import { span } from "../../text/span.ts";
import type { Completions, Proposal } from "./item.ts";
import { type Prose, wordBefore } from "./prose.ts";
import { plainText, snippetText, type Template } from "./template.ts";

/** What stands where a date is still to be written. */
export const DATE = "YYYY-MM-DD";

/** Whether too little of a word is typed to offer what begins with it: too many words do. */
export function isEarly(word: string): boolean {
  return word.length === 1;
}

/** The marks that may be begun in prose, where the cursor is at a word's start or behind the first letters of their names. */
export function snippets({ marks, facts }: Lowered, prose: Prose): Completions | undefined {
  const word = wordBefore(marks, prose);
  if (word === undefined) return undefined;
  const end = prose.start + prose.text.length;
  const typed = { span: span(end - word.length, end), prefix: word, write: (text: string) => text };
  const all = markTemplates(scalarOf(facts.data, "published")?.text).map(markProposal);
  const proposals = all.filter(({ label }) => label.startsWith(word.toLowerCase()));
  return isEarly(word) ? { typed, proposals: [], more: proposals.length > 0 } : { typed, proposals };
}

/** A template under its name, with a sentence on it. */
type Named = readonly [name: string, says: string, template: Template];

const KEY = { text: "key" };
const WHO = { text: "who" };
const WORDS = { text: "words", selected: true };

function markTemplates(published: string | undefined): readonly Named[] {
  const day = { text: /^\d{4}-\d\d-\d\d$/.test(published ?? "") ? (published ?? "") : DATE };
  const spoken = { text: "“words”", selected: true };
  return [
    ["claim", "A statement that must say where it comes from.", ["[", WORDS, "]{.claim} [@", KEY, "]"]],
    [
      "quote",
      "Words taken as they were spoken or written.",
      ["[", spoken, "]{.quote by=", WHO, "} [@", KEY, "]"],
    ],
    [
      "mention",
      "Something that is defined, by its name or its id.",
      ["[[", { text: "name", selected: true }, "]]"],
    ],
    ["date", "Words that mean a date.", ["[", WORDS, "]{.date on=", day, "}"]],
  ];
}

function markProposal([name, says, template]: Named): Proposal {
  const text = plainText(template);
  const snippet = snippetText(template);
  return { label: name, detail: text, kind: "snippet", text, snippet, spellings: [name], says, last: true };
}
