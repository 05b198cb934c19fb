import type { Pair } from "../syntax/attributes.ts";
import type { Mapping, Tree } from "../syntax/tree.ts";
import { entryOf } from "../syntax/tree.ts";
import { type Span, span, trimmed } from "../text/span.ts";

/** One value of an attribute or a field: its text and where it stands. */
export interface Piece {
  readonly text: string;
  readonly span: Span;
}

/** The parts between semicolons of the text under a span, without white space around them; empty ones are left out. */
function split(text: string, at: Span): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = at.start;
  for (let i = at.start; i <= at.end; i++) {
    if (i < at.end && text.charCodeAt(i) !== 59) continue;
    const part = trimmed(text, span(from, i));
    if (part.end > part.start) pieces.push({ text: text.slice(part.start, part.end), span: part });
    from = i + 1;
  }
  return pieces;
}

/** The values of an attribute in the text; only a list's are divided at semicolons. */
export function piecesOfPair(text: string, pair: Pair, list: boolean): readonly Piece[] {
  if (list) return split(text, pair.valueSpan);
  return pair.value.trim() === "" ? [] : [{ text: pair.value.trim(), span: pair.valueSpan }];
}

/** The scalar values of a field in front matter: of a list each item, of a text for a list the parts between semicolons. */
export function piecesOfTree(text: string, tree: Tree | undefined, list: boolean): readonly Piece[] {
  if (tree === undefined || tree.type === "mapping") return [];
  if (tree.type === "list") return tree.items.flatMap((item) => piecesOfTree(text, item, false));
  if (list && tree.verbatim) return split(text, tree.inner);
  return tree.text.trim() === "" ? [] : [{ text: tree.text.trim(), span: tree.inner }];
}

/** A value that stands with the sources that say so: `{value, source, evidence, note}`. */
export interface Stated {
  readonly value: Tree | undefined;
  /** The mapping around it when there is one. */
  readonly wrapper: Mapping | undefined;
}

/** The values of a field, each with the mapping that gives its sources, if one does. */
export function statedValues(tree: Tree | undefined): readonly Stated[] {
  if (tree === undefined) return [];
  if (tree.type === "list") return tree.items.flatMap((item) => statedValues(item));
  if (tree.type === "mapping") {
    const value = entryOf(tree, "value");
    if (value !== undefined) return [{ value: value.value, wrapper: tree }];
  }
  return [{ value: tree, wrapper: undefined }];
}
