import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../scripts/host/folder.ts";
import {
  countedProblems,
  openAt,
  openSettledAt,
  pointAt,
  runCommand,
  shownHover,
  shownProblems,
} from "../../scripts/host/workbench.ts";
import { openedOnce, screenshot, webviewOf } from "./session.ts";

const ARTICLE = "articles/fourteen-agreements.md";
const MENTION = "[[to-lam|To Lam]]";
/** What is shown behind words before the mention, in its paragraph. */
const HINT = /19.August.2024/;

describe("the Problems panel on the screen", function () {
  this.timeout(90_000);
  let code: Awaited<ReturnType<typeof openedOnce>>;
  before(async function () {
    code = await openedOnce(this);
    await openAt(code.page, { workspace: code.workspace, path: ARTICLE }, MENTION);
  });

  it("lists the findings of the whole corpus, as many as the command line finds", async () => {
    const program = join(projectRoot(), "dist", "attested.cjs");
    const run = spawnSync(process.execPath, [program, "check", code.workspace, "--format", "json"]);
    const { counts } = JSON.parse(String(run.stdout));
    const shown = await shownProblems(code.page);
    const found = shown.find((problem) => problem.code === "claim-no-source");
    assert.equal(found?.severity, "Warning");
    assert.match(found.message, /^This claim does not say where it comes from/);
    const counted = await countedProblems(code.page);
    assert.match(counted, new RegExp(`Errors: ${counts.error}\\b`), counted);
    assert.match(counted, new RegExp(`Warnings: ${counts.warning}\\b`), counted);
    await screenshot(code, "problems");
  });

  it("leads from a finding to the page of its rule", async () => {
    const rows = code.page.locator(".markers-panel .monaco-list-row");
    await rows.filter({ hasText: "claim-no-source" }).first().locator("a.monaco-link").click();
    const tab = code.page.locator(".tabs-container .tab.active");
    await tab.filter({ hasText: "claim-no-source.md" }).waitFor({ timeout: 30_000 });
    // As Markdown or as a preview, whichever VS Code is set to open.
    const preview = webviewOf(code);
    await Promise.any([
      code.page.locator(".view-line").filter({ hasText: "# claim-no-source" }).waitFor({ timeout: 30_000 }),
      preview.locator("h1").filter({ hasText: "claim-no-source" }).waitFor({ timeout: 30_000 }),
    ]);
    await screenshot(code, "rule");
  });

  it("stays in view beside an article and a card", async () => {
    await runCommand(code.page, "View: Close All Editors");
    await openSettledAt(code.page, { workspace: code.workspace, path: ARTICLE }, MENTION);
    // A hint on the line moves the words behind it when it comes.
    await code.page.locator(".view-line").filter({ hasText: HINT }).first().waitFor({ timeout: 30_000 });
    const { x, y } = await pointAt(code.page, MENTION);
    await code.page.mouse.move(x, y);
    await shownHover(code.page, "To Lam");
    const row = code.page.locator(".markers-panel .monaco-list-row").filter({ hasText: "claim-no-source" });
    assert.ok(await row.first().isVisible());
    await screenshot(code, "editor");
  });
});
