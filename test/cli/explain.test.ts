import assert from "node:assert/strict";
import { RULES } from "../../server/src/rules/all.ts";
import { run } from "./run.ts";

describe("cli: explain", () => {
  it("shows a rule's documentation as it stands", async () => {
    for (const { code, summary, docs } of RULES) {
      const result = await run("/", ["explain", code]);
      assert.equal(result.code, 0);
      for (const text of [code, summary, docs.trim()]) assert.ok(result.out.includes(text), code);
    }
  });

  it("lists all rules without one", async () => {
    const { code, out } = await run("/", ["explain"]);
    assert.equal(code, 0);
    assert.equal(out.trimEnd().split("\n").length, RULES.length);
  });

  it("names the nearest for a rule that is not there", async () => {
    const near = await run("/", ["explain", "claim-no-sorces"]);
    assert.deepEqual({ code: near.code, out: near.out }, { code: 2, out: "" });
    assert.match(near.err, /Did you mean “claim-no-source”/);
    assert.match((await run("/", ["explain", "xyz"])).err, /attested explain lists all rules/);
  });
});
