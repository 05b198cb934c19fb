import { type Encoding, unitsBetween } from "./units.ts";

/** How much of a text is counted once and for all (UTF-16 units, a power of two). */
const BLOCK = 128;

/** Counts the units of parts of one text, however long its lines are. */
export interface UnitTable {
  /** As `unitsBetween`, in time that does not depend on how long the part is; `start` is not inside a character. */
  between(start: number, end: number, encoding: "utf-8" | "utf-32"): number;
}

/** The table of a text. It is made in one pass over the text, when a part is first counted that is longer than a block. */
export function unitTable(text: string): UnitTable {
  const totals = new Map<Encoding, Float64Array>();
  const totalsIn = (encoding: Encoding): Float64Array => {
    const known = totals.get(encoding) ?? countBlocks(text, encoding);
    totals.set(encoding, known);
    return known;
  };
  const until = (at: number, encoding: Encoding): number => {
    const block = Math.floor(at / BLOCK);
    return (totalsIn(encoding)[block] ?? 0) + unitsBetween(text, firstOf(text, block), at, encoding);
  };
  return {
    between: (start, end, encoding) =>
      end - start <= BLOCK
        ? unitsBetween(text, start, end, encoding)
        : until(end, encoding) - until(start, encoding),
  };
}

/** The units before each block. */
function countBlocks(text: string, encoding: Encoding): Float64Array {
  const totals = new Float64Array(Math.floor(text.length / BLOCK) + 1);
  for (let block = 1; block < totals.length; block++) {
    const before = totals[block - 1] ?? 0;
    totals[block] = before + unitsBetween(text, firstOf(text, block - 1), firstOf(text, block), encoding);
  }
  return totals;
}

/** Where the first character begins in a block: one that reaches into it belongs to the block before. */
function firstOf(text: string, block: number): number {
  const at = block * BLOCK;
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff ? at + 1 : at;
}
