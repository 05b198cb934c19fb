import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { RULES } from "../../server/src/rules/all.ts";
import { rulePage } from "../../server/src/rules/page.ts";

const root = join(fileURLToPath(import.meta.url), "..", "..", "..", "..");
const folder = join(root, "docs", "rules");

describe("the rules' pages (written by npm run docs)", () => {
  it("are one for each rule", () => {
    assert.deepEqual(readdirSync(folder).sort(), RULES.map((rule) => `${rule.code}.md`).sort());
  });

  for (const rule of RULES) {
    it(`${rule.code} says what the rule says`, () => {
      assert.equal(readFileSync(join(folder, `${rule.code}.md`), "utf8"), rulePage(rule));
    });
  }

  it("are listed in the README, with level and summary", () => {
    const rows = readFileSync(join(root, "README.md"), "utf8").match(/^\| \[[\w-]+\]\(docs\/rules\/.*$/gm);
    assert.deepEqual(
      rows,
      RULES.map(({ code, level, summary }) => `| [${code}](docs/rules/${code}.md) | ${level} | ${summary} |`),
    );
  });
});
