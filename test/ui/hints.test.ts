import assert from "node:assert/strict";
import { openAt } from "../../scripts/host/workbench.ts";
import { openedOnce, screenshot } from "./session.ts";

describe("hints and counts on the screen", function () {
  this.timeout(90_000);
  let code: Awaited<ReturnType<typeof openedOnce>>;
  before(async function () {
    code = await openedOnce(this);
  });

  it("shows all hints of a paragraph whole, however many there are", async () => {
    const { page, workspace } = code;
    await openAt(page, { workspace, path: "articles/fourteen-agreements.md" }, "## Rails first");
    const line = page.locator(".view-line").filter({ hasText: "December 2023" }).first();
    await line.waitFor({ timeout: 30_000 });
    await screenshot(code, "hints");
    const hints = await page.locator(".view-line").allInnerTexts();
    const words = hints.join(" ").replaceAll("\u00a0", " ");
    assert.match(words, /Rail planning agreements of August 2024/);
    assert.doesNotMatch(words, /Dece…/);
  });

  it("shows above a definition how it is used", async () => {
    const { page, workspace } = code;
    await openAt(page, { workspace, path: "people/to-lam.md" }, "To Lam");
    const lens = page.locator(".codelens-decoration a").first();
    await lens.waitFor({ timeout: 30_000 });
    await screenshot(code, "code lens");
    assert.match(await lens.innerText(), /^\d+ mentions in \d+ files · /);
  });
});
