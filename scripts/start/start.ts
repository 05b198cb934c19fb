import { npmHostObstacle } from "../host/install.ts";
import { openInBrowser } from "./browser.ts";
import { findDesktop, openDesktop } from "./desktop.ts";

/** The worked example and the built extension, as absolute paths. */
export interface Example {
  readonly corpus: string;
  /** The folder of the extension as it ships. */
  readonly extension: string;
  /** The same, packed. */
  readonly vsix: string;
}

/**
 * Opens the example for somebody who wants to try it. Resolves when the desktop VS Code has been told to open it, or when
 * the one for the browser has been ended; rejects with a sentence when none can be opened.
 */
export async function start(example: Example, inBrowser: boolean): Promise<void> {
  const desktop = inBrowser ? { why: "--browser asks for it" } : await findDesktop(example);
  if ("program" in desktop) return openDesktop(desktop.program, example);
  const obstacle = npmHostObstacle();
  if (obstacle !== undefined) {
    throw new Error(
      `The example cannot be opened: ${desktop.why}, and ${obstacle}. Install VS Code, choose “Shell Command: Install 'code' command in PATH” from its command palette, and start again.`,
    );
  }
  console.log(`Opening VS Code for the browser, because ${desktop.why}.`);
  await openInBrowser(example);
}
