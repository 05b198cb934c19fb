import assert from "node:assert/strict";
import fc from "fast-check";
import { editsBetween } from "../../server/src/lsp/semantic-tokens.ts";

describe("edits of semantic tokens", () => {
  it("make the numbers of before those of after, with at most one edit", () => {
    const tokens = fc.array(fc.constantFrom<number[]>([0, 1, 2, 3, 4], [0, 1, 2, 3, 5], [1, 0, 2, 3, 4]), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        const [before, after] = [a.flat(), b.flat()];
        const edits = editsBetween(before, after);
        assert.ok(edits.length <= 1);
        const result = [...before];
        for (const { start, deleteCount, data } of edits) result.splice(start, deleteCount, ...(data ?? []));
        assert.deepEqual(result, after);
        if (a.flat().join() === b.flat().join()) assert.deepEqual(edits, []);
      }),
      { numRuns: 500 },
    );
  });
});
