import type { Lowered } from "../model/lower.ts";
import { digestText } from "../syntax/original.ts";
import { parse } from "../syntax/parse.ts";
import { strip } from "../syntax/strip.ts";
import { CorpusState } from "./corpus-state.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Disk, Ports } from "./ports.ts";
import type { Settings } from "./settings.ts";
import { folderOf, normalUri, pathBelow } from "./uris.ts";

/** A file in its corpus. */
export interface Placed {
  readonly corpus: CorpusState;
  readonly path: string;
}

/** An open file with everything that a feature asks for. */
export interface Asked extends Placed {
  readonly document: OpenDocument;
  readonly lowered: Lowered;
}

/** What the session tells those who listen to it. */
export interface SessionEvents {
  /** Findings of these files may have changed. */
  affected(corpus: CorpusState, paths: ReadonlySet<string>): void;
  /** A corpus is being read: so many of so many files; done when both are equal. */
  progress(corpus: CorpusState, done: number, all: number): void;
}

/** Corpora read nothing from the disk where a file stands alone. */
const NO_DISK: Disk = {
  findCorpora: async () => [],
  findRoot: async () => undefined,
  list: async () => [],
  belongs: async () => true,
  read: async () => undefined,
};

/** The corpora that the client has open, and the files that it is editing. */
export class Session {
  private readonly states = new Map<string, CorpusState>();
  private readonly documents = new Map<string, OpenDocument>();
  private readonly placing = new Map<string, Promise<Placed | undefined>>();
  private readonly watches = new Map<string, () => void>();
  private readonly waiting = new Map<CorpusState, Set<string>>();
  /** Settled when the folders that the client has open have been searched for corpora. */
  private folders: Promise<unknown> = Promise.resolve();

  constructor(
    readonly settings: Settings,
    private readonly ports: Ports,
    private readonly events: SessionEvents,
  ) {}

  corpora(): Iterable<CorpusState> {
    return this.states.values();
  }

  /** Opens the corpora in a workspace folder: the folder itself (unless attested.yaml is required and missing) and those below. */
  addFolder(uri: string): void {
    const folder = normalUri(uri);
    this.folders = Promise.all([this.folders, this.openFolder(folder)]).catch((error) => {
      this.ports.log(`The folder ${folder} could not be opened: ${String(error)}`);
    });
  }

  private async openFolder(folder: string): Promise<void> {
    const roots = await this.ports.disk.findCorpora(folder);
    const own = roots.includes(folder) || this.settings.requireConfig ? [] : [folder];
    for (const root of [...own, ...roots]) this.openCorpus(root, this.ports.disk);
  }

  /** Closes the corpora in a folder that the client no longer has open. */
  removeFolder(uri: string): void {
    const folder = normalUri(uri);
    for (const root of [...this.states.keys()]) {
      if (root !== folder && pathBelow(folder, root) === undefined) continue;
      this.watches.get(root)?.();
      this.watches.delete(root);
      this.states.delete(root);
    }
    for (const uri of this.placing.keys()) if (pathBelow(folder, uri) !== undefined) this.place(uri);
  }

  private openCorpus(root: string, disk: Disk): CorpusState {
    const known = this.states.get(root);
    if (known !== undefined) return known;
    const corpus = new CorpusState(root, { ...this.ports, disk }, (paths) =>
      this.events.affected(corpus, paths),
    );
    this.states.set(root, corpus);
    const progress = (done: number, all: number): void => this.events.progress(corpus, done, all);
    progress(0, -1);
    corpus.load(progress).then(() => {
      progress(corpus.catalog.size, corpus.catalog.size);
      this.queueDigests(corpus, corpus.catalog.paths());
    });
    if (!this.settings.watchesFiles && disk.watch !== undefined) {
      this.watches.set(
        root,
        disk.watch(root, (uris) => this.changedOnDisk(uris)),
      );
    }
    return corpus;
  }

  /** The corpus with the deepest root above the file. */
  private corpusAbove(uri: string): Placed | undefined {
    let found: Placed | undefined;
    for (const corpus of this.states.values()) {
      const path = pathBelow(corpus.root, uri);
      if (path !== undefined && (found === undefined || path.length < found.path.length))
        found = { corpus, path };
    }
    return found;
  }

