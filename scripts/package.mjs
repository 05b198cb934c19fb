/**
 * Makes the VSIX, the file from which VS Code installs the extension: builds, lays out in dist/extension/ what ships,
 * and packs that folder. `node scripts/package.mjs [FILE]` writes attested-VERSION.vsix unless a file is named;
 * `--no-build` takes the bundles that are there.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stageExtension } from "./package/stage.mjs";
import { vsixOf } from "./package/vsix.mjs";

/** What the marketplaces would take is far more; what grows beyond this has something in it that does not run. */
const MOST_BYTES = 1.5e6;

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const named = process.argv.slice(2).filter((word) => !word.startsWith("--"));

function build() {
  const { status } = spawnSync(process.execPath, [join(root, "scripts", "build.mjs")], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}

if (!process.argv.includes("--no-build")) build();
const { manifest, files } = stageExtension(root, join(root, "dist", "extension"));
const target = named[0] ?? join(root, `${manifest.name}-${manifest.version}.vsix`);
const vsix = vsixOf(manifest, files);
writeFileSync(target, vsix);
console.log(`${target}: ${files.size} files, ${(vsix.length / 1024).toFixed(0)} KB`);
if (vsix.length > MOST_BYTES) {
  console.log(
    `The package is larger than ${MOST_BYTES / 1e6} MB. See in dist/extension/ what need not ship.`,
  );
  process.exitCode = 1;
}
