import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "./page.ts";

/** How long anything may take that VS Code shows, in milliseconds: much longer than it does on a busy machine. */
const PATIENCE = 30_000;

/** A finding as a row of the Problems panel shows it. */
export interface Problem {
  /** The name of the file. */
  readonly file: string;
  readonly severity: string;
  readonly message: string;
  /** The rule's code. */
  readonly code: string;
  /** Where it is, as VS Code writes it: `Ln 177, Col 2`. */
  readonly at: string;
}

/** Waits until the server has read the corpus, which the status bar says; returns those words. */
export async function corpusRead(page: Page, timeout = 2 * PATIENCE): Promise<string> {
  const item = page.locator(".statusbar-item").filter({ hasText: /Attested: [\d,]+ files?/ });
  await item.waitFor({ timeout });
  return (await item.innerText()).trim();
}

/** Runs a command by its title, as people do: from the palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  // Behind the title the row may name the keys; other titles may begin with the same words.
  await choose(page, "F1", `>${title}`, `:is([aria-label="${title}"], [aria-label^="${title}, "])`);
}

/** Opens a file of the workspace by its path, and waits until its text is there. */
async function openFile(page: Page, path: string): Promise<void> {
  const name = path.slice(path.lastIndexOf("/") + 1);
  await choose(page, "Control+p", path, `[data-index="0"][aria-label^="${name}"]`);
  const tab = page.locator(".tabs-container .tab.active").filter({ hasText: name });
  await tab.waitFor({ timeout: PATIENCE });
  await page.locator(".editor-instance .view-line").first().waitFor({ timeout: PATIENCE });
}

/**
 * Opens the list at the top with a key, writes into it and takes the row that is wanted, by a selector, once it is there.
 * Whatever takes the focus meanwhile, such as a file that is still being opened, closes the list; then it is tried anew.
 */
async function choose(page: Page, key: string, words: string, wanted: string): Promise<void> {
  const list = page.locator(".quick-input-widget");
  const row = list.locator(`.monaco-list-row${wanted}`).first();
  for (const timeout of [PATIENCE / 6, PATIENCE / 3, PATIENCE]) {
    await page.keyboard.press(key);
    try {
      await list.locator("input").first().fill(words, { timeout });
      await row.waitFor({ timeout });
      break;
    } catch (error) {
      if (timeout === PATIENCE) throw error;
      await page.keyboard.press("Escape");
    }
  }
  const above = Number(await row.getAttribute("data-index"));
  for (let i = 0; i < above; i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await list.waitFor({ state: "hidden", timeout: PATIENCE });
}

/** Moves the cursor to a line and column, both counted from 1, and brings the line into view. */
export async function goTo(page: Page, line: number, column: number): Promise<void> {
  await page.keyboard.press("Control+g");
  const input = page.locator(".quick-input-widget input").first();
  await input.waitFor({ timeout: PATIENCE });
  await input.fill(`:${line}:${column}`);
  await page.keyboard.press("Enter");
  const place = page.locator("#status\\.editor\\.selection").filter({ hasText: `Ln ${line}, Col ${column}` });
  await place.waitFor({ timeout: PATIENCE });
}

/** Opens a file of the workspace and puts the cursor before the words in it, or `by` characters behind that. */
export async function openAt(
  page: Page,
  file: { readonly workspace: string; readonly path: string },
  words: string,
  by = 0,
): Promise<void> {
  const text = await readFile(join(file.workspace, file.path), "utf8");
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`${file.path} does not hold “${words}”.`);
  const before = text.slice(0, at).split("\n");
  await openFile(page, file.path);
  await goTo(page, before.length, (before.at(-1) ?? "").length + 1 + by);
}

/**
 * As `openAt`, of a file that has counts above its beginning: waits for them first, because they move all that stands below
 * when they come, and VS Code then takes away what it shows there.
 */
