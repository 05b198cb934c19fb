import { cp } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { type Ending, openWorkbench } from "./browser.ts";
import type { Log } from "./command.ts";
import { installHost } from "./install.ts";
import type { Page } from "./page.ts";
import { type StartOptions, startServer } from "./server.ts";
import { serveWebFiles } from "./webfiles.ts";

/** Whom a server for tests lets in and how long it lives. */
const ARGS: readonly string[] = [
  "--without-connection-token",
  // Without the driver the page ignores the extension and the tests that it is given.
  "--enable-smoke-test-driver",
  // The last resort, for the case that this process is killed: a server that nobody uses ends itself in minutes.
  "--enable-remote-auto-shutdown",
  "--reconnection-grace-time",
  "30",
];

/** What to open in VS Code on the npm host. */
export interface SessionOptions extends StartOptions {
  /** The folder of the extension's package.json. */
  readonly extensionPath: string;
  /** The folder to open; a copy is opened, so it may be edited. */
  readonly workspace: string;
  readonly testsPath?: string;
  /**
   * Where the extension and the tests run: in Node, which is `desktop` and the default, or in a web worker.
   */
  readonly kind?: "desktop" | "web";
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Gets the progress of the install. */
  readonly log?: Log;
  /** Gets VS Code's and the extension's console, a line at a time. */
  readonly onLine?: Log;
}

/** An open VS Code. */
export interface Session {
  readonly page: Page;
  /** The copy of the workspace that is open. */
  readonly workspace: string;
  readonly ended: Promise<Ending>;
  /** Ends browser and server and removes all their files; closing twice is allowed. */
  readonly close: () => Promise<void>;
}

/**
 * Copies the workspace into the folder under its own name, which VS Code shows, and returns the copy's path.
 */
export async function copyWorkspace(workspace: string, folder: string): Promise<string> {
  const copy = join(folder, "workspace", basename(resolve(workspace)));
  await cp(workspace, copy, { recursive: true });
  return copy;
}

/**
 * Opens VS Code with the extension on a copy of the workspace: for tests inside it when `testsPath` is given,
 * and always with the page at hand for clicking, hovering and screenshots. Installs the host if need be.
 * Rejects, with nothing left behind, when server or browser do not start.
 */
export async function openVSCode(options: SessionOptions): Promise<Session> {
  const extensionPath = resolve(options.extensionPath);
  const testsPath = options.testsPath === undefined ? undefined : resolve(options.testsPath);
  const paths = await installHost(options.log);
  const server = await startServer(paths, { ...options, args: ARGS });
  const stops = [server.stop];
  // Last opened, first closed; the server last of all, whatever becomes of the others.
  const close = async () => {
    for (const stop of stops.slice(1).toReversed()) await stop().catch(() => {});
    await server.stop();
  };
  try {
    const workspace = await copyWorkspace(options.workspace, server.folder);
    const web = options.kind === "web" ? await serveWebFiles(extensionPath, testsPath) : undefined;
    if (web !== undefined) stops.push(web.stop);
    const workbench = await openWorkbench(paths, server, {
      workspace,
      extension: web ?? { extensionPath, testsPath },
      onLine: options.onLine ?? (() => {}),
      ...(options.viewport && { viewport: options.viewport }),
    });
    stops.push(workbench.close);
    return { page: workbench.page, workspace, ended: workbench.ended, close };
  } catch (error) {
    await close();
    throw error;
  }
}
