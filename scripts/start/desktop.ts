import { spawn } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findProgram } from "../host/command.ts";
import { writeUserData } from "../host/environment.ts";
import { installRoot } from "../host/folder.ts";
import { hintFor, type Opened, profileFor, settingsFor } from "./opened.ts";

/** The program of the desktop VS Code, or the reason in words why it cannot be used. */
type Desktop = { readonly program: string } | { readonly why: string };

/** Looks for `code` on PATH, for a display, and for a version in which the extension runs. */
export async function findDesktop(opened: Opened): Promise<Desktop> {
  const program = findProgram(process.platform === "win32" ? "code.cmd" : "code");
  if (program === undefined) return { why: "no desktop VS Code is on PATH as code" };
  const { env } = process;
  // In a terminal of VS Code the program finds its window itself, on whatever machine that is.
  const window = env["DISPLAY"] || env["WAYLAND_DISPLAY"] || env["VSCODE_IPC_HOOK_CLI"];
  if (process.platform === "linux" && !window) return { why: "there is no display for the desktop one" };
  const has = versionIn((await run(program, ["--version"])).printed);
  if (has === undefined) return { why: `${program} does not say which version of VS Code it is` };
  const { engines } = JSON.parse(await readFile(join(opened.extension, "package.json"), "utf8"));
  const needs = versionIn(engines.vscode) ?? has;
  if (has.major > needs.major || (has.major === needs.major && has.minor >= needs.minor)) return { program };
  return { why: `the desktop one is older than version ${needs.major}.${needs.minor}` };
}

function versionIn(text: string): { readonly major: number; readonly minor: number } | undefined {
  const [, major, minor] = /(?:^|\^)(\d+)\.(\d+)\.\d+/.exec(text) ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}

/**
 * Runs the program and returns what it printed and its exit code, which is null when it did not start; undefined when it
 * still ran after ten seconds, in which case it goes on without us.
 */
async function run(
  program: string,
  args: readonly string[],
): Promise<{ readonly printed: string; readonly code: number | null | undefined }> {
  // On Windows it is a script for the command processor, which wants words with spaces quoted.
  const shell = process.platform === "win32";
  const words = shell ? args.map((word) => `"${word}"`) : args;
  const child = spawn(shell ? `"${program}"` : program, words, {
    shell,
    detached: !shell,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("exit", resolve);
  });
  const code = await Promise.race([ended, sleep(10_000, undefined, { ref: false })]);
  for (const stream of [child.stdout, child.stderr]) stream.destroy();
  child.unref();
  return { printed, code };
}

/**
 * Opens the folder in a window of the desktop VS Code with settings and extensions of its own: nothing of the user's is
 * touched, and no other extension's findings stand between ours. The folder with them is kept, so that the next start
 * looks as this one was left. Rejects with the program's words when it does not take it.
 */
export async function openDesktop(program: string, opened: Opened): Promise<void> {
  const folder = join(installRoot(), profileFor(opened, "desktop"));
  await mkdir(folder, { recursive: true });
  const data = await writeUserData(folder, settingsFor(opened));
  const { printed, code } = await run(program, [
    "--new-window",
    "--disable-workspace-trust",
    `--user-data-dir=${data}`,
    `--extensions-dir=${join(folder, "extensions")}`,
    `--extensionDevelopmentPath=${opened.extension}`,
    // Chromium's sandbox refuses the root user, and VS Code then refuses to start.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    opened.folder,
  ]);
  if (code !== 0 && code !== undefined) throw new Error(`${printed}VS Code (${program}) did not open.`);
  console.log(`VS Code (${program}) opens ${opened.folder}.${hintFor(opened)}`);
}
