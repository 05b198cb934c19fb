import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { installRoot, projectRoot } from "../../scripts/host/folder.ts";
import { npmHostObstacle } from "../../scripts/host/install.ts";
import { type OpenPage, openInstalled } from "../../scripts/host/installed.ts";
import type { FrameLocator } from "../../scripts/host/page.ts";
import { openVSCode } from "../../scripts/host/session.ts";
import { corpusRead, runCommand } from "../../scripts/host/workbench.ts";

/** An open VS Code with the packed extension, and what was seen while it opened. */
interface Opened extends OpenPage {
  /** What the status bar said when the corpus had been read. */
  readonly status: string;
  /** From the opening of the page until then, in milliseconds. */
  readonly readAfter: number;
}

/** The package that the tests install. */
export const VSIX = join(installRoot(), "ui.vsix");

const SCREENSHOTS = join(installRoot(), "screenshots");

/** Packs the bundles that are there into `VSIX`; returns what that said. Throws when it failed. */
export function packExtension(): string {
  mkdirSync(installRoot(), { recursive: true });
  const script = join(projectRoot(), "scripts", "package.mjs");
  const run = spawnSync(process.execPath, [script, "--no-build", VSIX], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`The extension could not be packed:\n${run.stdout}${run.stderr}`);
  return run.stdout;
}

/** The heading of the guide of the worked example, on which VS Code opens. */
export const GUIDE = "A worked example";

/** The inside of the only webview that is open. */
export function webviewOf({ page }: OpenPage): FrameLocator {
  return page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
}

let opening: Promise<Opened> | undefined;

async function open(): Promise<Opened> {
  packExtension();
  rmSync(SCREENSHOTS, { recursive: true, force: true });
  const opened = await openInstalled({
    vsix: VSIX,
    workspace: join(projectRoot(), "corpus"),
    viewport: { width: 1400, height: 900 },
    // As `npm start` has it.
    settings: { "workbench.startupEditor": "readme" },
  });
  try {
    const status = await corpusRead(opened.page);
    const readAfter = await opened.page.evaluate(() => performance.now(), undefined);
    // It takes the focus when it has come, which would go astray were it to come later.
    await webviewOf(opened).locator("h1").filter({ hasText: GUIDE }).waitFor({ timeout: 30_000 });
    return { ...opened, status, readAfter };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/**
 * The one VS Code of all tests of the screen, opened by the first that asks, on a copy of the worked example. Skips the
 * test, and says why, where VS Code cannot be put together. To be called in a `before`, with its context.
 */
export async function openedOnce(context: Mocha.Context): Promise<Opened> {
  const obstacle = npmHostObstacle();
  if (obstacle !== undefined) {
    console.log(`  The tests of the screen are skipped: ${obstacle}.`);
    context.skip();
  }
  // The first time VS Code is installed as well.
  context.timeout(300_000);
  opening ??= open();
  return opening;
}

let openingInBrowser: Promise<OpenPage> | undefined;

async function openInBrowser(): Promise<OpenPage> {
  const opened = await openVSCode({
    kind: "web",
    extensionPath: projectRoot(),
    workspace: join(projectRoot(), "corpus"),
    viewport: { width: 1400, height: 900 },
    settings: { "workbench.startupEditor": "none" },
  });
  try {
    await corpusRead(opened.page);
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Another VS Code, in which the extension and its server run in the browser as well; else as `openedOnce`. */
export async function openedInBrowser(context: Mocha.Context): Promise<OpenPage> {
  const obstacle = npmHostObstacle();
  if (obstacle !== undefined) context.skip();
  context.timeout(300_000);
  openingInBrowser ??= openInBrowser();
  return openingInBrowser;
}

/** Tells a time to whoever runs the tests; none of them fails for being late. */
export function tell(what: string, milliseconds: number): void {
  console.log(`    ${what}: ${Math.round(milliseconds)} ms`);
}

/** Changes between the light theme, which VS Code begins with, and the dark one. */
export async function useTheme({ page }: OpenPage, theme: "light" | "dark"): Promise<void> {
  const wanted = page.locator(theme === "dark" ? ".monaco-workbench.vs-dark" : ".monaco-workbench.vs");
  if (await wanted.isVisible()) return;
  await runCommand(page, "Preferences: Toggle between Light/Dark Themes");
  await wanted.waitFor({ timeout: 30_000 });
}

/** Runs in the page: waits until nothing is moving or fading any more, but for what always does. */
async function atRest(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** Keeps what is on the screen as .vscode-test/screenshots/NAME.png. */
export async function screenshot({ page }: OpenPage, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.evaluate(atRest, undefined);
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

afterEach(async function () {
  if (this.currentTest?.state !== "failed") return;
  for (const [where, one] of [
    ["", opening],
    [" in the browser", openingInBrowser],
  ] as const) {
    const opened = await one?.catch(() => undefined);
    if (opened !== undefined) await screenshot(opened, `failed ${this.currentTest.title}${where}`);
  }
});

after(async () => {
  for (const one of [opening, openingInBrowser]) {
    const opened = await one?.catch(() => undefined);
    await opened?.close();
  }
});
