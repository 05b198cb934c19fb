import assert from "node:assert/strict";
import fc from "fast-check";
import { firstWhere } from "../../server/src/text/halving.ts";

describe("halving", () => {
  it("finds the first number of which something holds, or how many there are", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40)), fc.nat(40), (numbers, least) => {
        const sorted = numbers.sort((a, b) => a - b);
        const found = sorted.findIndex((number) => number >= least);
        assert.equal(
          firstWhere(sorted.length, (i) => (sorted[i] ?? 0) >= least),
          found < 0 ? sorted.length : found,
        );
      }),
    );
  });
});
