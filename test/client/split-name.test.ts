import assert from "node:assert/strict";
import { nameProblem } from "../../client/src/split/name-problem.ts";

describe("the name of what is split off", () => {
  const names = ["Tô Lâm", "To Lam", "蘇林", "שלום 👩‍👩‍👧"];

  it("is refused without letters", () => {
    assert.deepEqual(nameProblem("  ", names), {
      message: "A name has at least one letter.",
      isRefused: true,
    });
  });

  it("may be that of the old definition, but says what follows", () => {
    for (const name of ["to lam", " TÔ LÂM", "蘇林", "שלום 👩‍👩‍👧"]) {
      const problem = nameProblem(name, names);
      assert.equal(problem?.isRefused, false);
      assert.match(
        problem.message,
        /^“.*” names the other one too: without a mark it would mean neither any more\./,
      );
    }
  });

  it("is free otherwise", () => {
    for (const name of ["To Lan", "To Lam (2)", "蘇", "Lam"])
      assert.equal(nameProblem(name, names), undefined);
  });
});
