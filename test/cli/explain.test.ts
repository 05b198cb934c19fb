import assert from "node:assert/strict";
import { RULES } from "../../server/src/rules/all.ts";
import { run } from "./run.ts";

describe("cli: explain", () => {
  it("shows a rule's documentation as it stands with --all", async () => {
    for (const { code, summary, docs } of RULES) {
      const result = await run("/", ["explain", code, "--all"]);
      assert.equal(result.code, 0);
      for (const text of [code, summary, docs.trim()]) assert.ok(result.out.includes(text), code);
    }
  });

  it("shows what a rule says, and one example of each kind, without", async () => {
    for (const { code, docs } of RULES) {
      const { out } = await run("/", ["explain", code]);
      const [prose = "", ...kinds] = docs.trim().split(/^## .*$/m);
      assert.ok(out.includes(prose.trim()), code);
      const examples = kinds.map((kind) => kind.split(/^(?=### )/m).slice(1));
      for (const [first = "", second] of examples) {
        assert.ok(out.includes(first.trim()), code);
        assert.ok(second === undefined || !out.includes(second.trim()), code);
      }
      const left = examples.flat().length - 2;
      assert.equal(
        /^(\d+) more examples?: attested explain (\S+) --all$/m.exec(out)?.[0],
        left === 0
          ? undefined
          : `${left} more example${left === 1 ? "" : "s"}: attested explain ${code} --all`,
      );
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
