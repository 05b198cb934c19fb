import { type ExtensionContext, type LogOutputChannel, Uri } from "vscode";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
  type MessageTransports,
  State,
} from "vscode-languageclient/browser";
import { Server } from "./client.ts";

export * as marked from "./preview/marked.ts";

/** Keeps its errors in the output: what people must know, `Server` tells them. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The server as a worker of the browser. */
export function createServer(context: ExtensionContext, output: LogOutputChannel): Server {
  const script = Uri.joinPath(context.extensionUri, "dist/server.worker.js").toString(true);
  const connect = (options: LanguageClientOptions): LanguageClient => {
    let worker: Worker | undefined;
    // The client takes a worker itself, but not one of VS Code's, which are of another class.
    const start = async (): Promise<MessageTransports> => {
      worker = new Worker(script);
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    };
    const client = new QuietClient("attested", "Attested", start, options);
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped || newState === State.StartFailed) worker?.terminate();
    });
    return client;
  };
  return new Server(context, output, connect, "bytes");
}
