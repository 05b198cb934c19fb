import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hintFor, profileFor, settingsFor } from "../scripts/start/opened.ts";
import { folderOf } from "./node/temporary.ts";

const root = join(fileURLToPath(import.meta.url), "..", "..", "..");

/** What `npm start -- …` says and its exit code, called in a folder; nothing is built before the words are understood. */
function start(folder: string, ...words: readonly string[]) {
  const env = { ...process.env, INIT_CWD: folder };
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts", "start.mjs"), ...words], {
    env,
    encoding: "utf8",
  });
  return { status, stderr };
}

describe("start", () => {
  const folder = folderOf({ "a.md": "" });

  it("refuses a folder that is not there, and makes none", () => {
    const { status, stderr } = start(folder, "nope");
    assert.equal(status, 2);
    assert.match(stderr, /^There is no folder .*nope\. Nothing was made or opened\.\n$/);
    assert.equal(existsSync(join(folder, "nope")), false);
  });

  it("refuses a file, a second folder, a folder beside --check, and options that it does not know", () => {
    for (const [words, message] of [
      [["a.md"], /is a file: name the folder that it is in/],
      [[".", "."], /opens one folder/],
      [["--check", "."], /takes no folder/],
      [["--chek"], /but not --chek/],
    ] as const) {
      const { status, stderr } = start(folder, ...words);
      assert.equal(status, 2);
      assert.match(stderr, message);
    }
  });

  it("greets with the example's README, keeps a folder of the user's apart, and says how to make it a corpus", () => {
    const example = { folder: join(root, "corpus"), isExample: true, extension: "", vsix: "" };
    const own = { ...example, folder, isExample: false };
    assert.equal(settingsFor(example)["workbench.startupEditor"], "readme");
    assert.equal(settingsFor(own)["workbench.startupEditor"], "none");
    assert.notEqual(profileFor(example, "browser"), profileFor(own, "browser"));
    assert.equal(hintFor(example), "");
    assert.match(hintFor(own), /Make This Folder a Corpus/);
  });
});
