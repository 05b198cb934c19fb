import type { ExtensionContext, LogOutputChannel } from "vscode";
import { LanguageClient, type LanguageClientOptions, TransportKind } from "vscode-languageclient/node";
import { Server } from "./client.ts";

export * as marked from "./preview/marked.ts";

/** Keeps its errors in the output: what people must know, `Server` tells them. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The server as a process of the editor's own Node. */
export function createServer(context: ExtensionContext, output: LogOutputChannel): Server {
  const module = context.asAbsolutePath("dist/server.cjs");
  const process = { module, transport: TransportKind.ipc };
  const connect = (options: LanguageClientOptions) =>
    new QuietClient("attested", "Attested", process, options);
  return new Server(context, output, connect, "text");
}
