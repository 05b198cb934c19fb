import { createServer } from "node:net";
import { join } from "node:path";
import { askedToEnd } from "../host/cleanup.ts";
import { cleanEnvironment } from "../host/environment.ts";
import { installRoot } from "../host/folder.ts";
import { installServer } from "../host/install.ts";
import { serveInstalled } from "../host/installed.ts";
import { hintFor, type Opened, profileFor, settingsFor } from "./opened.ts";

/** A browser keeps what belongs to an address, such as the files that were open, so the address should stay. */
const PORT = 4819;

/** The usual port when nobody has it; 0, which means any, when somebody has. */
async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(0));
    probe.listen(PORT, "127.0.0.1", () => probe.close(() => resolve(PORT)));
  });
}

/**
 * Serves VS Code with the extension on the folder itself, so that edits stay, to browsers of this machine; prints the
 * address and resolves when somebody has ended it. Settings and the installed extension are kept for the next start.
 * Rejects with a sentence when the server cannot be had, does not start or ends by itself.
 */
export async function openInBrowser(opened: Opened): Promise<void> {
  const paths = await installServer();
  const served = await serveInstalled(paths, {
    vsix: opened.vsix,
    workspace: opened.folder,
    folder: join(installRoot(), profileFor(opened, "browser")),
    port: await freePort(),
    settings: settingsFor(opened),
    environment: cleanEnvironment(),
  });
  const asked = askedToEnd();
  const what = opened.isExample ? "The worked example" : opened.folder;
  console.log(`${what} is ready. Open this address in a browser of this machine:\n`);
  console.log(served.address);
  console.log(
    `\nWhat you edit stays in ${opened.isExample ? "corpus/" : "it"}. Ctrl+C ends VS Code.${hintFor(opened)}`,
  );
  const died = await Promise.race([asked, served.died]);
  await served.stop();
  if (typeof died === "string") throw new Error(`VS Code is gone: ${died}.`);
  console.log("\nVS Code has ended.");
}
