import { createServer } from "node:net";
import { join } from "node:path";
import { askedToEnd } from "../host/cleanup.ts";
import { cleanEnvironment } from "../host/environment.ts";
import { installRoot } from "../host/folder.ts";
import { installServer } from "../host/install.ts";
import { serveInstalled } from "../host/installed.ts";
import type { Example } from "./start.ts";

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
 * Serves VS Code with the extension on the example itself, so that edits stay, to browsers of this machine; prints the
 * address and resolves when somebody has ended it. Settings and the installed extension are kept for the next start.
 * Rejects with a sentence when the server cannot be had, does not start or ends by itself.
 */
export async function openInBrowser(example: Example): Promise<void> {
  const paths = await installServer();
  const served = await serveInstalled(paths, {
    vsix: example.vsix,
    workspace: example.corpus,
    folder: join(installRoot(), "start-browser"),
    port: await freePort(),
    settings: { "workbench.startupEditor": "readme" },
    environment: cleanEnvironment(),
  });
  const asked = askedToEnd();
  console.log("The worked example is ready. Open this address in a browser of this machine:\n");
  console.log(served.address);
  console.log("\nWhat you edit stays in corpus/. Ctrl+C ends VS Code.");
  const died = await Promise.race([asked, served.died]);
  await served.stop();
  if (typeof died === "string") throw new Error(`VS Code is gone: ${died}.`);
  console.log("\nVS Code has ended.");
}
