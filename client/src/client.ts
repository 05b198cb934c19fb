import { commands, type LogOutputChannel, type Uri, window } from "vscode";
import {
  type BaseLanguageClient,
  State as ClientState,
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from "vscode-languageclient";
import { type InitializationOptions, STATUS, type Status } from "../../server/src/lsp/shared.ts";
import { Crashes, MOST_CRASHES } from "./crashes.ts";
import { besideMarkdown } from "./middleware.ts";
import { type State, StatusItem } from "./status.ts";

/** Makes a client that has not been started; each serves for one life of the server. */
export type Connect = (options: LanguageClientOptions) => BaseLanguageClient;

/** The server for the corpora that are open, as the editor sees it: started, stopped, and restarted when it crashed. */
export class Server {
  private client: BaseLanguageClient | undefined;
  private roots: readonly Uri[] = [];
  private crashes = new Crashes();
  private restart: ReturnType<typeof setTimeout> | undefined;
  private readonly item = new StatusItem();
  /** What the server is doing. */
  state: State = { state: "stopped" };

  constructor(
    private readonly connect: Connect,
    private readonly output: LogOutputChannel,
  ) {}

  /** Starts the server for these corpora, and stops the one that runs. */
  async start(roots: readonly Uri[]): Promise<void> {
    await this.stop();
    this.roots = roots;
    this.crashes = new Crashes();
    await this.launch();
  }

  /** Stops the server and takes the item off the status bar. */
  async stop(): Promise<void> {
    clearTimeout(this.restart);
    const { client } = this;
    this.client = undefined;
    this.state = { state: "stopped" };
    this.item.hide();
    // One that hangs or has not come up yet is not stopped this way; its process is ended all the same.
    await client?.dispose().catch((error: unknown) => this.output.warn(String(error)));
  }

  private async launch(): Promise<void> {
    const started = Date.now();
    this.show({ state: "starting" });
    const crashed = (): void => {
      if (this.client !== client) return;
      this.client = undefined;
      this.crashed(Date.now() - started);
    };
    const client = this.connect({
      ...this.options(),
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => {
          // A browser's worker whose script cannot be loaded has no other way to say so.
          if (client.state === ClientState.Starting) crashed();
          return { action: ErrorAction.Continue, handled: true };
        },
        closed: () => {
          crashed();
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    });
    this.client = client;
    client.onNotification(STATUS, (status: Status) => {
      if (this.client === client) this.show(status);
    });
    await client.start().catch(crashed);
  }

  private crashed(ran: number): void {
    const wait = this.crashes.note(ran);
    if (wait !== undefined) {
      this.output.warn(`The server stopped after ${Math.round(ran / 1000)} s. It will be started again.`);
      this.show({ state: "starting" });
      this.restart = setTimeout(() => void this.launch(), wait);
      return;
    }
    this.show({ state: "stopped" });
    void this.askForRestart();
  }

  private async askForRestart(): Promise<void> {
    const message = `Attested stopped ${MOST_CRASHES} times shortly after it was started, and now stays stopped.`;
    const answer = await window.showErrorMessage(message, "Restart", "Show Output");
    if (answer === "Restart") await commands.executeCommand("attested.restartServer");
    if (answer === "Show Output") this.output.show();
  }

  private show(state: State): void {
    this.state = state;
    this.item.show(state);
  }

  private options(): LanguageClientOptions {
    const initializationOptions: InitializationOptions = { requireConfig: true };
    const schemes = new Set(this.roots.map(({ scheme }) => scheme));
    return {
      documentSelector: [
        // Any article: the server knows which lie in a corpus, and is silent about the others.
        ...[...schemes].map((scheme) => ({ scheme, language: "markdown" })),
        // Settings, lists of definitions and bibliographies have languages of which most files are no business of ours.
        ...this.roots.map((root) => ({
          scheme: root.scheme,
          pattern: { baseUri: root.toString(), pattern: "**/*.{yaml,yml,bib,json}" },
        })),
      ],
      initializationOptions,
      middleware: besideMarkdown(),
      outputChannel: this.output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    };
  }

  async dispose(): Promise<void> {
    await this.stop();
    this.item.dispose();
  }
}
