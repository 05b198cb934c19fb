import type { TextEdit } from "../../model/facts.ts";
import type { SymbolKind } from "../../model/vocabulary.ts";
import { writeValue } from "../../syntax/attributes.ts";
import { fold } from "../../text/fold.ts";
import { type Wanted, wantedOf } from "../../text/match.ts";
import { type Span, span } from "../../text/span.ts";
import { bestMatch, type Findable, findable, isEqual, isScattered, type Match } from "./rank.ts";
import { snippetText, type Template } from "./template.ts";

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
  | "new"
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
  /** What is changed directly around it on the same line, in the text as it is before the edit. */
  readonly besides?: readonly TextEdit[];
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
  /** Whether quotation marks directly around the span go, which nobody typed, where a text needs none. */
  readonly unquotes?: boolean;
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
  /** Whether the text is only an example, over which people are to type. */
  readonly typedOver?: boolean;
}

/** What was typed and what may stand there. */
export interface Completions {
  readonly typed: Typed;
  readonly proposals: readonly Proposal[];
  /** What the proposals are compared with, where that is not what was typed. */
  readonly search?: string;
  /** What is offered behind them where none of them holds, letter by letter, what was typed. */
  readonly otherwise?: readonly Proposal[];
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
export function listOf({ typed, proposals, search, otherwise, more = false }: Completions): CompletionList {
  // An edit may not cross a line end (LSP 3.17, CompletionItem.textEdit).
  if (/[\r\n]/.test(typed.prefix)) return NOTHING;
  const wanted = wantedOf(fold(search ?? typed.prefix));
  const matches = matchesOf(proposals, wanted);
  const isFound = matches.some(({ matched }) => wanted.text === "" || !isScattered(matched));
  const found = isFound ? matches : [...matches, ...matchesOf(otherwise ?? [], wanted)];
  let isIncomplete = more || found.length > MOST_ITEMS;
  const items = found.slice(0, MOST_ITEMS).map(({ proposal, matched }, i): CompletionItem => {
    const {
      text,
      spellings,
      last,
      typedOver,
      otherNames,
      weight: _weight,
      found: _found,
      ...shown
    } = proposal;
    // Folded first, so that editors, which weigh letter case, see alike what matches alike.
    const all = [...new Set([fold(matched.spelling), matched.spelling, ...spellings])];
    // A space ends a class or a key; an editor that found one in the words would go on listing it.
    const words = all.join(shown.kind === "class" || shown.kind === "attribute" ? "," : " ");
    const literal = holds(words, typed.prefix);
    isIncomplete ||= !literal;
    // What stands behind what others offer may not seem to be what was typed.
    const isBehind = last === true;
    const isLast = isBehind && !isEqual(matched);
    const isBare = typed.unquotes === true && shown.snippet === undefined && writeValue(text) === text;
    const inserted = shown.snippet === undefined && !isBare ? typed.write(text) : text;
    return {
      ...shown,
      detail: wanted.text === "" ? shown.detail : because(shown.detail, matched, otherNames),
      // Where the editor asks again as more is typed, all begin with what was typed, so that it keeps their order.
      filterText: literal && (!more || isBehind || typed.prefix === "") ? words : `${typed.prefix} ${words}`,
      sortText: `${isLast ? LAST : ""}${String(i).padStart(3, "0")}`,
      ...(isBehind && !isLast ? { preselect: true } : {}),
      ...(typedOver === true ? { snippet: snippetText(around(inserted, text)) } : {}),
      edit: { span: typed.span, text: inserted },
      ...(isBare ? { besides: quotesAround(typed.span) } : {}),
    };
  });
  return { items, isIncomplete };
}

/** The proposals that match folded text, best first. */
function matchesOf(proposals: readonly Proposal[], wanted: Wanted) {
  return proposals
    .flatMap((proposal) => {
      const { spellings, found: known, weight = 0, kind } = proposal;
      const matched = bestMatch(wanted, known ?? findable(spellings));
      // The letters of a date stand in many others.
      return matched === undefined || (kind === "date" && wanted.text !== "" && isScattered(matched))
        ? []
        : [{ proposal, matched, score: matched.score + weight }];
    })
    .sort((a, b) => b.score - a.score);
}

/** The removal of the quotation marks around a span: apart from it, because a snippet's place is what stands in them. */
function quotesAround({ start, end }: Span): readonly TextEdit[] {
  return [
    { span: span(start - 1, start), text: "" },
    { span: span(end, end + 1), text: "" },
  ];
}

/** What is written, with a place to be filled in where the text stands. */
function around(all: string, text: string): Template {
  const at = all.indexOf(text);
  return at < 0 ? [all] : [all.slice(0, at), { text }, all.slice(at + text.length)];
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
