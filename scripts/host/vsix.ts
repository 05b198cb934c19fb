import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { command } from "./command.ts";
import { cleanEnvironment } from "./environment.ts";
import type { ServerPaths } from "./install.ts";

/** The arguments that tell VS Code's server where, within a folder, its extensions and their register are. */
export function extensionFolders(folder: string): readonly string[] {
  return ["--extensions-dir", join(folder, "extensions"), "--server-data-dir", join(folder, "server")];
}

/**
 * Installs a packed extension as a user does, for a server that has its files in the folder; does nothing when it is
 * the same package as the last time. Rejects with the installer's words.
 */
export async function installVsix(paths: ServerPaths, folder: string, vsix: string): Promise<void> {
  const stamp = join(folder, "installed.txt");
  const digest = createHash("sha256")
    .update(await readFile(vsix))
    .digest("hex");
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === digest) return;
  // The same version again is another package here, and the installer would keep the one that it has.
  await rm(join(folder, "extensions"), { recursive: true, force: true });
  const args = [paths.server, "--install-extension", vsix, "--force", "--accept-server-license-terms"];
  const env = { ...cleanEnvironment(), EXTENSIONS_GALLERY: "{}" };
  await command(paths.node, [...args, ...extensionFolders(folder)], { timeoutMs: 60_000, env });
  await writeFile(stamp, digest);
}
