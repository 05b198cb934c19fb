import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { installHost } from "../host/install.ts";
import { openInstalled } from "../host/installed.ts";
import type { Page } from "../host/page.ts";
import {
  corpusRead,
  countedProblems,
  hoverAtCursor,
  openSettledAt,
  shownProblems,
} from "../host/workbench.ts";
import type { Opened } from "./opened.ts";

/** How long the example may take to open and to answer, in milliseconds, when everything is installed. */
const PATIENCE = 120_000;

/** Where the hover is asked for: the first mention of a person in an article. */
const ARTICLE = "articles/fourteen-agreements.md";
const MENTION = "[[to-lam";

async function report(page: Page, workspace: string): Promise<void> {
  console.log(`${await corpusRead(page)}. ${await countedProblems(page)}.\n`);
  for (const { file, at, severity, message, code } of await shownProblems(page)) {
    console.log(`${file} [${at}] ${severity}: ${message} (${code})`);
  }
  await openSettledAt(page, { workspace, path: ARTICLE }, MENTION, MENTION.length - 1);
  const hover = await hoverAtCursor(page, "To Lam");
  console.log(`\nHover over ${MENTION}]] in ${ARTICLE}:\n\n${hover.replace(/^/gm, "    ")}\n`);
}

/**
 * Opens a copy of the example in a VS Code without a window, with the extension installed as users have it; prints the
 * findings and a hover as they stand on the screen. Rejects with a sentence when they do not come in time.
 */
export async function check(example: Opened): Promise<void> {
  await installHost();
  const begun = Date.now();
  const opened = await openInstalled({
    vsix: example.vsix,
    workspace: example.folder,
    // Tall, so that no finding is out of view.
    viewport: { width: 1600, height: 2000 },
  });
  const waiting = new AbortController();
  const late = sleep(PATIENCE, undefined, { signal: waiting.signal }).then(() => {
    throw new Error(`it took longer than ${PATIENCE / 1000} s`);
  });
  try {
    await Promise.race([report(opened.page, opened.workspace), late]);
  } catch (error) {
    const why = stripVTControlCharacters(error instanceof Error ? error.message : String(error)).trim();
    throw new Error(`The example does not show what it should: ${why}`);
  } finally {
    waiting.abort();
    await late.catch(() => {});
    await opened.close();
  }
  console.log(`All of it came within ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
}
