import assert from "node:assert/strict";
import type { OpenPage } from "../../scripts/host/installed.ts";
import type { Locator } from "../../scripts/host/page.ts";
import { openAt, runCommand } from "../../scripts/host/workbench.ts";
import { becoming, gone, present, texts } from "./files.ts";
import { openedInBrowser, openedOnce, screenshot } from "./session.ts";

const PERSON = "people/to-lam.md";
const ARTICLE = "articles/declaration-signed.md";
const MADE = "people/another-lam.md";
const PATIENCE = { timeout: 30_000 };

/** Runs in the page: whether an element shows all of its words. */
const isWhole = (element: HTMLElement): boolean => element.scrollWidth <= element.clientWidth;

for (const [where, open] of [
  ["", openedOnce],
  [" where the extension runs in the browser", openedInBrowser],
] as const)
  describe(`the list of mentions on the screen${where}`, function () {
    this.timeout(120_000);
    let code: OpenPage;
    before(async function () {
      code = await open(this);
    });

    const row = (words: string | RegExp): Locator =>
      code.page.locator(".sidebar .monaco-list-row").filter({ hasText: words }).first();
    const listed = async (): Promise<void> => {
      const { page, workspace } = code;
      await openAt(page, { workspace, path: PERSON }, "To Lam", 2);
      await runCommand(page, "Attested: List All Mentions");
      await page
        .locator(".sidebar .message")
        .filter({ hasText: /^“To Lam”: \d+ places in \d+ files$/ })
        .waitFor(PATIENCE);
    };

    it("shows groups with their counts, and a click leads to the passage", async () => {
      const { page } = code;
      await listed();
      await row(/^Definition\s*1$/).waitFor(PATIENCE);
      await row(/^Mentions\s*6$/).waitFor(PATIENCE);
      await row("for his guest").click();
      await page.locator(".tab.active").filter({ hasText: "declaration-signed.md" }).waitFor(PATIENCE);
      await page
        .locator("#status\\.editor\\.selection")
        .filter({ hasText: `(${"to-lam".length} selected)` })
        .waitFor(PATIENCE);
      await screenshot(code, `mentions${where}`);
    });

    it("splits what is chosen in it off into a new definition, and undoes it in one step", async () => {
      const { page, workspace } = code;
      const before = texts(code);
      const list = page.locator(".quick-input-widget");
      const chosen = list.filter({ hasText: "1 Selected" });
      await listed();
      const item = page
        .locator(".monaco-menu .action-item")
        .filter({ hasText: "Split Mentions off into a New Definition" });
      // The list goes to the nearest passage in its own time, which moves the rows or closes the menu; then it is opened anew.
      for (let tries = 0; !(await chosen.isVisible()); tries++) {
        try {
          await row("for his guest").click({ button: "right", timeout: 5_000 });
          // A click so soon after the menu has opened counts as the end of the one that opened it.
          await item.hover({ timeout: 5_000 });
          await page.keyboard.press("Enter");
          await chosen.waitFor({ timeout: 10_000 });
        } catch (error) {
          if (tries === 3) throw error;
          await page.keyboard.press("Escape");
        }
      }
      const title = list.locator(".quick-input-title").first();
      assert.equal(await title.innerText(), "Mentions of “To Lam” That Mean Something Else");
      assert.ok(await title.evaluate(isWhole), "the title is cut off");
      await screenshot(code, `split${where}`);
      await page.keyboard.press("Enter");
      await list.filter({ hasText: "The name of what the mention means" }).waitFor(PATIENCE);
      await page.keyboard.type("Another Lam");
      await page.keyboard.press("Enter");
      await present(code, MADE);
      const due = new Map(before).set(MADE, "---\ntype: person\nname: Another Lam\n---\n");
      const text = before.get(ARTICLE) ?? "";
      due.set(ARTICLE, text.replace("[[to-lam|To Lam]]", "[[another-lam|To Lam]]"));
      await becoming(code, due);
      await page.locator(".tab.active").filter({ hasText: "another-lam.md" }).waitFor(PATIENCE);
      await openAt(page, { workspace, path: ARTICLE }, "[[another-lam|", 5);
      await page.keyboard.press("Control+z");
      await gone(code, MADE);
      // What is taken back is not saved by itself.
      await runCommand(page, "File: Save All Files");
      await becoming(code, before);
    });
  });
