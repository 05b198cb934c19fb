import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type {
  ClientCapabilities,
  ConfigurationParams,
  Diagnostic,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
} from "vscode-languageserver";
import {
  createMessageConnection,
  ErrorCodes,
  type MessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

/** A file of the test's corpus, by path from its root. */
export interface File {
  readonly path: string;
  readonly text: string | Uint8Array;
}

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** The folders that the client has open, from the test's folder; that folder itself unless given. */
  readonly folders?: readonly string[];
  /** The command line to start instead of the server's bundle. */
  readonly command?: readonly string[];
  /** The client refuses whatever the server asks of it. */
  readonly refuses?: boolean;
  /** The value of the settings that the server asks for. */
  readonly configuration?: () => unknown;
}

/** A client that speaks to the built server over stdio, on a corpus in a folder of its own. */
export class Client {
  readonly published = new Map<string, Diagnostic[]>();
  /** Requests and notifications that the server sent, by method. */
  readonly received: string[] = [];
  /** Requests of the server that were refused. */
  readonly refused = new Set<string>();
  private versions = new Map<string, number>();
  private texts = new Map<string, string>();
  private listeners = new Set<() => void>();
  result!: InitializeResult;

  private constructor(
    readonly folder: string,
    private readonly server: ChildProcess,
    readonly connection: MessageConnection,
  ) {}

  /** Writes the files, starts the server and shakes hands. */
  static async start(files: readonly File[], options: ClientOptions = {}): Promise<Client> {
    const folder = mkdtempSync(join(tmpdir(), "attested-protocol-"));
    const command = options.command ?? [join(root, "dist", "server.cjs"), "--stdio"];
    const server = spawn(process.execPath, command, { stdio: ["pipe", "pipe", "inherit"] });
    const { stdin, stdout } = server;
    if (stdin === null || stdout === null) throw new Error("the server has no pipes");
    const connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    const client = new Client(folder, server, connection);
    for (const file of files) client.write(file.path, file.text);
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      client.published.set(params.uri, params.diagnostics);
      for (const wake of client.listeners) wake();
    });
    connection.onNotification((method) => void client.received.push(method));
    const { configuration, refuses = false } = options;
    connection.onRequest((method) => {
      client.refused.add(method);
      throw new ResponseError(ErrorCodes.MethodNotFound, "The client does not do this.");
    });
    if (configuration !== undefined)
      connection.onRequest("workspace/configuration", ({ items }: ConfigurationParams) =>
        items.map(configuration),
      );
    const answered = [
      "client/registerCapability",
      "workspace/diagnostic/refresh",
      "window/workDoneProgress/create",
    ];
    for (const method of refuses ? [] : answered) {
      connection.onRequest(method, () => {
        client.received.push(method);
        for (const wake of client.listeners) wake();
        return null;
      });
    }
    connection.listen();
    const folders = (options.folders ?? [""]).map((path) => ({ uri: client.uri(path), name: path }));
    client.result = await connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: folders[0]?.uri ?? null,
      capabilities: options.capabilities ?? {},
      initializationOptions: options.initializationOptions,
      workspaceFolders: folders,
    });
    await connection.sendNotification("initialized", {});
    return client;
  }

  /** The URI of a file; of a document that was never saved its name is that (`untitled:Untitled-1`). */
  uri(path: string): string {
    return path.startsWith("untitled:") ? path : pathToFileURL(join(this.folder, path)).toString();
  }

  /** Writes a file to the disk, without telling the server. */
  write(path: string, text: string | Uint8Array): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Deletes a file or folder on the disk, without telling the server. */
  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true });
  }

  /** Tells the server that files were created (1), changed (2) or deleted (3). */
  async watched(...changes: readonly (readonly [path: string, type: 1 | 2 | 3])[]): Promise<void> {
    await this.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: changes.map(([path, type]) => ({ uri: this.uri(path), type })),
    });
  }

  /** Tells the server that the client opened and closed folders. */
  async changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    const named = (paths: readonly string[]) => paths.map((path) => ({ uri: this.uri(path), name: path }));
    const event = { added: named(added), removed: named(removed) };
    await this.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
  }

  async open(path: string, text: string): Promise<void> {
    this.versions.set(path, 1);
    this.texts.set(path, text);
    const languageId = /\.md$|^untitled:/.test(path) ? "markdown" : "yaml";
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri: this.uri(path), languageId, version: 1, text },
    });
  }

  /** Replaces the whole text of an open file. */
  async change(path: string, text: string): Promise<void> {
    const version = (this.versions.get(path) ?? 0) + 1;
    this.versions.set(path, version);
    this.texts.set(path, text);
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: this.uri(path), version },
      contentChanges: [{ text }],
    });
  }

  async close(path: string): Promise<void> {
    await this.connection.sendNotification("textDocument/didClose", {
      textDocument: { uri: this.uri(path) },
    });
  }

  /** Asks about a position in a file. */
  async at<R>(method: string, path: string, position: Position, more: object = {}): Promise<R> {
    return this.connection.sendRequest(method, { textDocument: { uri: this.uri(path) }, position, ...more });
  }

  async request<R>(method: string, params: object): Promise<R> {
    return this.connection.sendRequest(method, params);
  }

  /** The position (UTF-16) of the `nth` occurrence of words in an open file, moved right by `by`. */
  find(path: string, words: string, by = 0, nth = 0): Position {
    const text = this.texts.get(path) ?? "";
    let at = text.indexOf(words);
    for (let i = 0; i < nth; i++) at = text.indexOf(words, at + 1);
    if (at < 0) throw new Error(`${path} does not hold “${words}”`);
    const before = text.slice(0, at + by).split(/\r\n|\r|\n/);
    return { line: before.length - 1, character: (before.at(-1) ?? "").length };
  }

  /** Settled once `condition` holds after a message from the server; fails when it never does. */
  async until(condition: () => boolean): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve, reject) => {
      const timeout = setTimeout(() => reject(new Error("the server never said it")), 10_000);
      const wake = (): void => {
        if (!condition()) return;
        clearTimeout(timeout);
        this.listeners.delete(wake);
        resolve();
      };
      this.listeners.add(wake);
    });
  }

  /** Asks again until the answer is yes: for changes that the server notices by itself. */
  async noticed(ask: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if (await ask()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("the server never noticed");
  }

  /** Ends the server as the protocol asks, and removes the folder; gives the server's exit code. */
  async stop(): Promise<number | null> {
    const exited = new Promise<number | null>((resolve) => this.server.once("exit", resolve));
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    const code = await exited;
    this.connection.dispose();
    rmSync(this.folder, { recursive: true, force: true });
    return code;
  }
}
