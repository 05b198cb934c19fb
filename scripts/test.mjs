/**
 * The whole test run, as the README's test command starts it: compile, format and lint, dead code, bundles, fast tests,
 * protocol tests against the bundles, Neovim, suites inside a real VS Code, the screen with screenshots. Ends with the true line `N passed, N failed`.
 *
 * `--fast` stops behind the fast tests; `--grep TEXT` runs only the mocha tests whose titles hold the text.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);
const fast = process.argv.includes("--fast");
const grep = process.argv[process.argv.indexOf("--grep") + 1];
const total = { passed: 0, failed: 0, skipped: 0 };

/** Runs a program of an installed package; it passes when it exits with 0. */
function check(title, program, args) {
  const result = spawnSync(process.execPath, [join("node_modules", program), ...args], { stdio: "inherit" });
  const passed = result.status === 0;
  total[passed ? "passed" : "failed"]++;
  console.log(`${passed ? "✔" : "✘"} ${title}`);
  return passed;
}

/** Runs a script of ours, which is no test of its own. */
function step(title, script, args = []) {
  const result = spawnSync(process.execPath, [script, ...args], { stdio: "inherit" });
  if (result.status === 0) return true;
  total.failed++;
  console.log(`✘ ${title}`);
  return false;
}

/** All compiled test files below a folder. */
function testsIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".test.js"))
    .map((name) => join(root, folder, name))
    .sort();
}

async function mocha(files) {
  const { default: Mocha } = await import("mocha");
  const runner = new Mocha({
    ui: "bdd",
    reporter: "dot",
    timeout: 30_000,
    ...(process.argv.includes("--grep") ? { grep } : {}),
  });
  for (const file of files) runner.addFile(file);
  await runner.loadFilesAsync();
  const { passes, failures, pending } = await new Promise((resolve) => {
    const run = runner.run(() => resolve(run.stats));
  });
  total.passed += passes;
  total.failed += failures;
  total.skipped += pending;
}

/** Calls a function of the module that runs VS Code. */
async function inVSCode(name) {
  return (await import(join(root, "out/test/vscode/run.js")))[name]();
}

function finish() {
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}

const compiled = check("types (tsc -b)", "typescript/bin/tsc", ["-b"]);
if (!process.argv.includes("--grep")) {
  check("format and lint (biome)", "@biomejs/biome/bin/biome", ["ci", "--error-on-warnings"]);
  check("dead code (knip)", "knip/bin/knip.js", []);
}
if (!compiled) finish();
// The fast tests that look at the built program or at VS Code's files skip themselves where these are not there.
if (!fast) {
  if (!step("bundles", "scripts/build.mjs", ["--test"])) finish();
  await inVSCode("prepareHost");
}

const ends = ["out/test/protocol", "out/test/neovim", "out/test/ui", "out/test/vscode"];
await mocha(testsIn("out/test").filter((file) => !ends.some((end) => file.startsWith(join(root, end)))));
if (fast) finish();

await mocha([...testsIn("out/test/protocol"), ...testsIn("out/test/neovim")]);

const inside = await inVSCode("runSuite");
total.passed += inside.passed;
total.failed += inside.failed;
total.skipped += inside.skipped;
await mocha(testsIn("out/test/ui"));
finish();
