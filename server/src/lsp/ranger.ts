import type { Range } from "vscode-languageserver";
import type { Facts } from "../model/facts.ts";
import { lineAt } from "../text/lines.ts";
import type { Span } from "../text/span.ts";
import { unitTable } from "../text/unit-table.ts";
import type { Encoding, Position } from "../text/units.ts";

/** Turns spans of one text (UTF-16 offsets) into protocol ranges and positions. */
export interface Ranger {
  range(span: Span): Range;
  position(offset: number): Position;
  /** The columns of an offset and a later one on the same line differ by so much. */
  units(start: number, end: number): number;
}

/** The ranger of an open file: for answers with many ranges, each of which costs no pass over the text, however long lines are. */
export function rangerOf(text: string, facts: Facts, encoding: Encoding): Ranger {
  const lines = { text, starts: facts.lineStarts };
  const table = encoding === "utf-16" || facts.ascii ? undefined : { encoding, ...unitTable(text) };
  const units = (start: number, end: number): number =>
    table === undefined ? end - start : table.between(start, end, table.encoding);
  const position = (offset: number): Position => {
    const line = lineAt(lines, offset);
    return { line, character: units(lines.starts[line] ?? 0, offset) };
  };
  return { position, units, range: ({ start, end }) => ({ start: position(start), end: position(end) }) };
}