export async function openSettledAt(page: Page, ...[file, words, by]: Rest<typeof openAt>): Promise<void> {
  await openFile(page, file.path);
  await goTo(page, 1, 1);
  await page.locator(".codelens-decoration a").first().waitFor({ timeout: PATIENCE });
  await openAt(page, file, words, by);
}

type Rest<F> = F extends (page: Page, ...rest: infer R) => unknown ? R : never;

/** Where words stand on the screen, in the editor in front: the middle of their first occurrence in view. */
export async function pointAt(page: Page, words: string): Promise<{ x: number; y: number }> {
  const found = await page.waitForFunction(middleOf, words, { timeout: PATIENCE });
  const point = await found.jsonValue();
  if (point === undefined) throw new Error(`The editor does not show “${words}”.`);
  return point;
}

/** Runs in the page. The editor draws a line in pieces and writes its spaces as no-break ones. */
function middleOf(words: string): { x: number; y: number } | undefined {
  for (const line of document.querySelectorAll(".editor-instance .view-line")) {
    const at = (line.textContent ?? "").replaceAll("\u00a0", " ").indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    const pieces = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let before = 0;
    let begun = false;
    for (let piece = pieces.nextNode(); piece !== null; piece = pieces.nextNode()) {
      const { length } = piece.textContent ?? "";
      if (!begun && at < before + length) {
        range.setStart(piece, at - before);
        begun = true;
      }
      if (at + words.length <= before + length) {
        range.setEnd(piece, at + words.length - before);
        const [{ left, top, width, height } = range.getBoundingClientRect()] = range.getClientRects();
        return { x: left + width / 2, y: top + height / 2 };
      }
      before += length;
    }
  }
  return undefined;
}

/** Asks for the hover at the cursor with the keyboard, and returns its text once it holds the words. */
export async function hoverAtCursor(page: Page, words: string): Promise<string> {
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+i");
  return shownHover(page, words);
}

/** The text of the hover that is shown, once it holds the words. */
export async function shownHover(page: Page, words: string): Promise<string> {
  const hover = page.locator(".monaco-resizable-hover .monaco-hover-content").filter({ hasText: words });
  await hover.waitFor({ timeout: PATIENCE });
  return hover.innerText();
}

/** Opens the Problems panel and returns the rows in view, once there are any. */
export async function shownProblems(page: Page): Promise<readonly Problem[]> {
  await runCommand(page, "Problems: Focus on Problems View");
  await page.locator(".markers-panel .monaco-list-row .marker-icon").first().waitFor({ timeout: PATIENCE });
  return page.evaluate(problemRows, undefined);
}

/** Runs in the page. */
function problemRows(): Problem[] {
  const problems: Problem[] = [];
  let file = "";
  const textOf = (row: Element, selector: string) => row.querySelector(selector)?.textContent ?? "";
  // The list keeps its rows in the order in which they were drawn, not in that of the screen.
  const rows = [...document.querySelectorAll<HTMLElement>(".markers-panel .monaco-list-row")];
  for (const row of rows.sort(
    (one, other) => Number(one.dataset["index"]) - Number(other.dataset["index"]),
  )) {
    if (row.querySelector(".monaco-icon-label") !== null) file = textOf(row, ".label-name");
    if (row.querySelector(".marker-icon") === null) continue;
    const [severity = ""] = (row.getAttribute("aria-label") ?? "").split(":");
    problems.push({
      file,
      severity,
      message: textOf(row, ".marker-message"),
      code: textOf(row, ".marker-code"),
      at: textOf(row, ".marker-line").replace(/[[\]]/g, ""),
    });
  }
  return problems;
}

/** How many errors and warnings VS Code counts, by what its status bar tells a screen reader. */
export async function countedProblems(page: Page): Promise<string> {
  const item = page.locator("#status\\.problems a");
  await item.first().waitFor({ timeout: PATIENCE });
  return (await item.first().getAttribute("aria-label")) ?? "";
}
