import type { Lowered } from "../model/lower.ts";
import type { Lines } from "../text/lines.ts";
import { Corpora, type Placed } from "./corpora.ts";
import type { CorpusState } from "./corpus-state.ts";
import { Digests } from "./digests.ts";
import type { OpenDocument } from "./open-document.ts";
import type { DiskChange, Ports } from "./ports.ts";
import type { Settings } from "./settings.ts";
import { isUnsaved } from "./uris.ts";

/** An open file with everything that a feature asks for. */
export interface Asked extends Placed {
  readonly document: OpenDocument;
  readonly lowered: Lowered;
}

/** The lines of a file, as they were counted when it was read. */
export function linesOfAsked({ lowered: { marks, facts } }: Pick<Asked, "lowered">): Lines {
  return { text: marks.text, starts: facts.lineStarts };
}

/** What the session tells those who listen to it. */
export interface SessionEvents {
  /** Findings of these files may have changed. */
  affected(corpus: CorpusState, paths: ReadonlySet<string>): void;
  /** Findings of open files may have changed without the client having changed anything. */
  stale(): void;
  /** A corpus is being read: so many of so many files; done when both are equal. */
  progress(corpus: CorpusState, done: number, all: number): void;
}

/** The corpora that the client has open, and the files that it is editing. */
export class Session {
  private readonly all: Corpora;
  private readonly documents = new Map<string, OpenDocument>();
  private readonly placing = new Map<string, Promise<Placed | undefined>>();
  /** Where the open files have found their places so far. */
  private readonly placed = new Map<string, Placed>();
  readonly digests: Digests;

  constructor(
    readonly settings: Settings,
    private readonly ports: Ports,
    private readonly events: SessionEvents,
  ) {
    this.digests = new Digests(ports, () => events.stale());
    this.all = new Corpora(settings, ports, {
      affected: (corpus, paths) => events.affected(corpus, paths),
      progress: (corpus, done, all) => events.progress(corpus, done, all),
      stale: () => events.stale(),
      read: (corpus, paths) => this.digests.queue(corpus, paths),
      listed: (corpus) => {
        this.placeWithin(corpus).catch((error) =>
          ports.log(`The open files of ${corpus.root} could not be placed: ${String(error)}`),
        );
      },
      moved: () => this.placeAnew(),
    });
  }

  corpora(): Iterable<CorpusState> {
    return this.all.all();
  }

  /** Opens the corpora in a workspace folder. */
  addFolder(uri: string): void {
    this.all.addFolder(uri);
  }

  /** Closes the corpora in a folder that the client no longer has open. */
  removeFolder(uri: string): void {
    this.all.removeFolder(uri);
  }

  /** The corpus with the deepest root above the file, and the path there. */
  corpusAbove(uri: string): Placed | undefined {
    return this.all.above(uri);
  }

  /** Settled when every corpus that is known has been read. */
  ready(): Promise<void> {
    return this.all.ready();
  }

  /** Settled when what was told of the disk so far is known, but no later than in a moment: for findings, which would flicker. */
  settled(): Promise<void> {
    return this.all.settled();
  }

  /** Files were created, changed or deleted outside the editor; a folder is a path that was no file. */
  changedOnDisk(changes: readonly DiskChange[]): Promise<void> {
    return this.all.changedOnDisk(changes);
  }

  open(document: OpenDocument): void {
    this.documents.set(document.uri, document);
    this.place(document.uri);
  }

  /** The client changed an open file. */
  change(document: OpenDocument): void {
    this.documents.set(document.uri, document);
    const placed = this.placed.get(document.uri);
    if (placed?.corpus.document(placed.path) !== undefined) placed.corpus.open(placed.path, document);
  }

  document(uri: string): OpenDocument | undefined {
    return this.documents.get(uri);
  }

  async close(uri: string): Promise<void> {
    const placing = this.placing.get(uri);
    this.documents.delete(uri);
    this.placing.delete(uri);
    this.placed.delete(uri);
    const placed = await placing;
    if (placed === undefined || this.documents.has(uri)) return;
    placed.corpus.close(placed.path, uri);
  }

  /** The open file at a URI, when it belongs to a corpus that has been read. */
  async ask(uri: string): Promise<Asked | undefined> {
    const placed = await this.placing.get(uri);
    if (placed === undefined) return undefined;
    await placed.corpus.ready;
    const lowered = placed.corpus.current(placed.path);
    const document = placed.corpus.document(placed.path);
    return lowered === undefined || document === undefined ? undefined : { ...placed, document, lowered };
  }

  /** A file of a corpus, whether or not the client has it open; undefined where no corpus has it. */
  async find(uri: string): Promise<Placed | undefined> {
    const asked = await this.ask(uri);
    if (asked !== undefined) return asked;
    await this.ready();
    const placed = this.corpusAbove(uri);
    return placed?.corpus.snapshot().facts(placed.path) === undefined ? undefined : placed;
  }

  private place(uri: string): void {
    const found = this.findPlace(uri).catch((error) => {
      this.ports.log(`${uri} could not be opened: ${String(error)}`);
      return undefined;
    });
    this.placing.set(uri, found);
  }

  private async findPlace(uri: string): Promise<Placed | undefined> {
    await this.all.searched();
    if (this.corpusAbove(uri) === undefined && !isUnsaved(uri)) await this.all.openAround(uri);
    const placed = this.corpusAbove(uri);
    if (placed === undefined) return undefined;
    const { corpus, path } = placed;
    const belongs = corpus.document(path) !== undefined || (await this.belongs(placed, uri));
    const document = this.documents.get(uri);
    if (!belongs || document === undefined) return undefined;
    // It came or went while it was being read.
    if (this.corpusAbove(uri)?.corpus !== corpus) return this.findPlace(uri);
    corpus.open(path, document);
    this.placed.set(uri, placed);
    return placed;
  }

  private async belongs({ corpus, path }: Placed, uri: string): Promise<boolean> {
    await corpus.ready;
    return (
      isUnsaved(uri) ||
      corpus.catalog.facts(path) !== undefined ||
      this.ports.disk.belongs(corpus.root, corpus.config, path)
    );
  }

  /** Looks for the places of open files again, after corpora came or went. */
  private placeAnew(): void {
    for (const uri of this.documents.keys()) {
      const was = this.placed.get(uri);
      if (was !== undefined && was.corpus === this.corpusAbove(uri)?.corpus) continue;
      this.placed.delete(uri);
      this.place(uri);
      was?.corpus.close(was.path, uri);
    }
    if (this.documents.size > 0) void this.ready().then(() => this.events.stale());
  }

  /** Takes open files into a corpus, or out of it, after it was listed by other settings. */
  private async placeWithin(corpus: CorpusState): Promise<void> {
    for (const uri of this.documents.keys()) {
      const placed = this.corpusAbove(uri);
      if (placed?.corpus !== corpus) continue;
      const { path } = placed;
      const belongs = isUnsaved(uri) || (await this.ports.disk.belongs(corpus.root, corpus.config, path));
      const isOpen = this.placed.get(uri)?.corpus === corpus;
      if (belongs && !isOpen) this.place(uri);
      if (belongs || !isOpen) continue;
      this.placed.delete(uri);
      this.placing.delete(uri);
      corpus.close(path, uri);
    }
  }
}
