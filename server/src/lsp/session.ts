import { CONFIG_FILE } from "../model/config.ts";
import type { Lowered } from "../model/lower.ts";
import { digestText } from "../syntax/original.ts";
import { parse } from "../syntax/parse.ts";
import { strip } from "../syntax/strip.ts";
import { CorpusState } from "./corpus-state.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Disk, Ports } from "./ports.ts";
import type { Settings } from "./settings.ts";
import { folderOf, isAtOrBelow, normalUri, pathBelow } from "./uris.ts";

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

/** What has the name of a file that a corpus may hold; anything else may be a folder. */
const FILE = /\.(?:md|ya?ml|bib|json)$/i;

/** The corpora that the client has open, and the files that it is editing. */
export class Session {
  private readonly states = new Map<string, CorpusState>();
  private readonly documents = new Map<string, OpenDocument>();
  private readonly placing = new Map<string, Promise<Placed | undefined>>();
  /** Where the open files have found their places so far. */
  private readonly placed = new Map<string, Placed>();
  private readonly workspace = new Set<string>();
  /** Corpora of files that stand alone, with nothing of the disk in them. */
  private readonly alone = new Set<CorpusState>();
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

  /** Opens the corpora in a workspace folder: its own (unless attested.yaml is required and missing) and those below. */
  addFolder(uri: string): void {
    this.workspace.add(normalUri(uri));
    this.discover([]);
  }

  /** Closes the corpora in a folder that the client no longer has open. */
  removeFolder(uri: string): void {
    const folder = normalUri(uri);
    this.workspace.delete(folder);
    this.discover([folder]);
  }

  /** Searches the client's folders for corpora; those that are gone, also from the folders `left`, are closed. */
  private discover(left: readonly string[]): void {
    this.folders = this.folders
      .then(() => this.findCorpora(left))
      .catch((error) => this.ports.log(`The folders could not be searched: ${String(error)}`));
  }

  private async findCorpora(left: readonly string[]): Promise<void> {
    const folders = [...this.workspace];
    const roots = new Set<string>();
    for (const folder of folders) for (const root of await this.rootsIn(folder)) roots.add(root);
    const before = [...this.states.values()];
    for (const corpus of before) {
      const searched = [...folders, ...left].some((folder) => isAtOrBelow(folder, corpus.root));
      if (searched && (!roots.has(corpus.root) || this.alone.has(corpus))) this.closeCorpus(corpus);
    }
    for (const root of roots) this.openCorpus(root, this.ports.disk);
    const stayed = before.filter((corpus) => this.states.get(corpus.root) === corpus);
    if (stayed.length < before.length || stayed.length < this.states.size) this.placeAnew(stayed);
  }

  /** The roots of the corpora in a folder: the nearest upwards, else the folder itself; and those below it. */
  private async rootsIn(folder: string): Promise<readonly string[]> {
    const { disk } = this.ports;
    const roots = await disk.findCorpora(folder);
    if (roots.includes(folder) || this.settings.requireConfig) return roots;
    return [(await disk.findRoot(`${folder}/${CONFIG_FILE}`)) ?? folder, ...roots];
  }

  /** Looks for the places of open files again, after corpora came or went, and at the disk for those that stayed. */
  private placeAnew(stayed: Iterable<CorpusState>): void {
    for (const uri of this.documents.keys()) {
      const was = this.placed.get(uri);
      if (was !== undefined && was.corpus === this.corpusAbove(uri)?.corpus) continue;
      this.placed.delete(uri);
      this.place(uri);
      was?.corpus.release(was.path);
    }
    for (const corpus of stayed) void this.lookAgain(corpus, new Set());
  }

  private closeCorpus(corpus: CorpusState): void {
    this.watches.get(corpus.root)?.();
    this.watches.delete(corpus.root);
    this.states.delete(corpus.root);
    this.alone.delete(corpus);
    corpus.clear();
  }

  private openCorpus(root: string, disk: Disk): CorpusState {
    const known = this.states.get(root);
    if (known !== undefined) return known;
    const corpus = new CorpusState(root, { ...this.ports, disk }, (paths) =>
      this.events.affected(corpus, paths),
    );
    this.states.set(root, corpus);
    if (disk === NO_DISK) this.alone.add(corpus);
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

  /** The corpus with the deepest root above the file, and the path there. */
  corpusAbove(uri: string): Placed | undefined {
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
    this.placed.set(uri, placed);
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
    this.placed.delete(uri);
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

  /** A file of a corpus, whether or not the client has it open; undefined where no corpus has it. */
  async find(uri: string): Promise<Placed | undefined> {
    const asked = await this.ask(uri);
    if (asked !== undefined) return asked;
    await this.ready();
    const placed = this.corpusAbove(uri);
    return placed?.corpus.snapshot().facts(placed.path) === undefined ? undefined : placed;
  }

  /** Settled when every corpus that is known has been read. */
  async ready(): Promise<void> {
    await this.folders;
    await Promise.all([...this.states.values()].map((corpus) => corpus.ready));
  }

  /** Files were created, changed or deleted outside the editor; a folder is a path that was no file. */
  async changedOnDisk(uris: readonly string[]): Promise<void> {
    // A folder that comes or goes may bring or take a corpus.
    if (uris.some((uri) => uri.endsWith(`/${CONFIG_FILE}`) || !FILE.test(uri))) this.discover([]);
    await this.folders;
    const byCorpus = new Map<CorpusState, Set<string>>();
    for (const uri of uris) {
      const placed = this.corpusAbove(normalUri(uri));
      if (placed === undefined) continue;
      const paths = byCorpus.get(placed.corpus) ?? new Set();
      byCorpus.set(placed.corpus, paths.add(placed.path));
    }
    for (const [corpus, paths] of byCorpus) await this.lookAgain(corpus, paths);
  }

  private async lookAgain(corpus: CorpusState, paths: ReadonlySet<string>): Promise<void> {
    try {
      await corpus.refresh(paths);
      this.queueDigests(corpus, paths);
    } catch (error) {
      this.ports.log(`The corpus ${corpus.root} could not be read again: ${String(error)}`);
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
