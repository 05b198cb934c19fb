import { type Lines, lineAt, linesOf } from "../text/lines.ts";
import type { Span } from "../text/span.ts";
import { type UnitTable, unitTable } from "../text/unit-table.ts";
import type { Place } from "./facts.ts";

/** Turns the spans of one text into places. */
export interface Placer {
  readonly lines: Lines;
  readonly ascii: boolean;
  place(span: Span): Place;
}

/** The placer of a text. Its cost is one pass over the text; a place costs a binary search, however long its line is. */
export function placerOf(text: string): Placer {
  const lines = linesOf(text);
  const ascii = isAscii(text);
  const units = ascii ? undefined : unitTable(text);
  return { lines, ascii, place: (span) => placeOf(lines, units, span) };
}

function placeOf(lines: Lines, units: UnitTable | undefined, { start, end }: Span): Place {
  const line = lineAt(lines, start);
  const from = lines.starts[line] ?? 0;
  const endLine = lineAt(lines, end);
  const to = lines.starts[endLine] ?? 0;
  const place = { start, end, line, column: start - from, endLine, endColumn: end - to };
  if (units === undefined) return place;
  const columns = (encoding: "utf-8" | "utf-32"): [number, number] => [
    units.between(from, start, encoding),
    units.between(to, end, encoding),
  ];
  const utf8 = columns("utf-8");
  // A line takes one byte a unit where it is ASCII, and nowhere else.
  if (utf8[0] === place.column && utf8[1] === place.endColumn) return place;
  return { ...place, utf8, utf32: columns("utf-32") };
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
