import assert from "node:assert/strict";
import type { OpenPage } from "../../scripts/host/installed.ts";
import { openAt, runCommand } from "../../scripts/host/workbench.ts";
import { becoming, present, type Texts, texts } from "./files.ts";
import { openedInBrowser, openedOnce, screenshot } from "./session.ts";

const ARTICLE = "articles/xi-returns-to-hanoi.md";

/** Gives a place another id as people do: with the key, the new id and Enter, or the key that shows it before. */
async function rename({ page, workspace }: OpenPage, end: "Enter" | "Control+Enter"): Promise<void> {
  await openAt(page, { workspace, path: ARTICLE }, "[[south-china-sea|", 5);
  await page.keyboard.press("F2");
  // The old id is selected in the box.
  await page.locator(".rename-box input:focus").waitFor({ timeout: 30_000 });
  await page.keyboard.type("east-sea");
  await page.keyboard.press(end);
}

/** What is due once the place has its new id: nothing but that is another. */
function renamed(before: Texts): Texts {
  return new Map(
    [...before].map(([path, text]) => [
      path.replace("south-china-sea", "east-sea"),
      path.startsWith("README") ? text : text.replaceAll("south-china-sea", "east-sea"),
    ]),
  );
}

/** Takes everything back by the one key; what is taken back is not saved by itself. */
async function undone(code: OpenPage, before: Texts): Promise<void> {
  await code.page.keyboard.press("Control+z");
  await present(code, "places/south-china-sea.md");
  await runCommand(code.page, "File: Save All Files");
  await becoming(code, before);
}

for (const [where, open] of [
  ["", openedOnce],
  [" where the extension runs in the browser", openedInBrowser],
] as const)
  describe(`renaming on the screen${where}`, function () {
    this.timeout(120_000);
    let code: OpenPage;
    before(async function () {
      code = await open(this);
    });

    it("renames a place, its file and all that names it, and nothing else, and undoes it in one step", async () => {
      const before = texts(code);
      await rename(code, "Enter");
      await present(code, "places/east-sea.md");
      await becoming(code, renamed(before));
      await screenshot(code, `rename${where}`);
      await undone(code, before);
    });

    it("shows it before under headings, and makes it when it is applied, not when it is discarded", async () => {
      const { page } = code;
      const before = texts(code);
      const button = (title: string) => page.locator(".monaco-button").filter({ hasText: title }).first();
      const heading = (words: string) => page.locator(".monaco-list-row").filter({ hasText: words }).first();
      await rename(code, "Control+Enter");
      await button("Discard").waitFor({ timeout: 30_000 });
      const byType = page.locator('.action-label[aria-label*="Group Changes By Type"]').first();
      // It remembers how people had it.
      if (await byType.isVisible()) await byType.click();
      await heading("Attributes and front matter").waitFor({ timeout: 30_000 });
      await screenshot(code, `rename preview${where}`);
      await button("Discard").click();
      await button("Discard").waitFor({ state: "hidden", timeout: 30_000 });
      assert.deepEqual([...texts(code)], [...before]);
      await rename(code, "Control+Enter");
      await button("Apply").click();
      await present(code, "places/east-sea.md");
      await becoming(code, renamed(before));
      await openAt(page, { workspace: code.workspace, path: ARTICLE }, "[[east-sea|", 5);
      await undone(code, before);
    });
  });
