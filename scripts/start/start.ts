import { npmHostObstacle } from "../host/install.ts";
import { openInBrowser } from "./browser.ts";
import { findDesktop, openDesktop } from "./desktop.ts";
import type { Opened } from "./opened.ts";

/**
 * Opens the folder for somebody who wants to try it. Resolves when the desktop VS Code has been told to open it, or when
 * the one for the browser has been ended; rejects with a sentence when none can be opened.
 */
export async function start(opened: Opened, inBrowser: boolean): Promise<void> {
  const desktop = inBrowser ? { why: "--browser asks for it" } : await findDesktop(opened);
  if ("program" in desktop) return openDesktop(desktop.program, opened);
  const obstacle = npmHostObstacle();
  if (obstacle !== undefined) {
    throw new Error(
      `${opened.folder} cannot be opened: ${desktop.why}, and ${obstacle}. Install VS Code, choose “Shell Command: Install 'code' command in PATH” from its command palette, and start again.`,
    );
  }
  console.log(`Opening VS Code for the browser, because ${desktop.why}.`);
  await openInBrowser(opened);
}
