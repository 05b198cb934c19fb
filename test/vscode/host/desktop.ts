import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { Ending } from "../../../scripts/host/browser.ts";
import { atExit, endGroup, signalGroup, temporaryFolder } from "../../../scripts/host/cleanup.ts";
import { command } from "../../../scripts/host/command.ts";
import { cleanEnvironment, writeUserData } from "../../../scripts/host/environment.ts";
import { installRoot } from "../../../scripts/host/folder.ts";
import { VSCODE_VERSION } from "../../../scripts/host/install.ts";
import { copyWorkspace, type SessionOptions } from "../../../scripts/host/session.ts";

/** Says why a desktop VS Code cannot show its window here; undefined when it can. */
function desktopObstacle(): string | undefined {
  if (process.platform !== "linux" || process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"])
    return undefined;
  return "there is no display";
}

/**
 * The program of the desktop VS Code, downloaded into `.vscode-test/` unless it is there already. Rejects
 * within some seconds where downloads are closed.
 */
async function downloadDesktop(): Promise<string> {
  const { downloadAndUnzipVSCode } = await import("@vscode/test-electron");
  return downloadAndUnzipVSCode({ version: VSCODE_VERSION, cachePath: installRoot(), timeout: 5000 });
}

async function endTree(pid: number): Promise<void> {
  if (process.platform !== "win32") return endGroup(pid);
  await command("taskkill", ["/pid", String(pid), "/t", "/f"], { timeoutMs: 10_000 }).catch(() => {});
}

/**
 * Runs the tests in a desktop VS Code with profile and extensions folders of its own and returns how it
 * ended; undefined when it was still running after `timeoutMs`. Nothing of it runs afterwards.
 */
export async function runDesktop(
  executable: string,
  options: SessionOptions & { readonly testsPath: string; readonly timeoutMs: number },
): Promise<Ending | undefined> {
  const home = await temporaryFolder();
  try {
    const data = await writeUserData(home.path, options.settings);
    const workspace = await copyWorkspace(options.workspace, home.path);
    const args = [
      workspace,
      `--extensionDevelopmentPath=${resolve(options.extensionPath)}`,
      `--extensionTestsPath=${resolve(options.testsPath)}`,
      `--user-data-dir=${data}`,
      `--extensions-dir=${resolve(home.path, "extensions")}`,
      "--disable-extensions",
      "--disable-workspace-trust",
      "--disable-updates",
      "--skip-welcome",
      "--skip-release-notes",
      // Chromium's sandbox wants rights that a container or a root user does not give it.
      "--no-sandbox",
      "--disable-gpu-sandbox",
    ];
    // The window needs the user's own home and session; only what is kept between runs goes elsewhere.
    const env = { ...cleanEnvironment(), XDG_CACHE_HOME: resolve(home.path, "cache"), ...options.env };
    const child = spawn(executable, args, {
      env,
      detached: process.platform !== "win32",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const withdraw = atExit(() => child.pid !== undefined && signalGroup(child.pid, "SIGKILL"));
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on("line", (line) => options.onLine?.(line));
    }
    const ended = new Promise<Ending>((done) => {
      child.once("error", (error) => done({ code: 1, reason: `VS Code did not start: ${error.message}` }));
      child.once("close", (code, signal) =>
        done(code === null ? { code: 1, reason: `VS Code ended with ${signal}` } : { code }),
      );
    });
    const waiting = new AbortController();
    const late = sleep(options.timeoutMs, undefined, { signal: waiting.signal }).catch(() => undefined);
    const ending = await Promise.race([ended, late]);
    waiting.abort();
    if (child.pid !== undefined) await endTree(child.pid);
    withdraw();
    return ending ?? undefined;
  } finally {
    home.remove();
  }
}

/**
 * Which host runs the tests, with the reason in words for a person, and the program when it is the desktop.
 */
type Choice =
  | { readonly host: "desktop"; readonly executable: string; readonly why: string }
  | { readonly host: "npm"; readonly why: string };

/**
 * Chooses the host. A web extension has only the npm host; for another it is what the environment variable
 * ATTESTED_VSCODE (`desktop` or `npm`) says, else the desktop where there is a display and the editor is
 * downloaded or can be, else the npm host. Rejects when the variable says something else, or when it forces a
 * desktop that cannot be had.
 */
export async function chooseHost(kind: "desktop" | "web" = "desktop"): Promise<Choice> {
  if (kind === "web") return { host: "npm", why: "web extensions run in VS Code for the web" };
  const wish = process.env["ATTESTED_VSCODE"] ?? "";
  if (wish === "npm") return { host: "npm", why: "ATTESTED_VSCODE asks for it" };
  if (wish === "desktop") {
    const executable = await downloadDesktop().catch((error: unknown) => {
      throw new Error(`ATTESTED_VSCODE asks for the desktop VS Code, but it cannot be had: ${String(error)}`);
    });
    return { host: "desktop", executable, why: "ATTESTED_VSCODE asks for it" };
  }
  if (wish !== "")
    throw new Error(`ATTESTED_VSCODE is "${wish}"; set it to "desktop" or "npm", or not at all.`);
  const obstacle = desktopObstacle();
  if (obstacle !== undefined) return { host: "npm", why: obstacle };
  try {
    return { host: "desktop", executable: await downloadDesktop(), why: "it is installed in .vscode-test" };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { host: "npm", why: `the desktop VS Code cannot be downloaded (${reason})` };
  }
}
