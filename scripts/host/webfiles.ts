import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { VSCODE_VERSION } from "./install.ts";

/** A web extension and its tests at addresses of this machine, as a market would offer them. */
export interface WebFiles {
  /** The addresses of the folders of the extensions to load: the one under test, and the tests' own. */
  readonly extensions: readonly string[];
  /** The address of the tests; undefined without tests. */
  readonly tests: string | undefined;
  readonly stop: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".cjs": "text/javascript",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/**
 * The manifest of an empty web extension around the tests. VS Code runs tests in the worker only when they
 * are in the folder of an extension that runs there. It takes their script for an ES module, which the worker
 * cannot run, when that extension has `"type": "module"`; so the tests get an extension of their own.
 */
const HARNESS = JSON.stringify({
  publisher: "attested",
  name: "test-harness",
  version: "0.0.1",
  engines: { vscode: `^${VSCODE_VERSION}` },
  browser: "./index.js",
});

/**
 * Serves a web extension to the browser. A page that took it from the editor's server would count it as a
 * remote extension, and such a one may not start workers of its own, which a web extension with a language
 * server does.
 */
export async function serveWebFiles(extensionPath: string, testsPath?: string): Promise<WebFiles> {
  const read = async (path: string): Promise<string | Buffer | undefined> => {
    if (path === "/harness/package.json") return HARNESS;
    if (path === "/harness/index.js" && testsPath !== undefined) return readFile(testsPath);
    // Normalised from its root, a path cannot climb out of the folder.
    const [, folder, ...rest] = normalize(path).split("/");
    if (folder !== "extension") return undefined;
    return readFile(join(extensionPath, ...rest)).catch(() => undefined);
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const content = await read(path).catch(() => undefined);
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    response.setHeader("Content-Type", TYPES[extname(path)] ?? "application/octet-stream");
    response.statusCode = content === undefined ? 404 : 200;
    response.end(content);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const root = `http://127.0.0.1:${port}`;
  return {
    extensions: testsPath === undefined ? [`${root}/extension`] : [`${root}/extension`, `${root}/harness`],
    tests: testsPath === undefined ? undefined : `${root}/harness/index.js`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
