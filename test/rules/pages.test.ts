import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { RULES } from "../../server/src/rules/all.ts";
import { rulePage } from "../../server/src/rules/page.ts";

const folder = join(fileURLToPath(import.meta.url), "..", "..", "..", "..", "docs", "rules");

describe("the rules' pages (written by npm run docs)", () => {
  it("are one for each rule", () => {
    assert.deepEqual(readdirSync(folder).sort(), RULES.map((rule) => `${rule.code}.md`).sort());
  });

  for (const rule of RULES) {
    it(`${rule.code} says what the rule says`, () => {
      assert.equal(readFileSync(join(folder, `${rule.code}.md`), "utf8"), rulePage(rule));
    });
  }
});
