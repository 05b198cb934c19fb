import {
  type Connection,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  FileChangeType,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { Appearances } from "./appearances.ts";
import { Diagnostics } from "./diagnostics.ts";
import { changed } from "./open-document.ts";
import { OptionsKeeper } from "./options.ts";
import type { Ports } from "./ports.ts";
import { Refresh } from "./refresh.ts";
import type { Server } from "./route.ts";
import { capabilitiesOf, ROUTES } from "./routes.ts";
import { Session } from "./session.ts";
import { settingsOf } from "./settings.ts";
import { APPEARANCE_CHANGED } from "./shared/appearance.ts";
import { StatusTeller } from "./status.ts";

/** The name and version that the server gives itself. */
export interface About {
  readonly name: string;
  readonly version: string;
}

/**
 * Serves one client over a connection: the only place where notifications meet the session. Requests are in `ROUTES`.
 */
export function serve(connection: Connection, ports: Ports, about: About): void {
  let session: Session | undefined;
  let diagnostics: Diagnostics | undefined;
  let options: OptionsKeeper | undefined;
  let folders: readonly string[] = [];
  let server: Server | undefined;
  let shut = false;

  /** What is thrown is the answer to a request that comes too early or too late (LSP 3.17, lifecycle messages). */
  const running = (): Server => {
    if (shut) throw new ResponseError(ErrorCodes.InvalidRequest, "The server was shut down.");
    if (server !== undefined) return server;
    throw new ResponseError(ErrorCodes.ServerNotInitialized, "The server must be initialized first.");
  };
  const refused =
    (what: string) =>
    (error: unknown): void =>
      ports.log(`The client refused ${what}: ${String(error)}`);

  for (const route of ROUTES) route.register(connection, running);

  connection.onRequest((method) => {
    running();
    throw new ResponseError(ErrorCodes.MethodNotFound, `This server does not know ${method}.`);
  });

  connection.onShutdown(() => {
    running();
    shut = true;
  });

  connection.onInitialize((params): InitializeResult => {
    if (server !== undefined || shut)
      throw new ResponseError(ErrorCodes.InvalidRequest, "The server is initialized once.");
    const settings = settingsOf(params);
    const opened = new Session(settings, ports, {
      affected(corpus, paths) {
        diagnostics?.affected(corpus, paths);
        appearances.affected();
        refresh.affected(corpus, paths);
        status.changed(corpus);
      },
      stale() {
        if (settings.pullsDiagnostics && settings.refreshesDiagnostics)
          connection.languages.diagnostics.refresh().catch(refused("to ask for findings again"));
      },
      progress: (corpus, done, all) => status.progress(corpus, done, all),
    });
    session = opened;
    const status = new StatusTeller(connection, settings, () => opened.corpora(), ports.log);
    const publish: ConstructorParameters<typeof Diagnostics>[1] = (uri, version, items) => {
      const params =
        version === undefined ? { uri, diagnostics: items } : { uri, version, diagnostics: items };
      void connection.sendDiagnostics(params);
    };
    diagnostics = new Diagnostics(opened, publish, ports.pause);
    const appearances = new Appearances(opened, () => void connection.sendNotification(APPEARANCE_CHANGED));
    const refresh = new Refresh(connection, settings, ports.pause, refused("to ask again for what it shows"));
    const keeper = new OptionsKeeper(connection, settings, () => refresh.now(), ports.log);
    options = keeper;
    server = {
      session: opened,
      diagnostics,
      appearances,
      options: () => keeper.current,
      clientSetting: async (name) =>
        settings.answersConfiguration ? connection.workspace.getConfiguration(name).catch(() => null) : null,
      pause: ports.pause,
    };
    const root = params.rootUri ?? undefined;
    folders = params.workspaceFolders?.map((folder) => folder.uri) ?? (root === undefined ? [] : [root]);
    return {
      serverInfo: { ...about },
      capabilities: {
        positionEncoding: settings.encoding,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
        ...capabilitiesOf(settings, {
          workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        }),
      },
    };
  });

  connection.onInitialized(() => {
    void options?.begin();
    for (const folder of folders) session?.addFolder(folder);
    if (session?.settings.watchesFiles === true) {
      const watchers = [{ globPattern: "**/*" }];
      const type = DidChangeWatchedFilesNotification.type;
      connection.client.register(type, { watchers }).catch(refused("to watch files"));
    }
  });

  connection.onDidChangeConfiguration((params) => void options?.change(params));

  connection.onNotification("workspace/didChangeWorkspaceFolders", ({ event }) => {
    for (const { uri } of event.removed) session?.removeFolder(uri);
    for (const { uri } of event.added) session?.addFolder(uri);
  });

  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) =>
    session?.open({ uri, version, text }),
  );

  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    const document = session?.document(textDocument.uri);
    if (session === undefined || document === undefined) return;
    session.change(changed(document, textDocument.version, contentChanges, session.settings.encoding));
  });

  connection.onDidCloseTextDocument(({ textDocument }) => void session?.close(textDocument.uri));

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const told = changes.map(({ uri, type }) => ({ uri, presence: type !== FileChangeType.Changed }));
    void session?.changedOnDisk(told);
  });

  connection.listen();
}
