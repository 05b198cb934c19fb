import type { TextEdit } from "../../model/facts.ts";
import type { SymbolKind } from "../../model/vocabulary.ts";
import { fold } from "../../text/fold.ts";
import { type Span, span } from "../../text/span.ts";
import { bestMatch, type Findable, findable, isEqual, isScattered, type Match } from "./rank.ts";

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
  | "date"
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
  /** The definition, claim or heading of that file that the item stands for: its card is made when the item is looked at. */
  readonly path?: string;
  readonly id?: string;
  /** One sentence on a word of the notation. */
  readonly says?: string;
  /** Whether it is what was typed, where an editor's own items may be that too. */
  readonly preselect?: boolean;
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
  /** The same as they are compared, where that is known. */
  readonly found?: Findable;
  /** Which of them are other names, of what sort: the item says so when one of them is why it is found. */
  readonly otherNames?: ReadonlyMap<string, "alias" | "weak alias">;
  /** What speaks for it beside its match (rank.ts). */
  readonly weight?: number;
  /** Whether it stands behind what others offer, but for what is the editor's own, unless it is what was typed. */
  readonly last?: boolean;
}

/** What was typed and what may stand there. */
export interface Completions {
  readonly typed: Typed;
  readonly proposals: readonly Proposal[];
  /** What the proposals are compared with, where that is not what was typed. */
  readonly search?: string;
  /** Whether there may be others once more is typed. */
  readonly more?: boolean;
}

/** A word that may be written, with what it means. */
export function word(text: string, detail = "", also: readonly string[] = []): Proposal {
  return { label: text, detail, kind: "word", text, spellings: [text, ...also] };
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

/** Sorts items behind those of others, and before the snippets that come with VS Code, whose texts begin with “z-”. */
const LAST = "z!";

/** The proposals that match what was typed, best first (rank.ts), in their own order where they score alike. */
export function listOf({ typed, proposals, search, more = false }: Completions): CompletionList {
  // An edit may not cross a line end (LSP 3.17, CompletionItem.textEdit).
  if (/[\r\n]/.test(typed.prefix)) return NOTHING;
  const wanted = fold(search ?? typed.prefix);
  const found = proposals
    .flatMap((proposal) => {
      const { spellings, found: known, weight = 0, kind } = proposal;
      const matched = bestMatch(wanted, known ?? findable(spellings));
      // The letters of a date stand in many others.
      return matched === undefined || (kind === "date" && wanted !== "" && isScattered(matched))
        ? []
        : [{ proposal, matched, score: matched.score + weight }];
    })
    .sort((a, b) => b.score - a.score);
  let isIncomplete = more || found.length > MOST_ITEMS;
  const items = found.slice(0, MOST_ITEMS).map(({ proposal, matched }, i): CompletionItem => {
    const { text, spellings, last, otherNames, weight: _weight, found: _found, ...shown } = proposal;
    // Folded first, so that editors, which weigh letter case, see alike what matches alike.
    const words = [...new Set([fold(matched.spelling), matched.spelling, ...spellings])].join(" ");
    const literal = holds(words, typed.prefix);
    isIncomplete ||= !literal;
    const isLast = last === true && !isEqual(matched);
    return {
      ...shown,
      detail: wanted === "" ? shown.detail : because(shown.detail, matched, otherNames),
      filterText: literal ? words : `${typed.prefix} ${words}`,
      sortText: `${isLast ? LAST : ""}${String(i).padStart(3, "0")}`,
      ...(last === true && !isLast ? { preselect: true } : {}),
      edit: { span: typed.span, text: shown.snippet === undefined ? typed.write(text) : text },
    };
  });
  return { items, isIncomplete };
}

/** The detail, with the other name by which it is found: the label does not show it. */
function because(detail: string, { spelling }: Match, names: Proposal["otherNames"]): string {
  const sort = names?.get(spelling);
  return sort === undefined ? detail : `${detail} · ${sort} “${spelling}”`;
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
