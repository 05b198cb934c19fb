import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { command, findProgram, type Log } from "./command.ts";
import { completeFolder, installRoot } from "./folder.ts";

/** A Neovim that can be run: the program and what it needs in its environment. */
export interface Neovim {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
}

const PACKAGE = "neovim";

/**
 * The Neovim on the path, else Debian's, unpacked into the project's own folder without being installed; undefined with a
 * line to the log where the machine has neither it nor Debian's packages.
 */
export async function findNeovim(log: Log): Promise<Neovim | undefined> {
  const executable = findProgram("nvim");
  if (executable !== undefined) return { executable, env: {} };
  if (findProgram("apt-get") === undefined || findProgram("dpkg-deb") === undefined) {
    log("There is no nvim on this machine, and no Debian to take it from.");
    return undefined;
  }
  const folder = join(installRoot(), PACKAGE);
  try {
    await completeFolder(folder, { package: PACKAGE }, (unfinished) => unpack(unfinished));
  } catch (error) {
    log(`Neovim could not be fetched from Debian's packages: ${String(error)}`);
    return undefined;
  }
  const triple = (
    await command("dpkg-architecture", ["-qDEB_HOST_MULTIARCH"], { timeoutMs: 10_000 }).catch(
      () => `${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu`,
    )
  ).trim();
  const libraries = [join(folder, "usr/lib", triple), join(folder, "lib", triple)];
  return {
    executable: join(folder, "usr/bin/nvim"),
    env: {
      LD_LIBRARY_PATH: [...libraries, process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":"),
      VIMRUNTIME: join(folder, "usr/share/nvim/runtime"),
    },
  };
}

const IGNORED = ["recommends", "suggests", "conflicts", "breaks", "replaces", "enhances"].map(
  (one) => `--no-${one}`,
);

/** Fetches the package and what it depends on as far as the machine has it not, and unpacks all into a folder. */
async function unpack(folder: string): Promise<void> {
  const run = (program: string, args: readonly string[]): Promise<string> =>
    command(program, args, { cwd: folder, timeoutMs: 300_000 });
  const depends = (): Promise<string> => run("apt-cache", ["depends", "--recurse", ...IGNORED, PACKAGE]);
  let listed = await depends().catch(() => "");
  if (!/^neovim$/m.test(listed)) {
    // A new machine has no lists of packages yet; fetching them takes rights that a container's user has.
    await run("apt-get", ["update"]);
    listed = await depends();
  }
  const names = [...new Set(listed.split("\n").filter((line) => /^[a-z0-9]/.test(line)))];
  const missing: string[] = [];
  for (const name of names) {
    const status = await run("dpkg-query", ["-W", "-f", `\${Status}`, name]).catch(() => "");
    // Neovim's own parts must lie together.
    if (name.startsWith(PACKAGE) || !status.includes("install ok installed")) missing.push(name);
  }
  for (const name of missing) {
    // Of packages that stand for one another not every one can be had.
    const fetched = await run("apt-get", ["download", name]).then(
      () => true,
      () => false,
    );
    if (!fetched && name === PACKAGE) throw new Error(`the package ${name} cannot be had`);
  }
  for (const file of await readdir(folder))
    if (file.endsWith(".deb")) await run("dpkg-deb", ["-x", file, folder]);
}
