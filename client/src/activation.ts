import {
  commands,
  type ExtensionContext,
  type LogOutputChannel,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import type { Server } from "./client.ts";
import { CONFIG_FILE, Corpora, isMarkdown } from "./corpora.ts";

/** How the extension runs where it runs. */
export interface Platform {
  /** The schemes of the files that the server can read; any when absent. */
  readonly schemes?: readonly string[];
  /** Loads the code for the server, which is most of the extension: done only when there is a corpus. */
  load(): Promise<{ createServer(context: ExtensionContext, output: LogOutputChannel): Server }>;
}

const NO_CORPUS =
  "No corpus is open: neither a folder that is open nor one around it holds a file named attested.yaml.";

/** The extension while it is active. A workspace without a corpus is left alone. */
export class Attested {
  private readonly corpora: Corpora;
  private server: Server | undefined;
  private output: LogOutputChannel | undefined;
  /** The corpora that the server was started for. */
  private serving = "";
  private inCorpus = false;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: ExtensionContext,
    private readonly platform: Platform,
  ) {
    this.corpora = new Corpora(platform.schemes);
    // Nothing but creation and deletion: what changes in the file the server is told by a watcher of its own.
    const watcher = workspace.createFileSystemWatcher(`**/${CONFIG_FILE}`, false, true, false);
    const changed = (): void => {
      this.corpora.forget();
      this.look();
      void this.tellContext();
    };
    context.subscriptions.push(
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      workspace.onDidChangeWorkspaceFolders(() => this.look()),
      workspace.onDidOpenTextDocument((document) => void this.opened(document)),
      window.onDidChangeActiveTextEditor(() => void this.tellContext()),
      commands.registerCommand("attested.restartServer", () => this.restart()),
      commands.registerCommand("attested.showOutput", () => this.showOutput()),
    );
    this.look();
    void this.tellContext();
  }

  /** What the server is doing; `none` when there is no corpus for it. For the tests. */
  state(): string {
    return this.serving === "" ? "none" : (this.server?.state.state ?? "starting");
  }

  /** Stops the server. */
  async end(): Promise<void> {
    await this.work;
    await this.server?.dispose();
  }

  /** Starts, restarts or stops the server when the corpora that are open are others than those that it serves. */
  private look(): void {
    this.work = this.work
      .then(() => this.serve())
      .catch((error: unknown) => this.output?.error(String(error)));
  }

  private async serve(): Promise<void> {
    const roots = await this.corpora.find();
    const serving = roots.map(String).sort().join(" ");
    if (serving === this.serving) return;
    this.serving = serving;
    if (roots.length === 0) return this.server?.stop();
    this.output ??= window.createOutputChannel("Attested", { log: true });
    this.server ??= (await this.platform.load()).createServer(this.context, this.output);
    await this.server.start(roots);
  }

  private async restart(): Promise<void> {
    this.corpora.forget();
    this.serving = "";
    this.look();
    await this.work;
    if (this.serving === "") void window.showInformationMessage(NO_CORPUS);
  }

  private showOutput(): void {
    if (this.output === undefined) void window.showInformationMessage(NO_CORPUS);
    else this.output.show();
  }

  private async opened(document: TextDocument): Promise<void> {
    if (this.serving !== "" || !isMarkdown(document)) return;
    // Only the folders above the file: the search through the workspace has been done.
    if ((await this.corpora.rootOf(document.uri)) !== undefined) this.look();
  }

  /** Lets menus and key bindings ask whether the file in front belongs to a corpus. */
  private async tellContext(): Promise<void> {
    const document = window.activeTextEditor?.document;
    const inCorpus = document !== undefined && (await this.corpora.rootOf(document.uri)) !== undefined;
    if (inCorpus === this.inCorpus || document !== window.activeTextEditor?.document) return;
    this.inCorpus = inCorpus;
    await commands.executeCommand("setContext", "attested.inCorpus", inCorpus);
  }
}
