import { pathToFileURL } from "node:url";
import { endAfterOthers } from "./cleanup.ts";
import type { BrowserContext, Page, Playwright } from "./page.ts";

/** A Chromium that runs without a display, and the environment variables that it needs. */
export interface Chromium {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What a Chromium is launched with. `profile` is a folder for all that it writes. */
interface Launch {
  /** The entry module of playwright-core. */
  readonly playwright: string;
  readonly chromium: Chromium;
  readonly profile: string;
  readonly env: NodeJS.ProcessEnv;
  readonly viewport?: { readonly width: number; readonly height: number };
}

// It opens only pages of this machine, so it needs no sandbox, which a container or a root user does not
// allow.
const SWITCHES: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Launches Chromium without a window and returns it with its first page. Rejects when it does not start in 30
 * s.
 */
export async function launchChromium(launch: Launch): Promise<{ context: BrowserContext; page: Page }> {
  const { chromium }: Playwright = await import(pathToFileURL(launch.playwright).href);
  const context = await chromium.launchPersistentContext(launch.profile, {
    executablePath: launch.chromium.executable,
    headless: true,
    args: SWITCHES,
    // VS Code's page may connect to its own server only, and a web extension under test has another.
    bypassCSP: true,
    env: { ...launch.env, ...launch.chromium.env },
    viewport: launch.viewport ?? { width: 1280, height: 800 },
    timeout: 30_000,
    // This process has its own handlers (see `atExit`), and they end the browser by ending the process.
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  endAfterOthers();
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}
