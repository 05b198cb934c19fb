import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openAt, runCommand } from "../../scripts/host/workbench.ts";
import { openedOnce, screenshot } from "./session.ts";

const ARTICLE = "articles/xi-returns-to-hanoi.md";

describe("renaming on the screen", function () {
  this.timeout(120_000);
  let code: Awaited<ReturnType<typeof openedOnce>>;
  before(async function () {
    code = await openedOnce(this);
  });

  /** All texts of the corpus on the disk, by path. */
  const texts = (): ReadonlyMap<string, string> => {
    const names = readdirSync(code.workspace, { recursive: true }).map(String);
    const files = names.filter((name) => /\.(?:md|yaml)$/.test(name)).sort();
    return new Map(files.map((name) => [name, readFileSync(join(code.workspace, name), "utf8")]));
  };

  /** Settled when a file is on the disk. */
  const present = async (file: string): Promise<void> => {
    for (let tries = 0; !existsSync(join(code.workspace, file)); tries++) {
      if (tries > 300) throw new Error(`${file} never came`);
      await code.page.waitForTimeout(100);
    }
  };

  /** Renames what stands behind some words as people do: with the key, the new id and Enter. */
  const rename = async (words: string, by: number, id: string, file: string): Promise<void> => {
    await openAt(code.page, { workspace: code.workspace, path: ARTICLE }, words, by);
    await code.page.keyboard.press("F2");
    // The old id is selected in the box.
    await code.page.locator(".rename-box input:focus").waitFor({ timeout: 30_000 });
    await code.page.keyboard.type(id);
    await code.page.keyboard.press("Enter");
    await present(file);
  };

  it("renames a place, its file and all that names it, and nothing else, and undoes it in one step", async () => {
    const before = texts();
    await rename("[[south-china-sea|", 5, "east-sea", "places/east-sea.md");
    const due = [...before].map(([path, text]) => [
      path.replace("south-china-sea", "east-sea"),
      path.startsWith("README") ? text : text.replaceAll("south-china-sea", "east-sea"),
    ]);
    const isDue = (expected: readonly unknown[]): boolean =>
      JSON.stringify([...texts()].sort()) === JSON.stringify([...expected].sort());
    for (let tries = 0; !isDue(due) && tries < 100; tries++) await code.page.waitForTimeout(100);
    await screenshot(code, "rename");
    assert.deepEqual([...texts()].sort(), [...due].sort());
    // All of it is one step, in all files; what is taken back is not saved by itself.
    await code.page.keyboard.press("Control+z");
    await present("places/south-china-sea.md");
    await runCommand(code.page, "File: Save All Files");
    for (let tries = 0; !isDue([...before]) && tries < 200; tries++) await code.page.waitForTimeout(100);
    assert.deepEqual([...texts()], [...before]);
  });
});
