/**
 * Sets up and opens the worked example, or the folder that is named: builds the extension, then opens the folder with it
 * in the desktop VS Code when `code` is on PATH, else in a VS Code from npm packages, whose address it prints. Nothing is
 * written to the folder.
 *
 * `--browser` takes the second way in any case. `--check` opens a copy of the example without a window, prints its
 * findings and a hover, and ends with 0; with 1 when they do not come.
 */
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
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

/** The absolute path of the folder that was named, from where npm was called; undefined when none was. */
function folderAmong([name, other]) {
  if (name === undefined) return undefined;
  if (other !== undefined) stop(`npm start opens one folder: ${other} is too many.`, 2);
  if (words.includes("--check"))
    stop(`--check looks at the worked example and takes no folder: leave out ${name}.`, 2);
  const folder = resolve(process.env.INIT_CWD ?? process.cwd(), name);
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) stop(`There is no folder ${folder}. Nothing was made or opened.`, 2);
  if (!stat.isDirectory()) stop(`${folder} is a file: name the folder that it is in.`, 2);
  return folder;
}

const unknown = words.find((word) => word.startsWith("-") && word !== "--browser" && word !== "--check");
if (unknown !== undefined)
  stop(`npm start knows --browser, --check and the path of a folder, but not ${unknown}.`, 2);
const own = folderAmong(words.filter((word) => !word.startsWith("-")));
if (!existsSync(join(root, "node_modules", "esbuild")))
  stop("Run npm ci first: it installs what this needs.", 1);

process.stdout.write("Building the extension … ");
const begun = Date.now();
const vsix = join(root, "dist", "attested.vsix");
packExtension(vsix);
console.log(`done after ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
const opened = {
  folder: own ?? join(root, "corpus"),
  isExample: own === undefined,
  extension: join(root, "dist", "extension"),
  vsix,
};
try {
  if (words.includes("--check")) await (await load("check")).check(opened);
  else await (await load("start")).start(opened, words.includes("--browser"));
} catch (error) {
  stop(error instanceof Error ? error.message : String(error), 1);
}
