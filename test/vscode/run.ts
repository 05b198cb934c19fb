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

/** Runs the suites inside a real VS Code, on a copy of the worked example, and counts their tests. */
export async function runSuite(): Promise<{ passed: number; failed: number }> {
  const { code, output } = await runInVSCode({
    extensionPath: root,
    testsPath: join(root, "dist", "test", "vscode", "index.cjs"),
    workspace: join(root, "corpus"),
    timeoutMs: 300_000,
    screenshot: join(root, ".vscode-test", "failure.png"),
  });
  const counted = /^(\d+) passed, (\d+) failed/m.exec(output);
  const passed = Number(counted?.[1] ?? 0);
  const failed = Number(counted?.[2] ?? 0);
  return { passed, failed: code !== 0 && failed === 0 ? failed + 1 : failed };
}
