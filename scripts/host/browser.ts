import { join } from "node:path";
import { format } from "node:util";
import type { Log } from "./command.ts";
import { editorEnvironment } from "./environment.ts";
import type { HostPaths } from "./install.ts";
import { launchChromium } from "./launch.ts";
import type { Page } from "./page.ts";
import type { Server } from "./server.ts";
import type { WebFiles } from "./webfiles.ts";

/** An extension that runs in Node, with absolute paths; the tests are a module that exports `run`. */
interface NodeExtension {
  readonly extensionPath: string;
  readonly testsPath: string | undefined;
}

/** What the workbench opens. Without tests it just stands there to be used. */
interface WorkbenchOptions {
  /** The absolute path of a folder. */
  readonly workspace: string;
  /** The extension and its tests: files for one in Node, addresses for one in the page's worker. */
  readonly extension: NodeExtension | WebFiles;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Gets each line that VS Code or the tests wrote to the console. */
  readonly onLine: Log;
}

/**
 * How a run came to its end: the tests' exit code, or a sentence that says what went wrong before one came.
 */
export interface Ending {
  readonly code: number;
  readonly reason?: string;
}

/** An open workbench. */
interface Workbench {
  readonly page: Page;
  readonly ended: Promise<Ending>;
  /** Closes the browser; closing twice is allowed. */
  readonly close: () => Promise<void>;
}

/** What VS Code says about its own connections, and about services that nobody offers here. */
const NOISE = new RegExp(
  [
    "^Canceled",
    "^Creating a socket",
    "^Creation of workbench contribution",
    "^Ignoring fetching additional builtin",
    "^Loading development extension",
    "^Request to .*package\\.nls\\.json",
    "^Resolv(ing|ed) connection",
    "^Updating additional builtin",
    "^\\[(AgentHost|Account|ChatModel|chat-|reconnection|Service Worker)",
  ].join("|"),
);

/** The address of the workbench, with what is to run in Node as its payload. */
function workbenchAddress(port: number, workspace: string, extension: NodeExtension | WebFiles): string {
  const authority = `127.0.0.1:${port}`;
  const remote = (path: string) =>
    `vscode-remote://${authority}${path.split("/").map(encodeURIComponent).join("/")}`;
  const payload: string[][] = [];
  if ("extensionPath" in extension) {
    payload.push(["extensionDevelopmentPath", remote(extension.extensionPath)]);
    if (extension.testsPath !== undefined) payload.push(["extensionTestsPath", remote(extension.testsPath)]);
  }
  const address = new URL(`http://${authority}/`);
  address.searchParams.set("folder", workspace);
  address.searchParams.set("payload", JSON.stringify(payload));
  return address.href;
}

/**
 * A script that writes web extensions into the settings in VS Code's page, before VS Code reads them. The
 * payload cannot say them: it takes paths of the server only, and its word for running these in the worker
 * has no effect.
 */
function webExtensionScript(files: WebFiles): string {
  const parts = (address: string) => {
    const { host, pathname } = new URL(address);
    return { scheme: "http", authority: host, path: pathname };
  };
  const development = {
    extensions: files.extensions.map(parts),
    ...(files.tests && { extensionTestsPath: parts(files.tests) }),
  };
  // The page's modules run after the document has become interactive.
  return `document.addEventListener("readystatechange", () => {
    const element = document.getElementById("vscode-workbench-web-configuration");
    if (element === null) return;
    const settings = JSON.parse(element.dataset.settings);
    Object.assign(settings.developmentOptions, ${JSON.stringify(development)});
    element.dataset.settings = JSON.stringify(settings);
  }, { once: true });`;
}

/**
 * Opens the workbench of a running server in a headless Chromium. Its files are kept in the server's folder,
 * so that stopping the server removes them. Rejects when the browser does not start.
 */
export async function openWorkbench(
  paths: HostPaths,
  server: Server,
  options: WorkbenchOptions,
): Promise<Workbench> {
  const { context, page } = await launchChromium({
    playwright: paths.playwright,
    chromium: paths.chromium,
    profile: join(server.folder, "browser"),
    env: await editorEnvironment(server.folder),
    ...(options.viewport && { viewport: options.viewport }),
  });
  const { extension } = options;
  const address = workbenchAddress(server.port, options.workspace, extension);
  if (!("extensionPath" in extension)) await page.addInitScript({ content: webExtensionScript(extension) });
  const ended = new Promise<Ending>((resolve) => {
    const fail = (reason: string) => resolve({ code: 1, reason });
    page.on("crash", () => fail("the page of VS Code crashed"));
    context.on("close", () => fail("the browser was closed"));
    void server.died.then((why) => fail(`VS Code's server is gone: ${why}`));
    void page
      .exposeFunction("codeAutomationExit", (code: number) => resolve({ code }))
      .then(() =>
        page.exposeFunction("codeAutomationLog", (_type: string, args: readonly unknown[]) => {
          const line = format(...args);
          if (process.env["ATTESTED_VSCODE_VERBOSE"] || !NOISE.test(line)) options.onLine(line);
        }),
      )
      .then(() => page.goto(address, { waitUntil: "commit", timeout: 30_000 }))
      .catch((error: unknown) => fail(`the page of VS Code did not open: ${String(error)}`));
  });
  return { page, ended, close: () => context.close() };
}
