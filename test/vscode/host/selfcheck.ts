import { strict as assert } from "node:assert";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { TEMPORARY_PREFIX, temporaryFolder } from "../../../scripts/host/cleanup.ts";
import { installHost } from "../../../scripts/host/install.ts";
import { startServer } from "../../../scripts/host/server.ts";
import { openVSCode } from "../../../scripts/host/session.ts";
import { type RunResult, runInVSCode, TIMED_OUT } from "./run.ts";

// Proves the host itself, on the npm host, with an extension and suites that it writes: run it with Node
// after a compile. It is no part of mocha's run because it needs the host installed, and because what it
// tests is what runs the other tests.

const WHERE = `const where = typeof process === "undefined" ? "the worker" : "Node";`;

const EXTENSION = `
const vscode = require("vscode");
${WHERE}
exports.activate = (context) => {
  context.subscriptions.push(vscode.languages.registerHoverProvider("markdown", {
    provideHover: () => new vscode.Hover("A hover from " + where),
  }));
};
`;

const MANIFEST = {
  name: "host-selfcheck",
  publisher: "attested",
  version: "0.0.1",
  // The project's own manifest has this type too; both hosts must live with it.
  type: "module",
  engines: { vscode: "^1.100.0" },
  main: "./extension.cjs",
  browser: "./extension.cjs",
  activationEvents: ["onLanguage:markdown"],
  contributes: {},
};

const HELPER = fileURLToPath(new URL("suite.js", import.meta.url));

function suite(body: string): string {
  return `
import { runSuites } from ${JSON.stringify(HELPER)};
import * as vscode from "vscode";
${WHERE}
export const run = () => runSuites(() => {
  describe("the self-check", () => {
    it("asks the extension for a hover", async () => {
      const [folder] = vscode.workspace.workspaceFolders;
      const uri = vscode.Uri.joinPath(folder.uri, "note.md");
      await vscode.extensions.getExtension("attested.host-selfcheck").activate();
      await vscode.window.showTextDocument(uri);
      const hovers = await vscode.commands.executeCommand(
        "vscode.executeHoverProvider", uri, new vscode.Position(0, 3));
      const words = hovers.flatMap((hover) => hover.contents.map((content) => content.value));
      if (!words.includes("A hover from " + where)) throw new Error("the hover is missing");
      console.log("extension and tests run in " + where);
    });
    ${body}
  });
});
`;
}

const SUITES = {
  passing: suite(""),
  failing: suite(`
    it("fails", () => { throw new Error("on purpose"); });
    it("throws later", (done) => { setTimeout(() => { throw new Error("out of reach"); }); });`),
  hanging: suite(`it("hangs", function () { this.timeout(0); return new Promise(() => {}); });`),
};

async function writeProject(folder: string): Promise<void> {
  const extension = join(folder, "extension");
  const workspace = join(folder, "notes");
  await mkdir(extension);
  await mkdir(workspace);
  await writeFile(join(workspace, "note.md"), "# A note\n\nIts text.\n");
  await writeFile(join(extension, "package.json"), JSON.stringify(MANIFEST));
  await writeFile(join(extension, "extension.cjs"), EXTENSION);
  for (const [name, contents] of Object.entries(SUITES)) {
    await build({
      stdin: { contents, resolveDir: folder, sourcefile: `${name}.js` },
      outfile: join(extension, `${name}.cjs`),
      bundle: true,
      format: "cjs",
      platform: "browser",
      external: ["vscode"],
      logLevel: "error",
    });
  }
}

/** The names of this program's folders in the system's temporary folder, and of Playwright's. */
function temporaryNames(): string[] {
  return readdirSync(tmpdir()).filter(
    (name) => name.startsWith(TEMPORARY_PREFIX) || name.startsWith("playwright"),
  );
}

/**
 * The processes that have one of this program's temporary folders in their command line, other than this one.
 */
function leftProcesses(): string[] {
  const commands = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return commands.flatMap((id) => {
    const file = `/proc/${id}/cmdline`;
    const line = existsSync(file) ? readFileSync(file, "utf8").replaceAll("\0", " ") : "";
    return line.includes(join(tmpdir(), TEMPORARY_PREFIX)) ? [line.slice(0, 200)] : [];
  });
}

async function check(title: string, action: () => Promise<void>): Promise<void> {
  const begun = Date.now();
  const before = temporaryNames();
  const running = leftProcesses();
  await action();
  assert.deepEqual(temporaryNames(), before, `${title}: temporary folders were left behind`);
  assert.deepEqual(leftProcesses(), running, `${title}: processes were left behind`);
  console.log(`ok ${title} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
}

async function main(): Promise<void> {
  process.env["ATTESTED_VSCODE"] = "npm";
  const paths = await installHost();
  const home = await temporaryFolder();
  await writeProject(home.path);
  const workspace = join(home.path, "notes");
  const extensionPath = join(home.path, "extension");
  const quiet = () => {};
  const run = (
    name: keyof typeof SUITES,
    kind: "desktop" | "web",
    timeoutMs = 60_000,
  ): Promise<RunResult> => {
    const screenshot = join(home.path, `${name}.png`);
    const testsPath = join(extensionPath, `${name}.cjs`);
    return runInVSCode({
      extensionPath,
      testsPath,
      workspace,
      kind,
      timeoutMs,
      screenshot,
      log: quiet,
      onLine: quiet,
    });
  };

  await check("a passing suite ends with 0", async () => {
    const result = await run("passing", "desktop");
    assert.equal(result.code, 0, result.output);
    assert.match(result.output, /run in Node$/m);
    assert.match(result.output, /^1 passed, 0 failed$/m);
  });
  await check("a passing suite of a web extension ends with 0", async () => {
    const result = await run("passing", "web");
    assert.equal(result.code, 0, result.output);
    assert.match(result.output, /run in the worker$/m);
    assert.match(result.output, /^1 passed, 0 failed$/m);
  });
  await check("a failing suite ends with 1, its errors and a screenshot", async () => {
    const result = await run("failing", "desktop");
    assert.equal(result.code, 1, result.output);
    assert.match(result.output, /^1 passed, 2 failed$/m);
    assert.match(result.output, /on purpose[\s\S]*failing\.cjs/);
    assert.match(result.output, /out of reach/);
    assert.ok(statSync(join(home.path, "failing.png")).size > 10_000);
  });
  await check("a suite that hangs is stopped", async () => {
    const result = await run("hanging", "desktop", 8000);
    assert.ok(result.timedOut && result.code === TIMED_OUT, result.output);
    assert.ok(existsSync(join(home.path, "hanging.png")));
  });
  await check("the page is there to be used", async () => {
    const session = await openVSCode({ extensionPath, workspace });
    try {
      const file = session.page.locator(".monaco-list-row").filter({ hasText: "note.md" });
      await file.click({ clickCount: 2, timeout: 20_000 });
      await session.page.locator(".view-lines").filter({ hasText: "Its" }).waitFor({ timeout: 10_000 });
    } finally {
      await session.close();
    }
  });
  await check("a server that is late is no server", async () => {
    await assert.rejects(startServer(paths, { startTimeoutMs: 1, args: [] }), /did not listen within/);
  });
  await check("a server that ends at once is reported", async () => {
    await assert.rejects(
      startServer({ ...paths, server: join(extensionPath, "none.js") }, { args: [] }),
      /ended with code 1/,
    );
  });
  home.remove();
}

await main();
