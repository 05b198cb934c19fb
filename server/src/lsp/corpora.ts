import { CONFIG_FILE } from "../model/config.ts";
import { CorpusState } from "./corpus-state.ts";
import type { Disk, DiskChange, Ports } from "./ports.ts";
import type { Settings } from "./settings.ts";
import { Slices } from "./slices.ts";
import { folderOf, isAtOrBelow, normalUri, pathBelow, upwards } from "./uris.ts";

/** A file in its corpus. */
export interface Placed {
  readonly corpus: CorpusState;
  readonly path: string;
}

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

/** Corpora read nothing from the disk where a file stands alone. */
const NO_DISK: Disk = {
  findCorpora: async () => [],
  findRoot: async () => undefined,
  list: async () => [],
  belongs: async () => true,
  read: async () => undefined,
};

/** Nobody is kept waiting longer for what the disk holds now (milliseconds). */
const MOMENT = 1000;

/** The corpora that are open: those of the client's folders, and those of files that it opened from elsewhere. */
export class Corpora {
  private readonly states = new Map<string, CorpusState>();
  private readonly workspace = new Set<string>();
  /** Corpora of files that stand alone, with nothing of the disk in them. */
  private readonly alone = new Set<CorpusState>();
  private readonly watches = new Map<string, () => void>();
  /** What is done one after the other: searching places for corpora, and telling corpora what changed. */
  private work: Promise<void> = Promise.resolve();
  private works = 0;

  constructor(
    private readonly settings: Settings,
    private readonly ports: Ports,
    private readonly events: CorporaEvents,
  ) {}

  all(): Iterable<CorpusState> {
    return this.states.values();
  }

  /** Settled when the places that were named so far have been searched. */
  searched(): Promise<void> {
    return this.work;
  }

  /** Opens the corpora in a workspace folder: its own (unless attested.yaml is required and missing) and those below. */
  addFolder(uri: string): void {
    const folder = normalUri(uri);
    this.workspace.add(folder);
    this.enqueue(() => this.search(new Set([folder]), []));
  }

  /** Closes the corpora in a folder that the client no longer has open. */
  removeFolder(uri: string): void {
    const folder = normalUri(uri);
    this.workspace.delete(folder);
    this.enqueue(() => this.search(new Set(), [folder]));
  }

  /** Things on the disk changed: corpora may come and go, and those that are there look at what changed in them. */
  changedOnDisk(changes: readonly DiskChange[]): Promise<void> {
    const normal = changes.map(({ uri, presence }) => ({ uri: normalUri(uri), presence }));
    return this.enqueue(async () => {
      await this.search(await this.placesIn(normal), []);
      const slices = new Slices(this.ports.pause);
      for (const change of normal) {
        await slices.next();
        this.hand(change);
      }
    });
  }

  /** The corpus with the deepest root above the file, and the path there. */
  above(uri: string): Placed | undefined {
    for (const folder of upwards(folderOf(uri))) {
      const corpus = this.states.get(folder);
      const path = corpus === undefined ? undefined : pathBelow(folder, uri);
      if (corpus !== undefined && path !== undefined) return { corpus, path };
    }
    return undefined;
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
    await Promise.all([...this.states.values()].map((corpus) => corpus.ready));
  }

