import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeResult,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { Appearances } from "./appearances.ts";
import type { CorpusState } from "./corpus-state.ts";
import { Diagnostics } from "./diagnostics.ts";
import { changed } from "./open-document.ts";
import { OptionsKeeper } from "./options.ts";
import type { Ports } from "./ports.ts";
import { Refresh } from "./refresh.ts";
import { capabilitiesOf, ROUTES } from "./routes.ts";
import { Session } from "./session.ts";
import { settingsOf } from "./settings.ts";
import { APPEARANCE_CHANGED, STATUS, type Status } from "./shared.ts";

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

  connection.onInitialize((params): InitializeResult => {
    const settings = settingsOf(params);
    const reading = new Map<CorpusState, { done: number; all: number }>();
    session = new Session(settings, ports, {
      affected(corpus, paths) {
        diagnostics?.affected(corpus, paths);
        appearances.affected();
        refresh.affected(corpus, paths);
        if (reading.has(corpus)) return;
        sendStatus();
      },
      stale() {
        if (settings.pullsDiagnostics && settings.refreshesDiagnostics)
          void connection.languages.diagnostics.refresh();
      },
      progress(corpus, done, all) {
        if (done === all) reading.delete(corpus);
        else reading.set(corpus, { done, all });
        sendStatus();
      },
    });
    let last = "";
    const sendStatus = (): void => {
      const corpora = [...(session?.corpora() ?? [])];
      const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);
      const status: Status =
        reading.size > 0
          ? {
              state: "reading",
              files: sum([...reading.values()].map((one) => one.done)),
              of: sum([...reading.values()].map((one) => Math.max(one.all, 0))),
              corpora: corpora.length,
            }
          : { state: "ready", files: sum(corpora.map((one) => one.catalog.size)), corpora: corpora.length };
      const text = JSON.stringify(status);
      if (text === last) return;
      last = text;
      void connection.sendNotification(STATUS, status);
    };
    const publish: ConstructorParameters<typeof Diagnostics>[1] = (uri, version, items) => {
      const params =
        version === undefined ? { uri, diagnostics: items } : { uri, version, diagnostics: items };
      void connection.sendDiagnostics(params);
    };
    diagnostics = new Diagnostics(session, publish, ports.pause);
    const appearances = new Appearances(session, () => void connection.sendNotification(APPEARANCE_CHANGED));
    const refresh = new Refresh(connection, settings, ports.pause);
    const keeper = new OptionsKeeper(connection, settings, () => refresh.now());
    options = keeper;
    const server = { session, diagnostics, appearances, options: () => keeper.current };
    for (const route of ROUTES) route.register(connection, server);
    const root = params.rootUri ?? undefined;
    folders = params.workspaceFolders?.map((folder) => folder.uri) ?? (root === undefined ? [] : [root]);
    return {
      serverInfo: { ...about },
      capabilities: {
        positionEncoding: settings.encoding,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...capabilitiesOf(settings),
      },
    };
  });

  connection.onInitialized(() => {
    void options?.begin(ports.log);
    for (const folder of folders) session?.addFolder(folder);
    if (session?.settings.watchesFiles === true) {
      const watchers = [{ globPattern: "**/*" }];
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch((error) => {
        ports.log(`The client refused to watch files: ${String(error)}`);
      });
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
