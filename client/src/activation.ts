import type MarkdownIt from "markdown-it";
import {
  commands,
  type ExtensionContext,
  Location,
  type LogOutputChannel,
  Position,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";
import { toggleConcealing } from "./appearance/toggle.ts";
import { CITE_SOURCE } from "./cite/command.ts";
import type { Server } from "./client.ts";
import { CONFIG_FILE, Corpora, isMarkdown, isServed } from "./corpora.ts";
import { SHOW_DIFFERENCE } from "./difference/command.ts";
import { showEvidence } from "./evidence.ts";
import { makeCorpus } from "./make-corpus.ts";
import { MERGE_DEFINITION } from "./merge/command.ts";
import type { Marked } from "./preview/plugin.ts";
import { Preview } from "./preview.ts";
import type { PassageEntry } from "./references/tree.ts";
import { SHOW_REFERENCES, showReferences } from "./show-references.ts";
import { SPLIT_MENTIONS } from "./split/command.ts";
import { suggestAtPlaces } from "./suggest.ts";

/** The code that is loaded only when there is a corpus. */
interface Loaded {
  createServer(context: ExtensionContext, output: LogOutputChannel): Server;
  readonly marked: Marked;
}

/** How the extension runs where it runs. */
export interface Platform {
  /** Loads the code for the server, which is most of the extension: done only when there is a corpus. */
  load(): Promise<Loaded>;
}

const NO_CORPUS =
  "No corpus is open: neither a folder that is open nor one around it holds a file named attested.yaml.";

/** The extension while it is active. A workspace without a corpus is left alone. */
export class Attested {
  private readonly corpora: Corpora;
  private server: Server | undefined;
  private output: LogOutputChannel | undefined;
  /** The schemes of the corpora that the server was started for. */
  private serving = "";
  /** The outermost corpora that are open. */
  private roots: readonly Uri[] = [];
  private inCorpus = false;
  private readonly preview = new Preview((message) => this.output?.error(message));
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: ExtensionContext,
    private readonly platform: Platform,
  ) {
    this.corpora = new Corpora();
    // Nothing but creation and deletion: what changes in the file the server is told by a watcher of its own.
    const watcher = workspace.createFileSystemWatcher(`**/${CONFIG_FILE}`, false, true, false);
    const changed = (): void => {
      this.corpora.forget();
      this.look();
      void this.tellContext();
    };
    context.subscriptions.push(
      this.preview,
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      workspace.onDidChangeWorkspaceFolders(() => this.look()),
      workspace.onDidOpenTextDocument((document) => void this.opened(document)),
      window.onDidChangeActiveTextEditor(() => void this.tellContext()),
      commands.registerCommand("attested.makeCorpus", (folder: unknown) => this.makeCorpus(folder)),
      commands.registerCommand("attested.restartServer", () => this.restart()),
      commands.registerCommand(SHOW_REFERENCES, showReferences),
      suggestAtPlaces(),
      commands.registerCommand("attested.showOutput", () => this.showOutput()),
      commands.registerCommand("attested.toggleConcealing", toggleConcealing),
      commands.registerCommand("attested.listMentions", () => this.listMentions()),
      commands.registerCommand(MERGE_DEFINITION, (uri?: unknown, at?: unknown) =>
        this.mergeDefinition(uri, at),
      ),
      commands.registerCommand(SPLIT_MENTIONS, (entry?: unknown, entries?: unknown) =>
        this.splitMentions(entry, entries),
      ),
      commands.registerCommand(CITE_SOURCE, (uri?: unknown, at?: unknown) => this.citeSource(uri, at)),
      commands.registerCommand(SHOW_DIFFERENCE, (uri?: unknown) => this.showDifference(uri)),
      commands.registerCommand("attested.showEvidence", showEvidence),
    );
    this.look();
    void this.tellContext();
  }

  /** What the server is doing; `none` when there is no corpus for it. For the tests. */
  state(): string {
    return this.serving === "" ? "none" : (this.server?.state.state ?? "starting");
  }

  /** How many ranges of each role a document is shown with. For the tests. */
  shown(uri: string): Readonly<Record<string, number>> {
    return this.server?.painter.shown(uri) ?? {};
  }

  /** What our own view of mentions shows, where VS Code's view References is missing. For the tests. */
  listed(): unknown {
    return this.server?.listed();
  }

  /** Called by VS Code's Markdown extension for each preview's markdown-it. */
  extendMarkdownIt(md: MarkdownIt): MarkdownIt {
    return this.preview.extend(md);
  }

  /** Stops the server. */
  async end(): Promise<void> {
    await this.work;
    await this.server?.dispose();
  }

  /** Starts the server for the first corpus that is open, and stops it after the last. Others it sees come and go itself. */
  private look(): void {
    this.work = this.work
      .then(() => this.serve())
      .catch((error: unknown) => this.output?.error(String(error)));
  }

  private async serve(): Promise<void> {
    const roots = await this.corpora.find();
    this.roots = roots;
    const schemes = [...new Set(roots.map(({ scheme }) => scheme))].sort();
    const isServed = schemes.join(" ") === this.serving;
    this.serving = schemes.join(" ");
    if (roots.length === 0) {
      this.preview.serve(undefined);
      return this.server?.stop();
    }
    const { createServer, marked } = await this.platform.load();
    this.output ??= window.createOutputChannel("Attested", { log: true });
    const server = this.server ?? createServer(this.context, this.output);
    if (this.server === undefined) server.onNews(() => this.preview.changed());
    this.server = server;
    this.preview.serve({ roots, marked, cards: (uri) => server.cardsOf(uri) });
    if (!isServed) await server.start(schemes);
  }

  private async makeCorpus(folder: unknown): Promise<void> {
    if (!(await makeCorpus(this.corpora, folder))) return;
    this.look();
    await this.work;
    await this.tellContext();
  }

  private async restart(): Promise<void> {
    this.corpora.forget();
    this.serving = "";
    this.look();
    await this.work;
    if (this.serving === "") void window.showInformationMessage(NO_CORPUS);
  }

  private async listMentions(): Promise<unknown> {
    return this.atCursor((server, at) => server.listMentions(at));
  }

  /** At a URI's position of the protocol, as the server's actions give it, or at the cursor. */
  private async mergeDefinition(uri: unknown, at: unknown): Promise<unknown> {
    const place = placeGiven(uri, at);
    if (this.server !== undefined && place !== undefined) return this.server.mergeDefinition(place);
    return this.atCursor((server, here) => server.mergeDefinition(here));
  }

  /**
   * From a passage in the list of references, with the others that are selected there; at a URI's position of the protocol, as
   * the server's actions give it; or from the cursor.
   */
  private async splitMentions(entry: unknown, entries: unknown): Promise<unknown> {
    const { server } = this;
    if (server !== undefined && isPassage(entry)) {
      const placeOf = ({ uri, range }: typeof entry): Location => new Location(uri, range);
      const others = (Array.isArray(entries) ? entries : []).filter(isPassage);
      return server.splitMentions(placeOf(entry), ...others.map(placeOf));
    }
    const place = placeGiven(entry, entries);
    if (server !== undefined && place !== undefined) return server.splitMentions(place);
    return this.atCursor((running, at) => running.splitMentions(at));
  }

  /** At a URI's position of the protocol, as the server's actions give it, or at the cursor. */
  private async citeSource(uri: unknown, at: unknown): Promise<unknown> {
    const cite = async (server: Server, { uri: file, range }: Location): Promise<boolean> => {
      const document = workspace.textDocuments.find((one) => one.uri.toString() === file.toString());
      return document !== undefined && server.citeSource(new Location(file, range), document.version);
    };
    const place = placeGiven(uri, at);
    if (this.server !== undefined && place !== undefined) return cite(this.server, place);
    return this.atCursor(cite);
  }

  /** Of the article of a URI, as the server's actions give it, or of the one in front. */
  private async showDifference(uri: unknown): Promise<unknown> {
    if (this.server !== undefined && typeof uri === "string")
      return this.server.showDifference(Uri.parse(uri));
    return this.atCursor((server, at) => server.showDifference(at.uri));
  }

  private async atCursor(ask: (server: Server, at: Location) => Promise<unknown>): Promise<unknown> {
    const editor = window.activeTextEditor;
    if (this.server === undefined || editor === undefined) {
      void window.showInformationMessage(NO_CORPUS);
      return undefined;
    }
    return ask(this.server, new Location(editor.document.uri, editor.selection.active));
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

  private async isInCorpus(document: TextDocument): Promise<boolean> {
    if (document.isUntitled) return isMarkdown(document) && isServed(document, this.roots);
    return (await this.corpora.rootOf(document.uri)) !== undefined;
  }

  /** Lets menus and key bindings ask whether the file in front belongs to a corpus. */
  private async tellContext(): Promise<void> {
    const document = window.activeTextEditor?.document;
    const inCorpus = document !== undefined && (await this.isInCorpus(document));
    if (inCorpus === this.inCorpus || document !== window.activeTextEditor?.document) return;
    this.inCorpus = inCorpus;
    await commands.executeCommand("setContext", "attested.inCorpus", inCorpus);
  }
}

function isPassage(entry: unknown): entry is Pick<PassageEntry, "uri" | "range"> {
  return typeof entry === "object" && entry !== null && "is" in entry && entry.is === "passage";
}

/** A URI's position of the protocol, as the server's actions give it to commands. */
function placeGiven(uri: unknown, at: unknown): Location | undefined {
  if (typeof uri !== "string" || !isPosition(at)) return undefined;
  return new Location(Uri.parse(uri), new Position(at.line, at.character));
}

function isPosition(value: unknown): value is Pick<Position, "line" | "character"> {
  return typeof value === "object" && value !== null && "line" in value && "character" in value;
}
