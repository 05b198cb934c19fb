import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { atExit, endGroup, signalGroup, type TemporaryFolder, temporaryFolder } from "./cleanup.ts";

/** What VS Code says to itself at the start and asks people about; tests want none of it. */
const QUIET_SETTINGS: Readonly<Record<string, unknown>> = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "remote.autoForwardPorts": false,
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** How VS Code is to be started; `settings` are user settings, `env` is added to the environment. */
export interface StartOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** How long the server may take until it listens, in milliseconds; 30 s unless given. */
  readonly startTimeoutMs?: number;
}

/** A running VS Code server. */
export interface Server {
  readonly port: number;
  /** Holds everything that this run writes; removed by `stop`. */
  readonly folder: string;
  /** Resolves with a sentence when the server ends by itself. */
  readonly died: Promise<string>;
  /** Ends the server with all its children and removes the folder; stopping twice is allowed. */
  readonly stop: () => Promise<void>;
}

/** This process's environment without what belongs to an editor or a debugger that it runs in. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/**
 * The environment for a server or browser under test: a home and temporary folder of its own besides, so that
 * neither the user's files nor an earlier run has a say.
 */
export async function editorEnvironment(
  folder: string,
  more: Readonly<Record<string, string>> = {},
): Promise<NodeJS.ProcessEnv> {
  const home = join(folder, "home");
  const temporary = join(folder, "tmp");
  await mkdir(home, { recursive: true });
  await mkdir(temporary, { recursive: true });
  const env = cleanEnvironment();
  for (const name of Object.keys(env)) if (name.startsWith("XDG_")) delete env[name];
  return { ...env, HOME: home, TMPDIR: temporary, ...more };
}

/** Writes the user settings into a new data folder and returns its path. */
export async function writeUserData(
  folder: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const data = join(folder, "data");
  await mkdir(join(data, "User"), { recursive: true });
  await writeFile(join(data, "User/settings.json"), JSON.stringify({ ...QUIET_SETTINGS, ...settings }));
  return data;
}

async function spawnServer(
  paths: { readonly node: string; readonly server: string },
  folder: string,
  options: StartOptions,
): Promise<ChildProcess> {
  const data = await writeUserData(folder, options.settings);
  // Without a gallery nothing is looked up on the network.
  const env = await editorEnvironment(folder, { EXTENSIONS_GALLERY: "{}", ...options.env });
  const server = [
    paths.server,
    "--host",
    "127.0.0.1",
    "--port",
    "0",
    "--without-connection-token",
    "--accept-server-license-terms",
    "--disable-workspace-trust",
    // Without the driver the page ignores the extension and the tests that it is given.
    "--enable-smoke-test-driver",
    // The last resort, for the case that this process is killed: a server that nobody uses ends itself in
    // minutes.
    "--enable-remote-auto-shutdown",
    "--reconnection-grace-time",
    "30",
    "--telemetry-level",
    "off",
    "--user-data-dir",
    data,
    // A new folder does what --disable-extensions does elsewhere, without its notice on the screen.
    "--extensions-dir",
    join(folder, "extensions"),
    "--server-data-dir",
    join(folder, "server"),
  ];
  return spawn(paths.node, server, { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
}

/** Resolves with the port, or with a sentence that says why there is none. */
function listening(child: ChildProcess, died: Promise<string>, timeoutMs: number): Promise<number | string> {
  let timer: NodeJS.Timeout | undefined;
  const port = new Promise<number>((resolve) => {
    let printed = "";
    child.stdout?.on("data", (text: string) => {
      printed += text;
      const found = /agent listening on (\d+)/.exec(printed)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
  });
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`it did not listen within ${timeoutMs / 1000} s`), timeoutMs);
  });
  return Promise.race([port, died, late]).finally(() => clearTimeout(timer));
}

/**
 * Starts VS Code's server with a data folder of its own and waits until it listens. Rejects, with the
 * server's last words and nothing left running or on the disk, when it ends or does not listen in time.
 */
export async function startServer(
  paths: { readonly node: string; readonly server: string },
  options: StartOptions = {},
): Promise<Server> {
  const home: TemporaryFolder = await temporaryFolder();
  const child = await spawnServer(paths, home.path, options).catch((error: unknown) => {
    home.remove();
    throw error;
  });
  const group = child.pid;
  const withdraw = atExit(() => group !== undefined && signalGroup(group, "SIGKILL"));
  const stop = async () => {
    if (group !== undefined) await endGroup(group);
    withdraw();
    home.remove();
  };
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => words.push(text));
  }
  const died = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(`it could not start: ${error.message}`));
    child.once("exit", (code, signal) => resolve(`it ended with ${signal ?? `code ${code}`}`));
  });
  const port = await listening(child, died, options.startTimeoutMs ?? 30_000);
  if (typeof port === "number") return { port, folder: home.path, died, stop };
  await stop();
  const tail = words.join("").trim().split("\n").slice(-15).join("\n");
  throw new Error(`VS Code's server is not there: ${port}.\n${tail}`);
}
