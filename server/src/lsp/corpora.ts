import { CONFIG_FILE } from "../model/config.ts";
import { CorpusState } from "./corpus-state.ts";
import { NO_DISK } from "./no-disk.ts";
import { isIn, type Placed, Places } from "./places.ts";
import type { Disk, DiskChange, Ports } from "./ports.ts";
import { searchCorpora } from "./search-corpora.ts";
import type { Settings } from "./settings.ts";
import { Slices } from "./slices.ts";
import { folderOf, isAtOrBelow, normalUri } from "./uris.ts";
import { Watches } from "./watches.ts";

export type { Placed } from "./places.ts";

/** What the corpora tell. */
export interface CorporaEvents {
  /** Findings of these files may have changed. */
  affected(corpus: CorpusState, paths: ReadonlySet<string>): void;
  /** A corpus is being read: so many of so many files; done when both are equal. */
  progress(corpus: CorpusState, done: number, all: number): void;
  /** These files were read from the disk. */
  read(corpus: CorpusState, paths: readonly string[]): void;
  /** Which files belong to the corpus may have changed. */
  listed(corpus: CorpusState): void;
  /** Findings may have changed without the client having changed anything. */
  stale(): void;
  /** Corpora came or went, so that files may lie in another one. */
  moved(): void;
}

/** Nobody is kept waiting longer for what the disk holds now (milliseconds). */
const MOMENT = 1000;

/** The corpora that are open: those of the client's folders, and those of files that it opened from elsewhere. */
export class Corpora {
  private readonly places = new Places();
  /** Corpora of files that stand alone, with nothing of the disk in them. */
  private readonly alone = new Set<CorpusState>();
  private readonly watches: Watches;
  /** What is done one after the other: searching places for corpora, and telling corpora what changed. */
  private work: Promise<void> = Promise.resolve();
  private works = 0;

  constructor(
    private readonly settings: Settings,
    private readonly ports: Ports,
    private readonly events: CorporaEvents,
  ) {
    this.watches = new Watches(ports.disk, (changes) => void this.changedOnDisk(changes));
  }

  all(): Iterable<CorpusState> {
    return this.places.corpora.values();
  }

  /** Settled when the places that were named so far have been searched. */
  searched(): Promise<void> {
    return this.work;
  }

  /** Opens the corpora in a workspace folder: its own (unless attested.yaml is required and missing) and those below. */
  addFolder(uri: string): void {
    const folder = normalUri(uri);
    this.places.folders.add(folder);
    this.enqueue(() => this.search(new Map([[folder, folder]]), []));
  }

  /** Closes the corpora in a folder that the client no longer has open. */
  removeFolder(uri: string): void {
    const folder = normalUri(uri);
    this.places.folders.delete(folder);
    this.enqueue(() => this.search(new Map(), [folder]));
  }

  /** Things on the disk changed: corpora may come and go, and those that are there look at what changed in them. */
  changedOnDisk(changes: readonly DiskChange[]): Promise<void> {
    return this.enqueue(async () => {
      const slices = new Slices(this.ports.pause);
      const normal: DiskChange[] = [];
      for (const { uri, presence } of changes) {
        await slices.next();
        normal.push({ uri: normalUri(uri), presence });
      }
      await this.search(await this.placesIn(normal), []);
      for (const change of normal) {
        await slices.next();
        this.hand(change);
      }
    });
  }

  /** The corpus with the deepest root above the file, and the path there. */
  above(uri: string): Placed | undefined {
    return this.places.above(uri);
  }

  /** Opens the corpus of a file that lies in none that is open; in what is no corpus it stands alone, unless one is required. */
  async openAround(uri: string): Promise<void> {
    const root = await this.ports.disk.findRoot(uri);
    if (root === undefined && (this.settings.requireConfig || !uri.startsWith("file:"))) return;
    this.open(root ?? folderOf(uri), root === undefined ? NO_DISK : this.ports.disk);
    this.adjustWatches();
  }

  /** Settled when every corpus that is known has been read. */
  async ready(): Promise<void> {
    await this.work;
    await Promise.all([...this.places.corpora.values()].map((corpus) => corpus.ready));
  }

  /** Settled when all that was told of the disk so far is known; but no later than in a moment. */
  async settled(): Promise<void> {
    const looks = (): readonly Promise<void>[] =>
      [...this.places.corpora.values()].flatMap(({ upkeep }) => upkeep.settled() ?? []);
    if (this.works === 0 && looks().length === 0) return;
    const settled = this.work.then(() => Promise.all(looks()));
    await Promise.race([settled, this.ports.pause(MOMENT)]);
  }

  private enqueue(task: () => Promise<void>): Promise<void> {
    this.works++;
    this.work = this.work
      .then(task)
      .catch((error) => this.ports.log(`The folders could not be searched: ${String(error)}`))
      .finally(() => this.works--);
    return this.work;
  }

