import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenPage } from "../../scripts/host/installed.ts";

/** Texts by path. */
export type Texts = ReadonlyMap<string, string>;

/** All texts of the corpus on the disk, by path. */
export function texts({ workspace }: OpenPage): Texts {
  const names = readdirSync(workspace, { recursive: true }).map(String);
  const files = names.filter((name) => /\.(?:md|yaml)$/.test(name)).sort();
  return new Map(files.map((name) => [name, readFileSync(join(workspace, name), "utf8")]));
}

/** Settled when all texts on the disk are these; the difference fails the test. */
export async function becoming(code: OpenPage, due: Texts): Promise<void> {
  const wanted = [...due].sort();
  // A file may be gone between its name and its text.
  const now = (): unknown => {
    try {
      return [...texts(code)].sort();
    } catch {
      return undefined;
    }
  };
  for (let tries = 0; JSON.stringify(now()) !== JSON.stringify(wanted) && tries < 200; tries++)
    await code.page.waitForTimeout(100);
  assert.deepEqual(now(), wanted);
}

/** Settled when a file is on the disk. */
export async function present(code: OpenPage, file: string): Promise<void> {
  await until(code, () => existsSync(join(code.workspace, file)), `${file} never came`);
}

/** Settled when a file is no longer on the disk. */
export async function gone(code: OpenPage, file: string): Promise<void> {
  await until(code, () => !existsSync(join(code.workspace, file)), `${file} never went`);
}

async function until({ page }: OpenPage, isSo: () => boolean, otherwise: string): Promise<void> {
  for (let tries = 0; !isSo(); tries++) {
    if (tries > 300) throw new Error(otherwise);
    await page.waitForTimeout(100);
  }
}
