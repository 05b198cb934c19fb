import { setImmediate, setTimeout } from "node:timers/promises";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { clientDisk } from "../files/client-disk.ts";
import { serve } from "../lsp/server.ts";
import { diskByScheme } from "./disk-by-scheme.ts";
import { sha256 } from "./hash.ts";
import { VERSION } from "./version.ts";

/** Serves the client that started this process, by the transport that the process's arguments name (`--stdio`, `--node-ipc`). */
const connection = createConnection(ProposedFeatures.all);

serve(
  connection,
  {
    disk: diskByScheme(clientDisk(connection)),
    digest: async (text) => sha256(text),
    pause: (milliseconds) => (milliseconds === undefined ? setImmediate() : setTimeout(milliseconds)),
    log: (line) => connection.console.error(line),
  },
  { name: "attested", version: VERSION },
);
