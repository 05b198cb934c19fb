import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installHost } from "../../scripts/host/install.ts";
import { chooseHost } from "./host/desktop.ts";
import { runInVSCode } from "./host/run.ts";

const root = join(fileURLToPath(import.meta.url), "..", "..", "..", "..");

/** Installs what the suites need where no desktop VS Code serves, so that other tests find VS Code's own files too. */
export async function prepareHost(): Promise<void> {
  const { host } = await chooseHost("desktop");
  if (host === "npm") await installHost(console.log);
}

/** How many tests of the suites passed, failed and were skipped. */
export interface Counted {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Runs the suites inside a real VS Code, on copies of the worked example, and counts their tests: as on a desktop, with the
 * extension and the server in Node, and as in a browser, with both in workers and the files through the editor.
 */
export async function runSuite(): Promise<Counted> {
  const desktop = await runOn("desktop");
  const web = await runOn("web");
  return {
    passed: desktop.passed + web.passed,
    failed: desktop.failed + web.failed,
    skipped: desktop.skipped + web.skipped,
  };
}

async function runOn(kind: "desktop" | "web"): Promise<Counted> {
  const { code, output } = await runInVSCode({
    kind,
    extensionPath: root,
    testsPath: join(root, "dist", "test", "vscode", "index.cjs"),
    workspace: join(root, "corpus"),
    timeoutMs: 300_000,
    screenshot: join(root, ".vscode-test", `failure-${kind}.png`),
  });
  const [, passed = 0, failed = 0, skipped = 0] = (
    /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?/m.exec(output) ?? []
  ).map(Number);
  return { passed, failed: code !== 0 && failed === 0 ? failed + 1 : failed, skipped: skipped || 0 };
}
