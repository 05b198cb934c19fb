import { match } from "../../corpus/search.ts";
import type { TextEdit } from "../../model/facts.ts";
import type { SymbolKind } from "../../model/vocabulary.ts";
import { fold } from "../../text/fold.ts";
import { type Span, span } from "../../text/span.ts";

/** What an item is: something defined, a part of a file, a name of something, or a word of the notation. */
export type CompletionKind =
  | SymbolKind
  | "claim"
  | "heading"
  | "name"
  | "class"
  | "attribute"
  | "field"
  | "property"
  | "snippet"
  | "word";

/** One line of the list that an editor shows (LSP 3.17, CompletionItem). */
export interface CompletionItem {
  readonly label: string;
  readonly detail: string;
  readonly kind: CompletionKind;
  /** What the editor compares with the text under `edit.span` before the cursor. */
  readonly filterText: string;
  /** Sorts the items as they are listed. */
  readonly sortText: string;
  /** Replaces what was typed and what of it stands behind the cursor; on one line, around the cursor. */
  readonly edit: TextEdit;
  /** The edit's text with places to be filled in (LSP 3.17, snippet syntax), for editors that can. */
  readonly snippet?: string;
  /** The definition, or the claim of that file, that the item stands for: its card is made when the item is looked at. */
  readonly path?: string;
  readonly id?: string;
  /** One sentence on a word of the notation. */
  readonly says?: string;
  /** Whether more is to be completed behind it, so that the editor may ask again at once. */
  readonly continues?: boolean;
}

export interface CompletionList {
  readonly items: readonly CompletionItem[];
  /** Whether the editor must ask again as more is typed, because not all is listed. */
  readonly isIncomplete: boolean;
}

/** What was typed: the part of a line that an item replaces, and how an item's text is written there. */
export interface Typed {
  readonly span: Span;
  /** The text from the span's start to the cursor. */
  readonly prefix: string;
  /** Closes and quotes a text as its place needs. */
  write(text: string): string;
}

/** What may be inserted, before it is compared with what was typed. */
export interface Proposal
  extends Pick<
    CompletionItem,
    "label" | "detail" | "kind" | "path" | "id" | "says" | "continues" | "snippet"
  > {
  readonly text: string;
  /** The words under which it is found. */
  readonly spellings: readonly string[];
  /** Whether it stands behind whatever else an editor lists. */
  readonly last?: boolean;
}

/** What was typed and what may stand there. */
export interface Completions {
  readonly typed: Typed;
  readonly proposals: readonly Proposal[];
  /** Whether there may be others once more is typed. */
  readonly more?: boolean;
}

/** How many items a list holds. */
export const MOST_ITEMS = 100;

export const NOTHING: CompletionList = { items: [], isIncomplete: false };

/** What was typed behind the first `from` characters of it, when only the rest is to be replaced. */
export function typedFrom(typed: Typed, from: number): Typed {
  return {
    ...typed,
    span: span(typed.span.start + from, typed.span.end),
    prefix: typed.prefix.slice(from),
  };
}

/** The proposals that match what was typed, best first, in their own order where they match alike. */
export function listOf({ typed, proposals, more = false }: Completions): CompletionList {
  // An edit may not cross a line end (LSP 3.17, CompletionItem.textEdit).
  if (/[\r\n]/.test(typed.prefix)) return NOTHING;
  const wanted = fold(typed.prefix);
  const found = proposals
    .map((proposal) => ({ proposal, ...best(wanted, proposal.spellings) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  let isIncomplete = more || found.length > MOST_ITEMS;
  const items = found.slice(0, MOST_ITEMS).map(({ proposal, spelling }, i): CompletionItem => {
    const { text, spellings, last, ...shown } = proposal;
    const words = [...new Set([spelling, ...spellings])].join(" ");
    const literal = holds(words, typed.prefix);
    isIncomplete ||= !literal;
    return {
      ...shown,
      filterText: literal ? words : `${typed.prefix} ${words}`,
      sortText: `${last === true ? "~" : ""}${String(i).padStart(3, "0")}`,
      edit: { span: typed.span, text: shown.snippet === undefined ? typed.write(text) : text },
    };
  });
  return { items, isIncomplete };
}

/** The spelling that matches best; the editor looks only at the beginning of a long filter text. */
function best(wanted: string, spellings: readonly string[]): { score: number; spelling: string } {
  let found = { score: 0, spelling: "" };
  for (const spelling of spellings) {
    const score = match(wanted, fold(spelling));
    if (score > found.score) found = { score, spelling };
  }
  return found;
}

/** Whether an editor that folds letter case, but no diacritics, finds the typed letters in the words in order. */
function holds(words: string, typed: string): boolean {
  const text = words.toLowerCase();
  let from = 0;
  for (const letter of typed.toLowerCase()) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}
