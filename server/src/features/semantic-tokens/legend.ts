import { roleOfKind } from "../../corpus/shown.ts";
import type { SymbolKind } from "../../model/vocabulary.ts";

/**
 * What a token is: the kind of thing that it names (`mention` where that is unknown), the words of a claim or a quote, a
 * date, a title put to somebody. Clients learn types by their place in this table. An event is a `happening`, because
 * `event` is a type of program code, to which themes give a colour.
 */
export const TOKEN_TYPES = [
  "person",
  "organisation",
  "state",
  "place",
  "agreement",
  "happening",
  "concept",
  "source",
  "mention",
  "claim",
  "quote",
  "date",
  "role",
] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];

/** The type of what names something of a kind. */
export function typeOfKind(kind: SymbolKind): TokenType {
  const role = roleOfKind(kind);
  return role === "event" ? "happening" : role;
}

/**
 * What a token is besides: the place that defines; a name or key that means nothing or several things; a claim without a
 * source; a claim that is quarrelled over; a claim, or a name of something, that was superseded, withdrawn or ended; a name
 * without a mark.
 */
export const TOKEN_MODIFIERS = [
  "definition",
  "unresolved",
  "unsourced",
  "disputed",
  "stale",
  "implicit",
] as const;

export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** Words on one line (UTF-16 offsets) and what they are. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}
