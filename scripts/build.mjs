/**
 * Bundles what ships into dist/ and prints how large it is: the editor's side and the server, each for the desktop and
 * for the browser, and the command line.
 *
 * `--dev` leaves names readable and writes source maps; `--test` bundles the suites for VS Code too.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const dev = process.argv.includes("--dev");

/** Packages that bring an ES module are bundled from it: only what is used of it stays. */
const node = { platform: "node", target: "node20", format: "cjs", mainFields: ["module", "main"] };
const browser = { platform: "browser", target: "es2022" };

/**
 * Leaves an import of one of our files out of the bundle: it becomes a bundle of its own that is read only when asked
 * for. What runs for everybody who opens a Markdown file stays small this way.
 */
const apart = (file, to) => ({
  name: "apart",
  setup: ({ onResolve }) =>
    onResolve({ filter: new RegExp(`/${file}\\.ts$`) }, () => ({ path: to, external: true })),
});

const bundles = [
  {
    from: "client/src/extension.ts",
    to: "dist/client.cjs",
    ...node,
    external: ["vscode"],
    plugins: [apart("desktop", "./client.desktop.cjs")],
    supported: { "dynamic-import": false },
  },
  { from: "client/src/desktop.ts", to: "dist/client.desktop.cjs", ...node, external: ["vscode"] },
  {
    from: "client/src/extension.web.ts",
    to: "dist/client.web.cjs",
    ...browser,
    format: "cjs",
    external: ["vscode"],
  },
  { from: "server/src/node/main.ts", to: "dist/server.cjs", ...node },
  { from: "server/src/worker/main.ts", to: "dist/server.worker.js", ...browser, format: "iife" },
  {
    from: "server/src/node/cli-main.ts",
    to: "dist/attested.cjs",
    ...node,
    banner: { js: "#!/usr/bin/env node" },
  },
];

if (process.argv.includes("--test")) {
  // Mocha's browser build runs in both hosts; what a suite asks of Node is there on the desktop only.
  const external = ["vscode", "node:*"];
  bundles.push({
    from: "test/vscode/suite/index.ts",
    to: "dist/test/vscode/index.cjs",
    ...browser,
    format: "cjs",
    external,
  });
}

/** Bundles one entry; answers with the packages that went into it. */
async function bundle({ from, to, ...options }) {
  if (!existsSync(from)) {
    console.log(`${to.padEnd(28)} skipped: there is no ${from}`);
    return [];
  }
  const { metafile } = await build({
    ...options,
    entryPoints: [from],
    outfile: to,
    bundle: true,
    minify: !dev,
    sourcemap: dev,
    legalComments: "none",
    define: { ATTESTED_VERSION: JSON.stringify(version) },
    metafile: true,
    logLevel: "warning",
  });
  console.log(`${to.padEnd(28)} ${(statSync(to).size / 1024).toFixed(0).padStart(6)} KB`);
  return Object.keys(metafile.inputs).flatMap(
    (input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? [],
  );
}

/** The licences of all bundled packages, which ask to be handed on with the code. */
function notices(folders) {
  return [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), "utf8").trim();
    return `${name} ${version}\n\n${text}\n`;
  });
}

try {
  const packages = await Promise.all(bundles.map(bundle));
  writeFileSync(
    "dist/THIRD-PARTY-NOTICES.txt",
    notices(new Set(packages.flat())).join(`\n${"-".repeat(80)}\n\n`),
  );
  // In a package of type "module" VS Code for the web takes a script for a CommonJS one only when its name ends in .cjs;
  // older versions then add .js to the name that they fetch.
  if (existsSync("dist/client.web.cjs")) copyFileSync("dist/client.web.cjs", "dist/client.web.cjs.js");
  if (existsSync("dist/attested.cjs")) chmodSync("dist/attested.cjs", 0o755);
} catch (error) {
  // What is wrong with a source, esbuild has said.
  if (!("errors" in error)) throw error;
  process.exitCode = 1;
}
