import assert from "node:assert/strict";
import fc from "fast-check";
import { distance, lettersIn, mayBeNear } from "../../server/src/text/nearest.ts";

describe("letters", () => {
  it("rule out no text that is near", () => {
    const word = fc.string({
      unit: fc.constantFrom("a", "b", "é", "河", "-", " ", "z", "\ud83d"),
      maxLength: 8,
    });
    fc.assert(
      fc.property(word, word, fc.constantFrom(1, 2), (a, b, limit) => {
        if (distance(a, b, limit) <= limit) assert.ok(mayBeNear(lettersIn(a), lettersIn(b), limit));
      }),
      { numRuns: 3000 },
    );
  });

  it("rule out texts of other letters", () => {
    assert.equal(mayBeNear(lettersIn("hanoi"), lettersIn("xylem"), 2), false);
  });
});
