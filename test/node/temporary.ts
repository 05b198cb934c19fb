import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** What a path holds: text, bytes, or `-> target` for a link. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

const made: string[] = [];

/** A new folder of these files, removed when the tests are done. */
export function folderOf(files: Files): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "attested-")));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) write(folder, path, content);
  return folder;
}

/** Writes one more file into a folder. */
export function write(folder: string, path: string, content: string | Uint8Array): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  if (typeof content === "string" && content.startsWith("-> ")) symlinkSync(content.slice(3), file);
  else writeFileSync(file, content);
}

after(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});
