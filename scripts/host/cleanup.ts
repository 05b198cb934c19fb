import { readdirSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The start of the name of every temporary folder that the test host makes. */
export const TEMPORARY_PREFIX = "attested-vscode-";

const last = new Set<() => void>();
const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

function runLast(): void {
  for (const action of [...last].reverse()) action();
  last.clear();
}

let wished: (() => void) | undefined;

function onSignal(signal: keyof typeof signals): void {
  if (wished !== undefined) return wished();
  // This runs the actions, as any other end does.
  process.exit(128 + signals[signal]);
}

/**
 * Registers a synchronous action for the case that this process ends before its normal clean-up, by an error,
 * by `process.exit` or by an interrupt. Returns a function that withdraws it. The signal handlers exist only
 * while an action is registered, so that a program that uses no host keeps its own behaviour.
 */
export function atExit(action: () => void): () => void {
  if (last.size === 0) {
    process.on("exit", runLast);
    for (const signal of Object.keys(signals)) process.on(signal, onSignal);
  }
  last.add(action);
  return () => {
    last.delete(action);
    if (last.size > 0) return;
    process.off("exit", runLast);
    for (const signal of Object.keys(signals)) process.off(signal, onSignal);
  };
}

/**
 * Resolves when somebody wants this process to end (Ctrl+C, the terminal closes, another process asks), and leaves it
 * running so that it can clean up in its own time; npm passes on what the terminal has sent already, so a second asking
 * changes nothing. To be called once, while an action is registered with `atExit`.
 */
export function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    wished = resolve;
  });
}

/**
 * Lets everybody else who has registered something for the end of this process so far have their turn before the
 * actions of `atExit`: a browser must be gone before its folder is removed.
 */
export function endAfterOthers(): void {
  if (last.size === 0) return;
  process.off("exit", runLast);
  process.on("exit", runLast);
}

/** A temporary folder and the function that removes it; removing twice is allowed. */
export interface TemporaryFolder {
  readonly path: string;
  readonly remove: () => void;
}

/**
 * Makes a temporary folder that is removed by its `remove`, or when this process ends, whichever is first.
 */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), TEMPORARY_PREFIX)));
  const erase = () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  const withdraw = atExit(erase);
  return {
    path,
    remove: () => {
      withdraw();
      erase();
    },
  };
}

/** Sends a signal to a process group; a group that is already gone is no error. */
export function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // The last process of the group has ended.
  }
}

/**
 * Says whether a process of the group still runs. A process that has ended but was never collected by its
 * parent (usual in a container without an init process) counts as ended, which `kill(-group, 0)` alone cannot
 * tell.
 */
function groupRuns(group: number): boolean {
  if (process.platform !== "linux") {
    try {
      process.kill(-group, 0);
      return true;
    } catch {
      return false;
    }
  }
  return readdirSync("/proc").some((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      // The fields after the command, which stands in brackets: state, parent, process group.
      const [state, , owner] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return Number(owner) === group && state !== "Z";
    } catch {
      return false;
    }
  });
}

/** Ends a process group: politely first, by force after two seconds. Resolves when nothing of it runs. */
export async function endGroup(group: number): Promise<void> {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    signalGroup(group, signal);
    for (let waited = 0; waited < 2000; waited += 50) {
      if (!groupRuns(group)) return;
      await sleep(50);
    }
  }
}
