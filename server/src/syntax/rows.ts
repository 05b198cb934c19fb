import { type Kind, Kind as Kinds, STRIDE } from "./marks.ts";

/**
 * Rows while they are being found. A row is opened where a bracket opens, so that rows stand in the order of
 * their start, and becomes a mark only when it is given a kind; the others are dropped at the end.
 */
export class Rows {
  private rows = new Int32Array(64 * STRIDE);
  private count = 0;

  /** Reserves a row that starts at `start` and returns its number. */
  open(start: number): number {
    if ((this.count + 1) * STRIDE > this.rows.length) {
      const larger = new Int32Array(this.rows.length * 2);
      larger.set(this.rows);
      this.rows = larger;
    }
    const at = this.count * STRIDE;
    this.rows[at] = 0;
    this.rows[at + 1] = start;
    return this.count++;
  }

  /** Makes the reserved row a mark of `kind` that ends at `end`; a span that it lacks is -1, -1. */
  close(row: number, kind: Kind, end: number, a = -1, b = -1, c = -1, d = -1): void {
    const at = row * STRIDE;
    const rows = this.rows;
    rows[at] = kind;
    rows[at + 2] = end;
    rows[at + 3] = a;
    rows[at + 4] = b;
    rows[at + 5] = c;
    rows[at + 6] = d;
  }

  /** Moves a reserved row's start back over a sign that belongs to it and that no other row covers. */
  startAt(row: number, start: number): void {
    this.rows[row * STRIDE + 1] = start;
  }

  /** Ends a mark, and what it holds first, at `end` instead of further on. */
  endAt(row: number, end: number): void {
    const at = row * STRIDE;
    this.rows[at + 2] = end;
    this.rows[at + 4] = Math.min(this.rows[at + 4] as number, end);
  }

  /** A whole row at once. */
  add(kind: Kind, start: number, end: number, a = -1, b = -1, c = -1, d = -1): void {
    this.close(this.open(start), kind, end, a, b, c, d);
  }

  /**
   * The rows that are marks, in order, with their parents. `defined(text span)` says whether a reference's label
   * is defined; references to labels that are not are dropped.
   */
  finish(defined: (kind: Kind, start: number, end: number) => boolean): { rows: Int32Array; count: number } {
    const { rows } = this;
    let count = 0;
    const stack: number[] = [];
    for (let from = 0; from < this.count * STRIDE; from += STRIDE) {
      const kind = rows[from] as number;
      if (kind === 0) continue;
      const label = kind === Kinds.ReferenceLink ? 5 : 3;
      const reference = kind === Kinds.ReferenceLink || kind === Kinds.Footnote;
      if (reference && !defined(kind as Kind, rows[from + label] as number, rows[from + label + 1] as number))
        continue;
      const to = count * STRIDE;
      rows.copyWithin(to, from, from + STRIDE);
      while (stack.length > 0 && endOf(rows, stack) <= (rows[to + 1] as number)) stack.pop();
      rows[to + 7] = stack.at(-1) ?? -1;
      stack.push(count++);
    }
    return { rows: rows.slice(0, count * STRIDE), count };
  }
}

function endOf(rows: Int32Array, stack: readonly number[]): number {
  return rows[(stack.at(-1) as number) * STRIDE + 2] as number;
}
