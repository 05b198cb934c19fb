import { setTimeout as sleep } from "node:timers/promises";
import type { Ending } from "../../../scripts/host/browser.ts";
import type { Log } from "../../../scripts/host/command.ts";
import { openVSCode, type SessionOptions } from "../../../scripts/host/session.ts";
import { chooseHost, runDesktop } from "./desktop.ts";

/** What to run in VS Code. */
export interface RunOptions extends SessionOptions {
  /** A CommonJS bundle that exports `run(): Promise<void>`. */
  readonly testsPath: string;
  /** How long the tests may take, in milliseconds, from the opening of the window. */
  readonly timeoutMs: number;
  /** Where to write a PNG of the window when the tests fail or take too long; the npm host only. */
  readonly screenshot?: string;
}

/** The outcome of a run. */
export interface RunResult {
  readonly host: "desktop" | "npm";
  /** 0 when every test passed; 124 when the time was up. */
  readonly code: number;
  readonly timedOut: boolean;
  /** Everything that VS Code and the tests wrote to the console. */
  readonly output: string;
}

/** The exit code of a run that took too long, as the `timeout` command has it. */
export const TIMED_OUT = 124;

async function takeScreenshot(
  page: { screenshot(options: { readonly path: string }): Promise<unknown> },
  path: string,
  log: Log,
): Promise<void> {
  try {
    await page.screenshot({ path });
    log(`A screenshot of VS Code is in ${path}.`);
  } catch (error) {
    log(`No screenshot could be taken: ${String(error)}`);
  }
}

/** Runs on the npm host; returns undefined when the time was up. */
async function runNpm(options: RunOptions, log: Log): Promise<Ending | undefined> {
  const session = await openVSCode(options);
  try {
    const waiting = new AbortController();
    const late = sleep(options.timeoutMs, undefined, { signal: waiting.signal }).catch(() => undefined);
    const ending = await Promise.race([session.ended, late]);
    waiting.abort();
    if (ending?.code !== 0 && options.screenshot !== undefined) {
      await takeScreenshot(session.page, options.screenshot, log);
    }
    return ending ?? undefined;
  } finally {
    await session.close();
  }
}

/**
 * Runs a test suite inside VS Code, on a copy of the workspace, and returns its exit code and output. Every
 * line goes to `onLine` as it comes (standard output unless given). See `chooseHost` for the choice of VS
 * Code, which is said in one line. Rejects only when no VS Code could be started; no process and no file is
 * left behind.
 */
export async function runInVSCode(options: RunOptions): Promise<RunResult> {
  const log = options.log ?? console.log;
  const lines: string[] = [];
  const onLine: Log = (line) => {
    lines.push(line);
    (options.onLine ?? console.log)(line);
  };
  const choice = await chooseHost(options.kind);
  log(`VS Code: the ${choice.host === "npm" ? "npm host" : "desktop"}, because ${choice.why}.`);
  const heard = { ...options, onLine, log };
  const ending =
    choice.host === "desktop" ? await runDesktop(choice.executable, heard) : await runNpm(heard, log);
  if (ending === undefined)
    log(`The tests were stopped: they took longer than ${options.timeoutMs / 1000} s.`);
  else if (ending.reason !== undefined) log(`The tests did not end by themselves: ${ending.reason}.`);
  return {
    host: choice.host,
    code: ending?.code ?? TIMED_OUT,
    timedOut: ending === undefined,
    output: lines.join("\n"),
  };
}