  /** Settled when all that was told of the disk so far is known; but no later than in a moment. */
  async settled(): Promise<void> {
    const looks = (): readonly Promise<void>[] =>
      [...this.states.values()].flatMap(({ upkeep }) => upkeep.settled() ?? []);
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

  /** Where corpora may have come or gone: at an attested.yaml, and wherever something came or went that was no file. */
  private async placesIn(changes: readonly DiskChange[]): Promise<ReadonlySet<string>> {
    const places = new Set<string>();
    for (const { uri, presence } of changes) {
      const isConfig = uri.endsWith(`/${CONFIG_FILE}`);
      if (!presence || (!isConfig && (!this.isOurs(uri) || this.isFile(uri)))) continue;
      const place = isConfig ? folderOf(uri) : uri;
      if (!isConfig || !(await this.isUnchanged(place))) places.add(place);
    }
    return places;
  }

  private isOurs(uri: string): boolean {
    for (const folder of upwards(uri)) if (this.states.has(folder) || this.workspace.has(folder)) return true;
    return false;
  }

  private isFile(uri: string): boolean {
    const placed = this.above(uri);
    return placed?.corpus.catalog.facts(placed.path) !== undefined;
  }

  /** Opens the corpora at and below these places, and closes those that are gone there, or from the folders that were left. */
  private async search(places: ReadonlySet<string>, left: readonly string[]): Promise<void> {
    if (places.size + left.length === 0) return;
    const found = new Set<string>();
    const searched = new Set(left);
    for (const folder of this.workspace) {
      const concerned = left.some((one) => isAtOrBelow(one, folder) || isAtOrBelow(folder, one));
      if (!concerned && ![...places].some((place) => isAtOrBelow(place, folder))) continue;
      searched.add(folder);
      for (const root of await this.rootsIn(folder)) found.add(root);
    }
    const slices = new Slices(this.ports.pause);
    for (const place of places) {
      await slices.next();
      if (!this.isOurs(place) || searched.has(place)) continue;
      searched.add(place);
      for (const root of await this.ports.disk.findCorpora(place, true)) found.add(root);
    }
    this.replace(searched, found, left);
  }

  /** Whether the corpus at a place is open and still there. */
  private async isUnchanged(place: string): Promise<boolean> {
    const corpus = this.states.get(place);
    if (corpus === undefined || this.alone.has(corpus)) return false;
    return (await this.ports.disk.findRoot(`${place}/${CONFIG_FILE}`)) === place;
  }

  /** The roots of the corpora in a folder: the nearest upwards, else the folder itself; and those below it. */
  private async rootsIn(folder: string): Promise<readonly string[]> {
    const { disk } = this.ports;
    const roots = await disk.findCorpora(folder);
    if (roots.includes(folder)) return roots;
    const around = await disk.findRoot(`${folder}/${CONFIG_FILE}`);
    if (around === undefined && this.settings.requireConfig) return roots;
    return [around ?? folder, ...roots];
  }

  private replace(searched: ReadonlySet<string>, found: ReadonlySet<string>, left: readonly string[]): void {
    const changed: string[] = [];
    const isAround = (corpus: CorpusState, folders: Iterable<string>): boolean =>
      [...folders].some((folder) => isAtOrBelow(corpus.root, folder));
    for (const corpus of [...this.states.values()]) {
      if (found.has(corpus.root) && !this.alone.has(corpus)) continue;
      const unasked = isAround(corpus, left) && !isAround(corpus, this.workspace);
      if (!unasked && ![...upwards(corpus.root)].some((folder) => searched.has(folder))) continue;
      this.close(corpus);
      changed.push(corpus.root);
    }
    for (const root of found) {
      if (this.states.has(root)) continue;
      this.open(root, this.ports.disk);
      changed.push(root);
    }
    if (changed.length === 0) return;
    // What lies in one of them is no longer a file of the corpus around it, or is again.
    for (const root of changed) {
      const around = this.above(root);
      around?.corpus.upkeep.noteTold(around.path, true);
    }
    this.adjustWatches();
    this.events.moved();
  }

  private open(root: string, disk: Disk): void {
    if (this.states.has(root)) return;
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
    this.states.set(root, corpus);
    if (disk === NO_DISK) this.alone.add(corpus);
    void corpus.upkeep.load();
  }

  private close(corpus: CorpusState): void {
    this.states.delete(corpus.root);
    this.alone.delete(corpus);
    corpus.clear();
    this.events.progress(corpus, 0, 0);
  }

  /** Tells the corpora what changed in them. */
  private hand({ uri, presence }: DiskChange): void {
    const placed = this.above(uri);
    placed?.corpus.upkeep.noteTold(placed.path, presence);
    if (!presence || (placed !== undefined && this.isFile(uri))) return;
    // A folder that a corpus lies in, or is.
    for (const { root, upkeep } of this.states.values())
      if (root === uri || root.startsWith(`${uri}/`)) upkeep.noteAll();
  }

  /** Watches what the client does not: its folders where it watches none, and corpora outside of them. */
  private adjustWatches(): void {
    const { disk } = this.ports;
    if (disk.watch === undefined) return;
    const roots = [...this.states.values()]
      .filter((corpus) => !this.alone.has(corpus))
      .map(({ root }) => root);
    const seen = this.settings.watchesFiles ? [...this.workspace] : [];
    const all = this.settings.watchesFiles ? roots : [...this.workspace, ...roots];
    const wanted = all.filter(
      (root) =>
        ![...seen, ...all].some((other) => other !== root && isAtOrBelow(other, root)) &&
        !seen.includes(root),
    );
    for (const [folder, end] of this.watches) {
      if (wanted.includes(folder)) continue;
      end();
      this.watches.delete(folder);
    }
    for (const folder of wanted) {
      if (this.watches.has(folder)) continue;
      this.watches.set(
        folder,
        disk.watch(folder, (changes) => void this.changedOnDisk(changes)),
      );
    }
  }
}
