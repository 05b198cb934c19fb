import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInVSCode } from "./host/run.ts";

const root = join(fileURLToPath(import.meta.url), "..", "..", "..", "..");

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
