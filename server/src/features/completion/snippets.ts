import type { Lowered } from "../../model/lower.ts";
import { writeValue } from "../../syntax/attributes.ts";
import { lineEnd } from "../../text/lines.ts";
import { span } from "../../text/span.ts";
import { dateAhead } from "./date-words.ts";
import { dayOf } from "./dates.ts";
import type { Completions, Proposal } from "./item.ts";
import { type Prose, wordBefore } from "./prose.ts";
import { plainText, shownText, snippetText, type Template } from "./template.ts";

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
  const ahead = marks.text.slice(end, lineEnd(marks.text, end));
  const meant = dateAhead(ahead, facts.date === undefined ? undefined : dayOf(facts.date));
  const proposals = markTemplates(meant)
    .map(markProposal)
    .filter(({ label }) => label.startsWith(word.toLowerCase()));
  return isEarly(word) ? { typed, proposals: [], more: proposals.length > 0 } : { typed, proposals };
}

/** A mark with a sentence on it, and whether what goes to its first place is to be suggested at once. */
interface Mark {
  readonly name: string;
  readonly says: string;
  readonly template: Template;
  readonly continues?: boolean;
}

const WORDS = { text: "words" };
/** Nothing stands where a key or a name goes: what is left of a word would cite or name something. */
const KEY = { text: "", hint: "key" };
const WHO = { text: "", hint: "who" };
const NAME = { text: "", hint: "name" };

/**
 * The marks, around words that are selected or to be written. `dates` are what the words mean that stand behind the cursor:
 * they may be those that are selected, at whose beginning an editor asks.
 */
function markTemplates(dates: readonly string[]): readonly Mark[] {
  const choices = dates.map(writeValue);
  const [first] = choices;
  // Without a value the list cannot be read; an empty one is none.
  const day: Template =
    first === undefined ? ['"', { text: "", hint: "YYYY-MM-DD" }, '"'] : [{ text: first, choices }];
  return [
    {
      name: "claim",
      says: "A statement that must say where it comes from.",
      template: ["[", { unselected: [WORDS] }, "]{.claim} [@", KEY, "]"],
    },
    {
      name: "quote",
      says: "Words taken as they were spoken or written.",
      template: ["[", { unselected: ["“", WORDS, "”"] }, ']{.quote by="', WHO, '"} [@', KEY, "]"],
    },
    {
      name: "mention",
      says: "Something that is defined, by its name or its id.",
      template: ["[[", NAME, { unselected: [] }, "]]"],
      continues: true,
    },
    {
      name: "date",
      says: "Words that mean a date.",
      template: ["[", { unselected: [WORDS] }, "]{.date on=", ...day, "}"],
    },
  ];
}

function markProposal({ name, says, template, continues }: Mark): Proposal {
  return {
    ...{ label: name, detail: shownText(template), kind: "snippet", text: plainText(template) },
    ...{ snippet: snippetText(template), spellings: [name], says, last: true },
    ...(continues === true ? { continues } : {}),
  };
}
