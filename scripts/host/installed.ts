import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "./cleanup.ts";
import type { Log } from "./command.ts";
import { editorEnvironment } from "./environment.ts";
import { installHost, type ServerPaths } from "./install.ts";
import { launchChromium } from "./launch.ts";
import type { Page } from "./page.ts";
import { type Server, type ServerOptions, startServer } from "./server.ts";
import { copyWorkspace } from "./session.ts";

/** VS Code as a user has it: the packed extension is installed, and nothing is there for tests. */
interface Served extends Server {
  /** Opens the workspace in any browser of this machine; it holds a secret, so that nobody else's program gets in. */
  readonly address: string;
}

/** The secret of a folder: made once, so that an address stays good from one start to the next. */
async function secretOf(folder: string): Promise<{ readonly file: string; readonly secret: string }> {
  const file = join(folder, "secret");
  await mkdir(folder, { recursive: true });
  if (!existsSync(file)) await writeFile(file, randomUUID(), { mode: 0o600 });
  return { file, secret: await readFile(file, "utf8") };
}

/**
 * Starts VS Code's server with a packed extension on a workspace; all that it writes is in the folder. Rejects as
 * `startServer` does.
 */
export async function serveInstalled(
  paths: ServerPaths,
  options: Omit<ServerOptions, "args"> & {
    readonly vsix: string;
    readonly workspace: string;
    readonly folder: string;
  },
): Promise<Served> {
  const { file, secret } = await secretOf(options.folder);
  const server = await startServer(paths, { ...options, args: ["--connection-token-file", file] });
  const path = options.workspace.split("/").map(encodeURIComponent).join("/");
  return { ...server, address: `http://127.0.0.1:${server.port}/?folder=${path}&tkn=${secret}` };
}

/** What to open. */
interface OpenOptions {
  /** The packed extension. */
  readonly vsix: string;
  /** The folder to open; a copy is opened, so it may be edited. */
  readonly workspace: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Gets the progress of the install. */
  readonly log?: Log;
}

/** A page that shows VS Code. */
export interface OpenPage {
  readonly page: Page;
  /** The copy of the workspace that is open. */
  readonly workspace: string;
  /** Ends browser and server and removes all their files; closing twice is allowed. */
  readonly close: () => Promise<void>;
}

/**
 * Opens VS Code with a packed extension on a copy of a folder in a headless Chromium. Installs both if need be. Rejects,
 * with nothing left behind, when one of them does not start.
 */
export async function openInstalled(options: OpenOptions): Promise<OpenPage> {
  const paths = await installHost(options.log);
  const home = await temporaryFolder();
  const stops: (() => Promise<void>)[] = [async () => home.remove()];
  // Last opened, first closed, whatever becomes of the others.
  const close = async () => {
    for (const stop of stops.toReversed()) await stop().catch(() => {});
  };
  try {
    const workspace = await copyWorkspace(options.workspace, home.path);
    const server = await serveInstalled(paths, { ...options, workspace, folder: home.path });
    stops.push(server.stop);
    const { context, page } = await launchChromium({
      playwright: paths.playwright,
      chromium: paths.chromium,
      profile: join(home.path, "browser"),
      env: await editorEnvironment(home.path),
      ...(options.viewport && { viewport: options.viewport }),
    });
    stops.push(() => context.close());
    await page.goto(server.address, { waitUntil: "commit", timeout: 30_000 });
    return { page, workspace, close };
  } catch (error) {
    await close();
    throw error;
  }
}