  /**
   * Where corpora may have come or gone, each with what is ours around it: at an attested.yaml, and at whatever is no
   * file. Clients put together that something went and came again, and tell that it changed.
   */
  private async placesIn(changes: readonly DiskChange[]): Promise<ReadonlyMap<string, string>> {
    const places = new Map<string, string>();
    const slices = new Slices(this.ports.pause);
    for (const { uri } of changes) {
      await slices.next();
      const isConfig = uri.endsWith(`/${CONFIG_FILE}`);
      const place = isConfig ? folderOf(uri) : uri;
      const around = this.places.around(place);
      if (around === undefined || (isConfig ? await this.isUnchanged(place) : this.places.isFile(uri)))
        continue;
      places.set(place, around);
    }
    return places;
  }

  /** Opens the corpora at and below these places, and closes those that are gone there, or from the folders that were left. */
  private async search(places: ReadonlyMap<string, string>, left: readonly string[]): Promise<void> {
    if (places.size + left.length === 0) return;
    const { requireConfig } = this.settings;
    const folders = [...this.places.folders].filter(
      (folder) =>
        left.some((one) => isAtOrBelow(one, folder) || isAtOrBelow(folder, one)) || isIn(places, folder),
    );
    const whole = new Set(folders);
    const others = new Map([...places].filter(([place]) => !isIn(whole, place)));
    const found = await searchCorpora({ folders, places: others, requireConfig }, this.ports);
    this.replace(new Set([...left, ...folders, ...places.keys()]), found, left);
  }

  /** Whether the corpus at a place is open and still there. */
  private async isUnchanged(place: string): Promise<boolean> {
    const corpus = this.places.corpora.get(place);
    if (corpus === undefined || this.alone.has(corpus)) return false;
    return (await this.ports.disk.findRoot(`${place}/${CONFIG_FILE}`)) === place;
  }

  private replace(searched: ReadonlySet<string>, found: ReadonlySet<string>, left: readonly string[]): void {
    const changed: string[] = [];
    const isAround = (corpus: CorpusState, folders: Iterable<string>): boolean =>
      [...folders].some((folder) => isAtOrBelow(corpus.root, folder));
    for (const corpus of [...this.places.corpora.values()]) {
      if (found.has(corpus.root) && !this.alone.has(corpus)) continue;
      const unasked = isAround(corpus, left) && !isAround(corpus, this.places.folders);
      if (!unasked && !isIn(searched, corpus.root)) continue;
      this.close(corpus);
      changed.push(corpus.root);
    }
    for (const root of found) {
      if (this.places.corpora.has(root)) continue;
      this.open(root, this.ports.disk);
      changed.push(root);
    }
    if (changed.length === 0) return;
    // What lies in one of them is no longer a file of the corpus around it, or is again.
    for (const root of changed) {
      const around = this.places.find(root);
      around?.corpus.upkeep.noteTold(around.path, true);
    }
    this.adjustWatches();
    this.events.moved();
  }

  private open(root: string, disk: Disk): void {
    if (this.places.corpora.has(root)) return;
    const { events } = this;
    const corpus: CorpusState = new CorpusState(
      root,
      { ...this.ports, disk },
      {
        affected: (paths) => events.affected(corpus, paths),
        progress: (done, all) => events.progress(corpus, done, all),
        read: (paths) => events.read(corpus, paths),
        listed: () => events.listed(corpus),
        stale: () => events.stale(),
      },
    );
    this.places.corpora.set(root, corpus);
    if (disk === NO_DISK) this.alone.add(corpus);
    void corpus.upkeep.load();
  }

  private close(corpus: CorpusState): void {
    this.places.corpora.delete(corpus.root);
    this.alone.delete(corpus);
    corpus.clear();
    this.events.progress(corpus, 0, 0);
  }

  /** Tells the corpora what changed in them. */
  private hand({ uri, presence }: DiskChange): void {
    const placed = this.places.find(uri);
    placed?.corpus.upkeep.noteTold(placed.path, presence);
    if (!presence || (placed !== undefined && this.places.isFile(uri))) return;
    // A folder that a corpus lies in, or is.
    for (const { root, upkeep } of this.places.corpora.values())
      if (root === uri || root.startsWith(`${uri}/`)) upkeep.noteAll();
  }

  /** Watches what the client does not: its folders where it watches none, and corpora outside of them. */
  private adjustWatches(): void {
    const roots = [...this.places.corpora.values()]
      .filter((corpus) => !this.alone.has(corpus))
      .map(({ root }) => root);
    if (this.settings.watchesFiles) this.watches.adjust(roots, this.places.folders);
    else this.watches.adjust([...this.places.folders, ...roots], new Set());
  }
}
