/** Writes docs/rules/ from the rule objects: the pages that diagnostics link to. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { RULES } from "../out/server/src/rules/all.js";
import { rulePage } from "../out/server/src/rules/page.js";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "docs", "rules");
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) rmSync(join(folder, name));
for (const rule of RULES) writeFileSync(join(folder, `${rule.code}.md`), rulePage(rule));
console.log(`${RULES.length} pages in docs/rules/`);
