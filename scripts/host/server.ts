import { type ChildProcess, spawn } from "node:child_process";
import { atExit, endGroup, signalGroup, type TemporaryFolder, temporaryFolder } from "./cleanup.ts";
import { editorEnvironment, writeUserData } from "./environment.ts";
import type { ServerPaths } from "./install.ts";
import { extensionFolders, installVsix } from "./vsix.ts";

/** How VS Code is to be started. */
export interface StartOptions {
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long the server may take until it listens, in milliseconds; 30 s unless given. */
  readonly startTimeoutMs?: number;
}

/** What only the caller of the server itself decides. */
export interface ServerOptions extends StartOptions {
  /** The folder for all that it writes, which is kept; a temporary one, removed in the end, unless given. */
  readonly folder?: string;
  /** The port to listen on; any free one unless given. */
  readonly port?: number;
  /** More arguments: who may connect, and to what. */
  readonly args: readonly string[];
  /** A packed extension to install. */
  readonly vsix?: string;
  /** The whole environment; one with a home of its own unless given. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** A running VS Code server. */
export interface Server {
  readonly port: number;
  /** Holds everything that the server writes; a temporary one is removed by `stop`. */
  readonly folder: string;
  /** Resolves with a sentence when the server ends by itself. */
  readonly died: Promise<string>;
  /** Ends the server with all its children and removes the folder; stopping twice is allowed. */
  readonly stop: () => Promise<void>;
}

async function spawnServer(
  paths: ServerPaths,
  folder: string,
  options: ServerOptions,
): Promise<ChildProcess> {
  const data = await writeUserData(folder, options.settings);
  if (options.vsix !== undefined) await installVsix(paths, folder, options.vsix);
  // Without a gallery nothing is looked up on the network.
  const env = {
    ...(options.environment ?? (await editorEnvironment(folder))),
    EXTENSIONS_GALLERY: "{}",
    ...options.env,
  };
  const server = [
    paths.server,
    "--host",
    "127.0.0.1",
    "--port",
    String(options.port ?? 0),
    "--accept-server-license-terms",
    "--disable-workspace-trust",
    // The welcome page would advertise code-server's maker.
    "--disable-getting-started-override",
    "--telemetry-level",
    "off",
    "--user-data-dir",
    data,
    // A folder of its own does what --disable-extensions does elsewhere, without its notice on the screen.
    ...extensionFolders(folder),
    ...options.args,
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
 * Starts VS Code's server and waits until it listens. Rejects, with the server's last words and nothing left running
 * or, but for a folder that is kept, on the disk, when it ends or does not listen in time.
 */
export async function startServer(paths: ServerPaths, options: ServerOptions): Promise<Server> {
  const home: TemporaryFolder =
    options.folder === undefined ? await temporaryFolder() : { path: options.folder, remove: () => {} };
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
