import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { clientDisk } from "../files/client-disk.ts";
import { serve } from "../lsp/server.ts";

declare const self: DedicatedWorkerGlobalScope;
/** The version in package.json; the build puts it here. */
declare const ATTESTED_VERSION: string;

/** Serves the client that started this worker; its files are those that the client reaches. */
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

serve(
  connection,
  {
    disk: clientDisk(connection),
    digest: sha256,
    pause: (milliseconds = 0) => (milliseconds === 0 ? afterOthers() : later(milliseconds)),
    log: (line) => connection.console.error(line),
  },
  { name: "attested", version: ATTESTED_VERSION },
);

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A message to oneself comes behind those that wait, and without the delay that browsers add to nested timers. */
function afterOthers(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
