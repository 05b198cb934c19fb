import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { folderOf } from "../node/temporary.ts";
import { run } from "./run.ts";

describe("cli: strip", () => {
  it("writes the text without front matter and marks, and adds no line end", async () => {
    const text = "---\ntitle: x\n---\n[[to-lam|Lam]] \\[said\\] [so]{.claim} [@x].\nend";
    const { code, out, err } = await run(folderOf({ "a.md": text }), ["strip", "a.md"]);
    assert.deepEqual({ code, out, err }, { code: 0, out: "Lam [said] so.\nend", err: "" });
  });

  it("keeps byte order mark, NUL and line ends", async () => {
    const folder = folderOf({ "a.md": "\uFEFF---\r\ntitle: x\r\n---\r\na\0b\rc\r\n", "empty.md": "" });
    assert.deepEqual((await run(folder, ["strip", "a.md"])).bytes, Buffer.from("\uFEFFa\0b\rc\r\n"));
    assert.deepEqual((await run(folder, ["strip", "empty.md"])).bytes, Buffer.from(""));
  });

  it("says when the words are not those that were imported", async () => {
    const folder = folderOf({ "raw.txt": "One\n\nTwo words.\n" });
    await run(folder, ["import", "raw.txt", "--into", "."]);
    assert.equal((await run(folder, ["strip", "one.md"])).err, "");
    const changed = `${(await run(folder, ["strip", "one.md"])).out}More.\n`;
    const other = folderOf({ "one.md": `---\noriginal:\n  sha256: ${"0".repeat(64)}\n---\n${changed}` });
    const { code, out, err } = await run(other, ["strip", "one.md"]);
    assert.deepEqual({ code, out }, { code: 0, out: changed });
    assert.match(err, /The words of one.md are not those that were imported/);
  });

  it("refuses what it cannot read", async () => {
    const folder = folderOf({ "bad.md": Buffer.from([0x61, 0xff]), "folder/x.md": "" });
    for (const [file, says] of [
      ["nope.md", /There is no file nope.md/],
      ["bad.md", /bad.md: This file is not UTF-8: on line 1 the byte FF/],
      ["folder", /folder/],
    ] as const) {
      const { code, out, err } = await run(folder, ["strip", file]);
      assert.deepEqual({ code, out }, { code: 2, out: "" });
      assert.match(err, says);
    }
  });

  it("does not wait for a pipe", async function () {
    if (process.platform === "win32") this.skip();
    const folder = folderOf({});
    execFileSync("mkfifo", [join(folder, "x.md")]);
    assert.equal((await run(folder, ["strip", "x.md"])).code, 2);
  });
});
