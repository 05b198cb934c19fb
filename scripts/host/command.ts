import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { atExit, endGroup, signalGroup } from "./cleanup.ts";

/** Takes one line for a person who waits. */
export type Log = (line: string) => void;

/** How a command runs: where, with which environment, for how long at most. */
interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
}

/** Finds the first of the programs that is on PATH and may be executed; undefined when none is. */
export function findProgram(...names: readonly string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const name of names) {
    for (const folder of folders) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not in this folder.
      }
    }
  }
  return undefined;
}

/**
 * Runs a command to its end and returns what it printed on standard output. Rejects with the end of
 * everything it printed when it cannot start, fails or takes longer than `timeoutMs`; its whole process group
 * is then ended.
 */
export async function command(
  program: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<string> {
  const { timeoutMs, ...rest } = options;
  const child = spawn(program, args, { ...rest, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const group = child.pid;
  const withdraw = atExit(() => group !== undefined && signalGroup(group, "SIGKILL"));
  const printed: string[] = [];
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    printed.push(text);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => printed.push(text));
  let timer: NodeJS.Timeout | undefined;
  try {
    const failure = await Promise.race([
      new Promise<string | undefined>((resolve) => {
        child.once("error", (error) => resolve(error.message));
        child.once("close", (code, signal) =>
          resolve(code === 0 ? undefined : `it ended with ${signal ?? `code ${code}`}`),
        );
      }),
      new Promise<string>((resolve) => {
        timer = setTimeout(() => resolve(`it took longer than ${timeoutMs / 1000} s`), timeoutMs);
      }),
    ]);
    if (failure === undefined) return output;
    const tail = printed.join("").trim().split("\n").slice(-15).join("\n");
    throw new Error(`The command "${[program, ...args].join(" ")}" failed: ${failure}.\n${tail}`);
  } finally {
    clearTimeout(timer);
    if (group !== undefined) await endGroup(group);
    withdraw();
  }
}
