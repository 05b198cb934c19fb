import { type Location, SymbolKind as LspSymbolKind, type Range } from "vscode-languageserver";
import type { Level } from "../model/config.ts";
import type { Facts, Place } from "../model/facts.ts";
import type { SymbolKind } from "../model/vocabulary.ts";
import { type Lines, lineAt } from "../text/lines.ts";
import { type Span, span } from "../text/span.ts";
import { type Encoding, offsetAt, type Position, positionAt } from "../text/units.ts";
import type { CorpusState } from "./corpus-state.ts";

/** A place as a protocol range; needs no text. */
export function rangeOfPlace(place: Place, encoding: Encoding): Range {
  const columns = encoding === "utf-8" ? place.utf8 : encoding === "utf-32" ? place.utf32 : undefined;
  const [column, endColumn] = columns ?? [place.column, place.endColumn];
  return {
    start: { line: place.line, character: column },
    end: { line: place.endLine, character: endColumn },
  };
}

/**
 * A span as a protocol range. A place carries its columns; for any other span the line starts suffice where columns
 * count UTF-16 units or the file is ASCII; else the text is needed, and without it columns are those of UTF-16. Reads no
 * more of it than the lines of the span; for many spans of one text there is `rangerOf`.
 */
export function rangeOf(span: Span, facts: Facts, encoding: Encoding, text?: string): Range {
  if (isPlace(span)) return rangeOfPlace(span, encoding);
  const lines = { text: text ?? "", starts: facts.lineStarts };
  if (text !== undefined && encoding !== "utf-16" && !facts.ascii)
    return { start: positionAt(lines, span.start, encoding), end: positionAt(lines, span.end, encoding) };
  const at = (offset: number): Position => {
    const line = lineAt(lines, offset);
    return { line, character: offset - (lines.starts[line] ?? 0) };
  };
  return { start: at(span.start), end: at(span.end) };
}

/** A protocol range as a span of the text of these lines; one that ends before it starts is empty at its start. */
export function spanOf({ start, end }: Range, lines: Lines, encoding: Encoding): Span {
  const from = offsetAt(lines, start, encoding);
  return span(from, Math.max(from, offsetAt(lines, end, encoding)));
}

function isPlace(span: Span): span is Place {
  return "line" in span;
}

/** A place in a file of a corpus as a protocol location. */
export function locationOf(corpus: CorpusState, path: string, place: Place, encoding: Encoding): Location {
  return { uri: corpus.uri(path), range: rangeOfPlace(place, encoding) };
}

/** The protocol's numbers for levels (DiagnosticSeverity). */
export const SEVERITY: Readonly<Record<Exclude<Level, "off">, 1 | 2 | 3 | 4>> = {
  error: 1,
  warning: 2,
  info: 3,
  hint: 4,
};

/** The protocol's symbol kinds for ours: the nearest icon that editors draw. */
export const SYMBOL_KIND: Readonly<Record<SymbolKind | "heading" | "claim" | "quote", LspSymbolKind>> = {
  person: LspSymbolKind.Variable,
  organisation: LspSymbolKind.Class,
  state: LspSymbolKind.Module,
  place: LspSymbolKind.Namespace,
  agreement: LspSymbolKind.Interface,
  event: LspSymbolKind.Event,
  concept: LspSymbolKind.Constant,
  source: LspSymbolKind.Package,
  article: LspSymbolKind.File,
  note: LspSymbolKind.File,
  heading: LspSymbolKind.String,
  claim: LspSymbolKind.Field,
  quote: LspSymbolKind.Field,
};
