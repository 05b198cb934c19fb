/**
 * Sets up and opens the worked example: builds the extension, then opens corpus/ with it in the desktop VS Code when
 * `code` is on PATH, else in a VS Code from npm packages, whose address it prints.
 *
 * `--browser` takes the second way in any case. `--check` opens a copy of the example without a window, prints its
 * findings and a hover, and ends with 0; with 1 when they do not come.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const words = process.argv.slice(2);

function stop(sentence, code) {
  console.error(sentence);
  process.exit(code);
}

/** Builds and packs the extension; what the build says is shown only when it fails. */
function packExtension(vsix) {
  const script = join(root, "scripts", "package.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, vsix], { encoding: "utf8" });
  if (status !== 0) stop(`${stdout}${stderr}The extension could not be built.`, 1);
}

/** Bundles and loads our own modules: they are TypeScript, and need no check of the whole project to run. */
async function load(name) {
  const outfile = join(root, "dist", "start", `${name}.mjs`);
  const { build } = await import("esbuild");
  await build({
    entryPoints: [join(root, "scripts", "start", `${name}.ts`)],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "warning",
  });
  return import(pathToFileURL(outfile).href);
}

const unknown = words.find((word) => word !== "--browser" && word !== "--check");
if (unknown !== undefined) stop(`npm start knows --browser and --check, but not ${unknown}.`, 2);
if (!existsSync(join(root, "node_modules", "esbuild")))
  stop("Run npm ci first: it installs what this needs.", 1);

process.stdout.write("Building the extension … ");
const begun = Date.now();
const vsix = join(root, "dist", "attested.vsix");
packExtension(vsix);
console.log(`done after ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
const example = { corpus: join(root, "corpus"), extension: join(root, "dist", "extension"), vsix };
try {
  if (words.includes("--check")) await (await load("check")).check(example);
  else await (await load("start")).start(example, words.includes("--browser"));
} catch (error) {
  stop(error instanceof Error ? error.message : String(error), 1);
}
