import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { projectRoot } from "../../scripts/host/folder.ts";
import { packExtension, VSIX } from "./session.ts";

describe("the packed extension", () => {
  let files: Readonly<Record<string, Uint8Array>> = {};
  before(() => {
    console.log(`    ${packExtension().trim().replace(/^.*: /, "The package: ")}`);
    files = unzipSync(readFileSync(VSIX));
  });

  const textOf = (path: string): string => {
    const content = files[path];
    assert.ok(content !== undefined, `${path} is not in the package`);
    return strFromU8(content);
  };

  it("says nothing in its manifest that is for developers", () => {
    const manifest: Readonly<Record<string, unknown>> = JSON.parse(textOf("extension/package.json"));
    for (const key of ["type", "private", "bin", "scripts", "devDependencies", "dependencies", "knip"]) {
      assert.ok(!(key in manifest), key);
    }
  });

  it("brings everything that the manifest names, and the documents that belong to it", () => {
    const named = [...textOf("extension/package.json").matchAll(/"\.\/([^"]+)"/g)].map(([, path]) => path);
    const documents = ["README.md", "CHANGELOG.md", "LICENSE.txt", "dist/THIRD-PARTY-NOTICES.txt"];
    for (const path of [...named, ...documents]) textOf(`extension/${path}`);
  });

  it("brings the page of each rule, to which diagnostics link", () => {
    const pages = Object.keys(files).filter((path) => path.startsWith("extension/docs/rules/"));
    assert.ok(pages.length > 10, `${pages.length} pages`);
    assert.match(textOf("extension/docs/rules/claim-no-source.md"), /^# claim-no-source\n/);
  });

  it("brings neither the command line, nor tests, nor sources, nor what serves to debug", () => {
    const others = Object.keys(files).filter((path) => /attested\.cjs|\.map$|\.tsx?$|\btest\b/.test(path));
    assert.deepEqual(others, []);
  });

  it("does not know on which machine it was made", () => {
    for (const path of Object.keys(files)) assert.ok(!textOf(path).includes(projectRoot()), path);
  });
});
