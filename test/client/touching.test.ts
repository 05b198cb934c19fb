import assert from "node:assert/strict";
import fc from "fast-check";
import { type Lines, touching } from "../../client/src/appearance/touching.ts";

const lines = (first: number, last: number): Lines => ({ start: { line: first }, end: { line: last } });

/** Parts that follow one another: each begins where the one before ended, or later. */
const PARTS = fc.array(fc.tuple(fc.nat(2), fc.nat(2))).map((steps) => {
  let line = 0;
  return steps.map(([gap, length]) => {
    const first = line + gap;
    line = first + length;
    return lines(first, line);
  });
});
const SELECTIONS = fc.array(
  fc.tuple(fc.nat(40), fc.nat(5)).map(([first, more]) => lines(first, first + more)),
);

describe("the parts that touch a line of a selection", () => {
  it("are those on the cursor's line, and those that reach it", () => {
    const parts = [lines(1, 1), lines(3, 3), lines(3, 5), lines(5, 5), lines(6, 6)];
    assert.deepEqual(touching(parts, [lines(5, 5)]), [false, false, true, true, false]);
    assert.deepEqual(touching(parts, [lines(6, 6), lines(0, 1)]), [true, false, false, false, true]);
  });

  it("are none where nothing is selected on their lines", () => {
    assert.deepEqual(touching([lines(1, 2)], [lines(3, 3), lines(0, 0)]), [false]);
    assert.deepEqual(touching([], [lines(3, 3)]), []);
  });

  it("are those that any selection overlaps, however these stand to one another", () => {
    fc.assert(
      fc.property(PARTS, SELECTIONS, (parts, selections) => {
        const one = parts.map(({ start, end }) =>
          selections.some((s) => s.start.line <= end.line && start.line <= s.end.line),
        );
        assert.deepEqual(touching(parts, selections), one);
      }),
    );
  });
});
