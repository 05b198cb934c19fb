import {
  commands,
  EventEmitter,
  type ExtensionContext,
  type Location,
  type LogOutputChannel,
  type TextDocument,
  Uri,
  window,
} from "vscode";
import {
  type BaseLanguageClient,
  State as ClientState,
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from "vscode-languageclient";
import {
  APPEARANCE,
  APPEARANCE_CHANGED,
  type Appearance,
  type AppearanceParams,
} from "../../server/src/lsp/shared/appearance.ts";
import { CARDS, type Cards, type CardsParams } from "../../server/src/lsp/shared/cards.ts";
import type { InitializationOptions } from "../../server/src/lsp/shared/options.ts";
import type { References } from "../../server/src/lsp/shared/references.ts";
import { STATUS, type Status } from "../../server/src/lsp/shared/status.ts";
import { Painter } from "./appearance.ts";
import { aroundSelection } from "./around-selection.ts";
import { CITE_SOURCE } from "./cite/command.ts";
import { citeSource } from "./cite.ts";
import { Crashes, MOST_CRASHES } from "./crashes.ts";
import { SHOW_DIFFERENCE } from "./difference/command.ts";
import { Difference } from "./difference.ts";
import { type Carries, offerFiles } from "./files.ts";
import { MERGE_DEFINITION } from "./merge/command.ts";
import { mergeDefinition } from "./merge.ts";
import { besideMarkdown } from "./middleware.ts";
import { shownInOwnView } from "./references/own-view.ts";
import type { ViewModel } from "./references/view.ts";
import { listMentions } from "./references.ts";
import { SHOW_REFERENCES } from "./show-references.ts";
import { SPLIT_MENTIONS } from "./split/command.ts";
import { splitMentions } from "./split.ts";
import { type State, StatusItem } from "./status.ts";
import { SUGGEST } from "./suggest.ts";

/** Makes a client that has not been started; each serves for one life of the server. */
export type Connect = (options: LanguageClientOptions) => BaseLanguageClient;

/** The server for the corpora that are open, as the editor sees it: started, stopped, and restarted when it crashed. */
export class Server {
  private client: BaseLanguageClient | undefined;
  private schemes: readonly string[] = [];
  private crashes = new Crashes();
  private restart: ReturnType<typeof setTimeout> | undefined;
  private readonly item = new StatusItem();
  readonly painter = new Painter((document) => this.appearanceOf(document));
  private readonly difference = new Difference(() => this.running());
  private readonly news = new EventEmitter<void>();
  /** The server has become ready, or may answer otherwise than it did. */
  readonly onNews = this.news.event;
  /** What the server is doing. */
  state: State = { state: "stopped" };

  constructor(
    private readonly context: ExtensionContext,
    private readonly output: LogOutputChannel,
    private readonly connect: Connect,
    private readonly carries: Carries,
  ) {}

  /** Starts the server for corpora with these schemes, and stops the one that runs. */
  async start(schemes: readonly string[]): Promise<void> {
    await this.stop();
    this.schemes = schemes;
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
    this.painter.clear();
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
    offerFiles(client, this.carries);
    client.onNotification(STATUS, (status: Status) => {
      if (this.client === client) this.show(status);
    });
    client.onNotification(APPEARANCE_CHANGED, () => {
      this.painter.refresh();
      this.news.fire();
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
    if (state.state !== "ready") return;
    this.painter.refresh(0);
    this.news.fire();
  }

  private async appearanceOf({ uri, version }: TextDocument): Promise<Appearance | undefined> {
    const { client } = this;
    if (client?.state !== ClientState.Running) return undefined;
    const textDocument = { uri: client.code2ProtocolConverter.asUri(uri) };
    const params: AppearanceParams = { textDocument, version };
    const asked = client.sendRequest<Appearance | null>(APPEARANCE, params);
    // A server that is being stopped answers nothing any more.
    const answer = await asked.catch((error: unknown) => this.output.debug(String(error)));
    return answer ?? undefined;
  }

  /** The cards of a document's marks; null when it belongs to no corpus, undefined when the server does not answer. */
  async cardsOf(uri: Uri): Promise<Cards | null | undefined> {
    const { client } = this;
    if (client?.state !== ClientState.Running) return undefined;
    const params: CardsParams = { textDocument: { uri: client.code2ProtocolConverter.asUri(uri) } };
    const asked = client.sendRequest<Cards | null>(CARDS, params);
    return asked.catch((error: unknown) => void this.output.debug(String(error)));
  }

  /** Lists all places that name what stands at a position, for people; gives what is listed, undefined where nothing is. */
  async listMentions(at: Location): Promise<References | undefined> {
    return listMentions(() => this.running(), at).catch(
      (error: unknown) => void this.output.error(String(error)),
    );
  }

  /** Merges the definition at a position into one that people choose; whether it did. */
  async mergeDefinition(at: Location): Promise<boolean> {
    return this.changes((client) => mergeDefinition(client, at));
  }

  /** Splits mentions of what stands at a position off into a new definition; whether it did. */
  async splitMentions(...places: readonly [Location, ...Location[]]): Promise<boolean> {
    return this.changes((client) => splitMentions(client, ...places));
  }

  /** Cites a source that people choose for what stands at a position of a text of that version; whether it did. */
  async citeSource(at: Location, version: number): Promise<boolean> {
    return this.changes((client) => citeSource(client, at, version));
  }

  /** Shows what differs between an article and its original; what was found of that, undefined where nothing was. */
  async showDifference(article: Uri): Promise<string | undefined> {
    return this.difference.show(article).catch((error: unknown) => void this.output.error(String(error)));
  }

  private running(): BaseLanguageClient | undefined {
    return this.client?.state === ClientState.Running ? this.client : undefined;
  }

  private async changes(make: (client: BaseLanguageClient) => Promise<boolean>): Promise<boolean> {
    const { client } = this;
    if (client?.state !== ClientState.Running) return false;
    return make(client).catch((error: unknown) => {
      this.output.error(String(error));
      return false;
    });
  }

  /** What the view of mentions of our own shows, where VS Code's view References is missing. */
  listed(): ViewModel<unknown> | undefined {
    return shownInOwnView();
  }

  private options(): LanguageClientOptions {
    const pages = Uri.joinPath(this.context.extensionUri, "docs", "rules");
    const initializationOptions: InitializationOptions = {
      requireConfig: true,
      status: true,
      ruleDocumentation: `${pages.toString()}/{code}.md`,
      commands: {
        suggest: SUGGEST,
        references: SHOW_REFERENCES,
        cite: CITE_SOURCE,
        merge: MERGE_DEFINITION,
        split: SPLIT_MENTIONS,
        difference: SHOW_DIFFERENCE,
      },
      editsBesideItems: true,
    };
    return {
      // Any article, and what may be settings, a list of definitions or a bibliography: the server knows which of them lie in
      // a corpus, and is silent about the others.
      documentSelector: [
        ...this.schemes.flatMap((scheme) => [
          { scheme, language: "markdown" },
          { scheme, pattern: "**/*.{yaml,yml,bib,json}" },
        ]),
        { scheme: "untitled", language: "markdown" },
      ],
      initializationOptions,
      middleware: { ...besideMarkdown(), ...aroundSelection() },
      outputChannel: this.output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    };
  }

  async dispose(): Promise<void> {
    await this.stop();
    this.item.dispose();
    this.painter.dispose();
    this.difference.dispose();
    this.news.dispose();
  }
}
