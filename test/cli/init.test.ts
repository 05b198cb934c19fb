import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { newConfig } from "../../server/src/lsp/shared/new-config.ts";
import {
  CONFIG_KEYS,
  DEFAULT_CONFIG,
  readConfig,
  saySame,
  takeSameFiles,
} from "../../server/src/model/config.ts";
import { RULES } from "../../server/src/rules/all.ts";
import { folderOf } from "../node/temporary.ts";
import { run } from "./run.ts";

const configIn = (folder: string): string => readFileSync(join(folder, "attested.yaml"), "utf8");

describe("cli: init", () => {
  it("writes an attested.yaml, and says what is in the corpus and what to do next", async () => {
    const folder = folderOf({ "a.md": "", "b/c.md": "", "README.md": "", "x.txt": "" });
    const { code, out, err } = await run(folder, ["init", "."]);
    assert.deepEqual([code, err], [0, ""]);
    assert.match(out, /^Wrote attested\.yaml/);
    assert.match(out, /This folder is a corpus now\. 2 Markdown files belong to it\./);
    assert.match(out, /attested import TEXT\.txt --into articles\n/);
    assert.match(out, /attested check \.\n/);
    assert.equal(configIn(folder), newConfig());
    assert.equal((await run(folder, ["check"])).code, 0);
  });

  it("makes the folder, and those above it, when they are not there", async () => {
    const folder = folderOf({});
    const { code, out } = await run(folder, ["init", "new/my corpus"]);
    assert.equal(code, 0);
    assert.equal(configIn(join(folder, "new/my corpus")), newConfig());
    assert.deepEqual(readdirSync(join(folder, "new/my corpus")), ["attested.yaml"]);
    assert.match(out, /No Markdown file is in it yet/);
    assert.match(out, /--into "new\/my corpus\/articles"/);
  });

  it("never writes over anything", async () => {
    const folder = folderOf({ "attested.yaml": "rules: {}\n" });
    const { code, out, err } = await run(folder, ["init", "."]);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, /\. is a corpus already\. Its attested\.yaml was left as it is\./);
    assert.equal(configIn(folder), "rules: {}\n");
    const taken = folderOf({ "attested.yaml/x": "" });
    assert.match((await run(taken, ["init", "."])).err, /No attested\.yaml can be written/);
  });

  it("does not follow a link that leads nowhere", async function () {
    if (process.platform === "win32") this.skip();
    const folder = folderOf({});
    symlinkSync(join(folder, "target"), join(folder, "attested.yaml"));
    assert.equal((await run(folder, ["init", "."])).code, 2);
    assert.equal(existsSync(join(folder, "target")), false);
  });

  it("refuses a folder in a corpus unless it is told to, and says what that would mean", async () => {
    const folder = folderOf({ "attested.yaml": "", "a/b.md": "" });
    for (const dir of ["a", "a/new"]) {
      const { code, err } = await run(folder, ["init", dir]);
      assert.equal(code, 2);
      assert.match(err, /lies in the corpus \./);
      assert.match(err, /Add --nested/);
      assert.equal(existsSync(join(folder, dir, "attested.yaml")), false);
    }
    assert.equal((await run(folder, ["init", "a", "--nested"])).code, 0);
    assert.equal(configIn(join(folder, "a")), newConfig());
  });

  it("refuses a file, and a folder below one", async () => {
    const folder = folderOf({ "a.md": "" });
    for (const dir of ["a.md", "a.md/b"]) {
      const { code, err } = await run(folder, ["init", dir]);
      assert.equal(code, 2);
      assert.match(err, /a\.md is a file, not a folder/);
    }
  });
});

describe("a new attested.yaml", () => {
  it("sets nothing, and without its comment signs is without a mistake", () => {
    const config = readConfig(newConfig());
    assert.deepEqual(config.defects, []);
    assert.ok(saySame(config, DEFAULT_CONFIG) && takeSameFiles(config, DEFAULT_CONFIG));
    const settings = newConfig()
      .split("\n")
      .filter((line) => /^# (?: {2})?[\w-]+:/.test(line))
      .map((line) => line.slice(2));
    const used = readConfig(settings.join("\n"));
    assert.deepEqual(used.defects, []);
    const keys = settings.flatMap((line) => /^([\w-]+):/.exec(line)?.[1] ?? []);
    assert.deepEqual(keys.toSorted(), Object.keys(CONFIG_KEYS).toSorted());
    assert.equal(used.properties.size, 3);
    // An example that sets what is so anyway would show nothing.
    for (const [code, level] of used.rules)
      assert.notEqual(RULES.find((rule) => rule.code === code)?.level, level, code);
    assert.ok(
      newConfig()
        .split("\n")
        .every((line) => line.length <= 84),
    );
  });
});
