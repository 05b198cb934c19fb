import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { folderOf } from "../node/temporary.ts";
import { PROJECT } from "./run.ts";

const BUNDLE = join(PROJECT, "dist", "attested.cjs");

/** Runs the built program as people do. */
function attested(cwd: string, ...args: readonly string[]) {
  const env = { ...process.env, FORCE_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [BUNDLE, ...args], {
    cwd,
    env,
    maxBuffer: 100_000_000,
  });
  return { code: status, out: stdout.toString("utf8"), err: stderr.toString("utf8") };
}

describe("cli: the built program", function () {
  this.timeout(30_000);

  before(function () {
    if (existsSync(BUNDLE)) return;
    console.log("      dist/attested.cjs is not built; these tests are skipped.");
    this.skip();
  });

  it("ends with the codes that are promised", () => {
    const folder = folderOf({
      "a.md": "---\ntype: article\ntitle: x\n---\n[[nobody]]\n",
      "b.md": "x",
      "bad.md": Buffer.from([0xff]),
    });
    assert.equal(attested(folder, "check", "b.md").code, 0);
    assert.equal(attested(folder, "check", "a.md").code, 1);
    assert.equal(attested(folder, "check", "a.md", "--fail-on", "error").code, 0);
    assert.equal(attested(folder, "check", "bad.md").code, 1);
    assert.equal(attested(folder, "check", "nope.md").code, 2);
    assert.equal(attested(folder, "strip", "bad.md").code, 2);
    assert.equal(attested(folder).code, 2);
    assert.match(attested(folder, "--version").out, /^\d+\.\d+\.\d+\n$/);
  });

  it("has no colours and no progress where there is no terminal", () => {
    const { out, err } = attested(folderOf({ "a.md": "[[nobody]]{.x}\n" }), "check");
    assert.doesNotMatch(out + err, /\u001b/);
  });

  it("prints everything into a pipe, and nothing more once that is closed", async () => {
    const text = `---\ntype: article\ntitle: x\n---\n${"[[nobody]]\n\n".repeat(500)}`;
    const folder = folderOf(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.md`, text])));
    const { out } = attested(folder, "check", "--format", "json");
    assert.ok(out.length > 1_000_000);
    assert.equal(JSON.parse(out).findings.length, 10_000);
    const child = spawn(process.execPath, [BUNDLE, "check"], { cwd: folder });
    let err = "";
    child.stderr.on("data", (data) => {
      err += data;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on("close", resolve));
    assert.equal(err, "");
    assert.ok(code === 0 || code === 1);
  });

  it("keeps bytes as they are", () => {
    const text = "\uFEFF\\[a\\]\r\nb\0";
    assert.equal(attested(folderOf({ "a.md": text }), "strip", "a.md").out, "\uFEFF[a]\r\nb\0");
  });
});
