import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const server = join(root, "server", "src");

/** What each folder may import beside itself; the arrows of docs/architecture.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [],
  syntax: ["text"],
  model: ["text", "syntax"],
  corpus: ["text", "syntax", "model"],
  rules: ["text", "syntax", "model", "corpus"],
  features: ["text", "syntax", "model", "corpus"],
  formats: ["text", "syntax", "model", "corpus"],
  lsp: ["text", "syntax", "model", "corpus", "rules", "features", "formats"],
  files: ["text", "model", "lsp"],
  node: ["text", "syntax", "model", "corpus", "rules", "features", "formats", "lsp", "files"],
  worker: ["lsp", "files"],
};

/** Packages that a folder may import; the core only what runs anywhere and synchronously. */
const MAY_USE: Readonly<Record<string, RegExp>> = {
  syntax: /^(?:yaml|jsonc-parser)$/,
  lsp: /^(?:vscode-languageserver|vscode-uri)$/,
  files: /^(?:vscode-languageserver|picomatch|ignore)$/,
  node: /^(?:node:.*|vscode-languageserver\/node|vscode-uri|picomatch|gray-matter)$/,
  worker: /^vscode-languageserver\/browser$/,
};

const files = readdirSync(server, { recursive: true })
  .map((name) => join(server, String(name)))
  .filter((file) => file.endsWith(".ts"));

function importsOf(file: string): readonly string[] {
  const source = readFileSync(file, "utf8");
  return [...source.matchAll(/^(?:import|export)\b[^;]*?from\s+"([^"]+)";|\bimport\("([^"]+)"\)/gm)].map(
    (found) => found[1] ?? found[2] ?? "",
  );
}

describe("architecture", () => {
  it("finds the server's files", () => assert.ok(files.length > 50));

  for (const file of files) {
    const path = relative(server, file);
    const folder = path.split(/[\\/]/)[0] ?? "";
    it(`${path} imports only what its folder may`, () => {
      assert.ok(
        folder in MAY_IMPORT,
        `no rule for the folder ${folder}: add it to docs/architecture.md and here`,
      );
      for (const target of importsOf(file)) {
        if (!target.startsWith(".")) {
          assert.match(target, MAY_USE[folder] ?? /^$/, `${path} imports the package ${target}`);
          continue;
        }
        const other = relative(server, normalize(join(dirname(file), target)));
        const otherFolder = other.split(/[\\/]/)[0] ?? "";
        if (otherFolder === folder) continue;
        assert.ok(MAY_IMPORT[folder]?.includes(otherFolder), `${path} imports ${other}, against the arrows`);
      }
    });
  }

  it("has no feature that imports another", () => {
    const folder = join(server, "features");
    // What shows the same thing in several features, the card, is a noun of its own beside them.
    const nounOf = (file: string): string =>
      relative(folder, file).replace(/\.ts$/, "").split(/[\\/]/)[0] ?? "";
    for (const file of files.filter((one) => one.startsWith(folder))) {
      for (const target of importsOf(file).filter((one) => one.startsWith("."))) {
        const other = normalize(join(dirname(file), target));
        if (!other.startsWith(folder)) continue;
        const allowed = [nounOf(file), "card"];
        assert.ok(
          allowed.includes(nounOf(other)),
          `${relative(folder, file)} imports ${relative(folder, other)}`,
        );
      }
    }
  });

  it("lets the client import only the shared protocol types, and the preview the reader of the notation", () => {
    const client = join(root, "client", "src");
    const preview = /server\/src\/(?:text|syntax)\/|server\/src\/model\/(?:attributes|vocabulary)\.ts$/;
    for (const name of readdirSync(client, { recursive: true }).map(String)) {
      if (!name.endsWith(".ts")) continue;
      for (const target of importsOf(join(client, name))) {
        if (!target.includes("server/") || /server\/src\/lsp\/shared\/[\w-]+\.ts$/.test(target)) continue;
        assert.ok(/^preview\b/.test(name) && preview.test(target), `client/src/${name} imports ${target}`);
      }
    }
  });
});