  private async findPlace(uri: string): Promise<Placed | undefined> {
    await this.folders;
    let placed = this.corpusAbove(uri);
    if (placed === undefined) {
      const root = await this.ports.disk.findRoot(uri);
      if (root === undefined && (this.settings.requireConfig || !uri.startsWith("file:"))) return undefined;
      this.openCorpus(root ?? folderOf(uri), root === undefined ? NO_DISK : this.ports.disk);
      placed = this.corpusAbove(uri);
    }
    if (placed === undefined) return undefined;
    const { corpus, path } = placed;
    const belongs = corpus.document(path) !== undefined || (await this.belongs(placed));
    const document = this.documents.get(uri);
    if (!belongs || document === undefined) return undefined;
    corpus.open(path, document);
    return placed;
  }

  private async belongs({ corpus, path }: Placed): Promise<boolean> {
    await corpus.ready;
    return (
      corpus.catalog.facts(path) !== undefined || this.ports.disk.belongs(corpus.root, corpus.config, path)
    );
  }

  private place(uri: string): void {
    const found = this.findPlace(uri).catch((error) => {
      this.ports.log(`${uri} could not be opened: ${String(error)}`);
      return undefined;
    });
    this.placing.set(uri, found);
  }

  open(document: OpenDocument): void {
    this.documents.set(document.uri, document);
    this.place(document.uri);
  }

  /** The client changed an open file. */
  change(document: OpenDocument): void {
    this.documents.set(document.uri, document);
    const placed = this.corpusAbove(document.uri);
    if (placed?.corpus.document(placed.path) !== undefined) placed.corpus.open(placed.path, document);
  }

  document(uri: string): OpenDocument | undefined {
    return this.documents.get(uri);
  }

  async close(uri: string): Promise<void> {
    const placing = this.placing.get(uri);
    this.documents.delete(uri);
    this.placing.delete(uri);
    const placed = await placing;
    if (placed === undefined || this.documents.has(uri)) return;
    await placed.corpus.close(placed.path);
    this.queueDigests(placed.corpus, [placed.path]);
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

  /** Settled when every corpus that is known has been read. */
  async ready(): Promise<void> {
    await this.folders;
    await Promise.all([...this.states.values()].map((corpus) => corpus.ready));
  }

  /** Files were created, changed or deleted outside the editor; a folder is a path that was no file. */
  async changedOnDisk(uris: readonly string[]): Promise<void> {
    await this.folders;
    const byCorpus = new Map<CorpusState, Set<string>>();
    for (const uri of uris) {
      const placed = this.corpusAbove(normalUri(uri));
      if (placed === undefined) continue;
      const paths = byCorpus.get(placed.corpus) ?? new Set();
      byCorpus.set(placed.corpus, paths.add(placed.path));
    }
    for (const [corpus, paths] of byCorpus) {
      await corpus.refresh(paths);
      this.queueDigests(corpus, paths);
    }
  }

  /** Has the digests of articles with an original computed, one after the other, while nothing else waits. */
  queueDigests(corpus: CorpusState, paths: Iterable<string>): void {
    const wanted = [...paths].filter((path) => corpus.catalog.facts(path)?.original !== undefined);
    const queue = this.waiting.get(corpus);
    if (queue !== undefined) {
      for (const path of wanted) queue.add(path);
    } else if (wanted.length > 0) {
      const fresh = new Set(wanted);
      this.waiting.set(corpus, fresh);
      this.digest(corpus, fresh).catch((error) => this.ports.log(`A digest failed: ${String(error)}`));
    }
  }

  private async digest(corpus: CorpusState, queue: Set<string>): Promise<void> {
    await corpus.ready;
    for (const path of queue) {
      queue.delete(path);
      await this.ports.pause();
      const text = await corpus.text(path);
      if (text === undefined) continue;
      const words = digestText(strip(parse(text)));
      corpus.setDigest(path, await this.ports.digest(words));
    }
    this.waiting.delete(corpus);
  }
}
