import assert from "node:assert/strict";
import type { Page } from "../../scripts/host/page.ts";
import { goTo, hoverAtCursor, openSettledAt } from "../../scripts/host/workbench.ts";
import { openedOnce, screenshot, useTheme } from "./session.ts";

const ARTICLE = "articles/fourteen-agreements.md";
/** Of two lines that are in view together, what they say with the signs of their marks and without. */
const UPPER = {
  written: "[[xi-jinping|Xi Jinping]] and [[to-lam|To Lam]], had talked before the pens came out.",
  read: "Xi Jinping and To Lam, had talked before the pens came out.",
};
/** Without the name before it, behind which a hint stands once it has come. */
const LOWER = {
  written: " has been [general secretary]{.role of=to-lam} of the [[cpv|Communist Party of Vietnam]]",
  read: " has been general secretary of the Communist Party of Vietnam",
};

/** Waits until the editor shows all of these words as they are here; returns everything that it shows. */
async function shown(page: Page, ...words: readonly string[]): Promise<string> {
  const found = await page.waitForFunction(visibleText, words, { timeout: 30_000 });
  return (await found.jsonValue()) ?? "";
}

/** Runs in the page: the text that takes up any room in the editor, once all the words are in it. */
function visibleText(words: readonly string[]): string | undefined {
  const lines = [...document.querySelectorAll<HTMLElement>(".editor-instance .view-line")];
  // They stand in the page in the order in which they were drawn, and their spaces are no-break ones.
  lines.sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
  const range = document.createRange();
  let text = "";
  for (const line of lines) {
    const pieces = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let piece = pieces.nextNode(); piece !== null; piece = pieces.nextNode()) {
      range.selectNodeContents(piece);
      if (range.getBoundingClientRect().width > 0) text += piece.textContent ?? "";
    }
  }
  text = text.replaceAll("\u00a0", " ");
  return words.every((one) => text.includes(one)) ? text : undefined;
}

describe("concealing on the screen", function () {
  this.timeout(90_000);
  let code: Awaited<ReturnType<typeof openedOnce>>;

  const toggle = async () => {
    await code.page.keyboard.press("Control+k");
    await code.page.keyboard.press("h");
  };

  before(async function () {
    code = await openedOnce(this);
    await openSettledAt(code.page, { workspace: code.workspace, path: ARTICLE }, "[[to-lam|To Lam]]", 4);
    await shown(code.page, UPPER.written, LOWER.written);
    // The key asks whether the extension knows the editor in front: then it has drawn in it, and answers for it.
    await code.page.locator(".editor-instance .view-line [class*=ced-]").first().waitFor({ timeout: 30_000 });
    await hoverAtCursor(code.page, "To Lam");
    await code.page.keyboard.press("Escape");
  });

  it("hides the signs of marks by a key, except on the line of the cursor", async () => {
    await toggle();
    const text = await shown(code.page, UPPER.written, LOWER.read);
    assert.ok(text.includes("He called Vietnam a partner that matters"), text);
    await screenshot(code, "concealed");
  });

  it("shows them where the cursor comes, and hides them where it was", async () => {
    await goTo(code.page, 165, 1);
    await shown(code.page, UPPER.read, LOWER.written);
    await useTheme(code, "dark");
    await screenshot(code, "concealed, dark");
    await useTheme(code, "light");
  });

  it("shows all of them again by the same key", async () => {
    await shown(code.page, UPPER.read, LOWER.written);
    await toggle();
    await shown(code.page, UPPER.written, LOWER.written);
  });
});
