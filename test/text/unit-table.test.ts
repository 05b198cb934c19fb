import assert from "node:assert/strict";
import fc from "fast-check";
import { unitTable } from "../../server/src/text/unit-table.ts";
import { unitsBetween } from "../../server/src/text/units.ts";

describe("The table of units", () => {
  it("counts as a count from the start does", () => {
    const pieces = fc.constantFrom("a", "é", "ữ", "😀", "\ud800", "\udc00");
    const texts = fc.array(pieces, { maxLength: 600, size: "max" }).map((parts) => parts.join("").repeat(3));
    fc.assert(
      fc.property(texts, fc.double({ min: 0, max: 1, noNaN: true }), (text, where) => {
        const table = unitTable(text);
        const end = Math.floor(where * text.length);
        for (const encoding of ["utf-8", "utf-32"] as const)
          assert.equal(table.between(0, end, encoding), unitsBetween(text, 0, end, encoding));
      }),
    );
  });

  it("counts between any two characters", () => {
    const text = "aé😀ữ".repeat(1000);
    const table = unitTable(text);
    for (const [start, end] of [
      [0, 5],
      [5, 4995],
      [130, 131],
      [630, 4000],
    ] as const)
      for (const encoding of ["utf-8", "utf-32"] as const)
        assert.equal(table.between(start, end, encoding), unitsBetween(text, start, end, encoding));
  });
});
