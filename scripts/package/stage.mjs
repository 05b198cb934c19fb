import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** What of the manifest is for those who work on the project. */
const FOR_DEVELOPERS = ["type", "private", "bin", "scripts", "devDependencies", "knip"];

/** Files that ship under another name: the marketplaces look for a licence that ends in .txt. */
const FILES = { "README.md": "README.md", "CHANGELOG.md": "CHANGELOG.md", LICENSE: "LICENSE.txt" };

/**
 * A page as the extension's own page shows it, where nothing leads to the files beside it: links to them become their
 * words, pictures among them nothing. Code stays as it is.
 */
function withoutLocalLinks(markdown) {
  return markdown.replace(/`[^`\n]*`|(!?)\[([^\]\n]*)\]\((?!https?:)[^)\n]*\)/g, (all, image, words) => {
    if (words === undefined) return all;
    return image === "" ? words : "";
  });
}

/** Folders that ship whole, as far as there are any; diagnostics link to the pages in docs/rules. */
const FOLDERS = ["docs/rules", "images", "media", "schemas", "syntaxes"];

/** What of dist/ stays behind: the command line, which is a program of its own, and what serves to debug. */
const LEFT_BEHIND = /^attested\.cjs|\.cjs\.js$|\.map$|\.vsix$/;

/** The script for the browser; `"type": "module"` asks for its name in dist/, older versions of VS Code for the other. */
const WEB = { from: "client.web.cjs", to: "client.web.js" };

/** The manifest as it ships: of CommonJS scripts, as they are. */
function manifestToShip(manifest) {
  const { engines, ...shipped } = manifest;
  for (const key of FOR_DEVELOPERS) delete shipped[key];
  return { ...shipped, browser: `./dist/${WEB.to}`, engines: { vscode: engines.vscode } };
}

/** Every path in the manifest that names a file of the extension. */
function pathsIn(value) {
  if (typeof value === "string") return value.startsWith("./") ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(pathsIn);
}

/** All files below a folder, sorted, with "/" between folders. */
function filesBelow(folder, prefix = "") {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .flatMap((entry) => {
      const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(folder, path) : [path];
    })
    .sort();
}

/**
 * Lays out the extension in a folder, which is emptied first, and returns its manifest and its files: path to content.
 * The folder is an extension that runs as it stands. Throws when the manifest names a file that is not there.
 */
export function stageExtension(root, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "dist"), { recursive: true });
  for (const [from, to] of Object.entries(FILES)) {
    writeFileSync(join(folder, to), withoutLocalLinks(readFileSync(join(root, from), "utf8")));
  }
  for (const name of FOLDERS) {
    if (!existsSync(join(root, name))) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  for (const entry of readdirSync(join(root, "dist"), { withFileTypes: true })) {
    const { name } = entry;
    if (!entry.isFile() || LEFT_BEHIND.test(name)) continue;
    copyFileSync(join(root, "dist", name), join(folder, "dist", name === WEB.from ? WEB.to : name));
  }
  const manifest = manifestToShip(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
  const missing = pathsIn(manifest).filter((path) => !existsSync(join(folder, path)));
  if (missing.length > 0) throw new Error(`package.json names files that do not ship: ${missing.join(", ")}`);
  return {
    manifest,
    files: new Map(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path))])),
  };
}
