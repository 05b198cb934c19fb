import type { Change } from "../corpus/catalog.ts";
import { CONFIG_FILE, type Config, DEFAULT_CONFIG, readConfig } from "../model/config.ts";
import type { Facts } from "../model/facts.ts";
import { lowerFile } from "../model/lower-file.ts";
import type { CorpusState } from "./corpus-state.ts";
import type { FileContent, Ports } from "./ports.ts";
import { Slices } from "./slices.ts";
import { unreadable } from "./unreadable.ts";

/** So many paths at once are a burst, as is what follows soon. It is waited out, and then the corpus is listed. */
const BURST = 100;

/** A burst is over when nothing came for so long (milliseconds). */
const CALM = 200;

/** It is looked at all the same after so many times of that. */
const MOST_WAITS = 20;

/** Files are taken over in as many parts; each costs something, and holds up the rest. */
const PARTS = 16;

/** No part is smaller. */
const LEAST = 500;

/** After how many files people are told how far a reading has come. */
const STEP = 100;

/** A reading of more files than this is shown to people. */
const LONG = 500;

/** What is looked at together. */
interface Batch {
  /** The paths that changed; whether something may have come or gone there, and not only what it holds changed. */
  readonly paths: Map<string, boolean>;
  /** Whether all files are listed, and whether all are read. */
  list: boolean;
  read: boolean;
  /** Whether more is likely to come in a moment. */
  restless: boolean;
  /** Whether the disk changed, and not only the client gave a file back to it. */
  told: boolean;
  readonly done: Promise<void>;
  readonly finish: () => void;
}

/** What an upkeep tells. */
export interface UpkeepEvents {
  /** Files are being read: so many of so many; done when both are equal. */
  progress(done: number, all: number): void;
  /** These files were read. */
  read(paths: readonly string[]): void;
  /** All files were listed, because which belong to the corpus may have changed. */
  listed(): void;
  /** The disk changed, and with it what is known of files that the client did not change. */
  stale(): void;
}

/**
 * Keeps a corpus as the disk has it: reads it once, and then what changes, one batch after the other. What a change
 * costs depends on what changed: the corpus is listed only where files come or go in numbers, or by other settings.
 */
export class Upkeep {
  /** Settled when the files on disk have been read for the first time. */
  readonly ready: Promise<void>;
  private settle: () => void = () => {};
  private next: Batch | undefined;
  private current: Batch | undefined;
  private running = false;
  private ended = false;
  /** When the last batch was done. */
  private last = 0;
  /** Counts what was noted. */
  private notes = 0;
  /** The classes of attested.yaml with which the files were read. */
  private tags: Config["tags"] = DEFAULT_CONFIG.tags;

  constructor(
    private readonly corpus: CorpusState,
    private readonly ports: Ports,
    private readonly events: UpkeepEvents,
  ) {
    this.ready = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  /** Reads the whole corpus. */
  async load(): Promise<void> {
    const batch = { ...newBatch(), list: true };
    batch.paths.set(CONFIG_FILE, true);
    this.events.progress(0, -1);
    await this.attempt(batch);
    this.settle();
  }

  /** Stops reading: the corpus is closed. */
  end(): void {
    this.ended = true;
  }

  /** Something changed at a path: what the file there holds, or (`presence`) whether there is one, or a folder. */
  note(path: string, presence: boolean): void {
    const { paths } = this.batch();
    paths.set(path, presence || paths.get(path) === true);
  }

  /** As `note`, of a change that the client did not make. */
  noteTold(path: string, presence: boolean): void {
    this.batch().told = true;
    this.note(path, presence);
  }

  /** The settings are others: which files belong to the corpus, or how they are read, may be too. */
  noteSettings(): void {
    const batch = this.batch();
    batch.list = true;
    // People type them letter by letter.
    batch.restless = true;
    batch.told = true;
  }

  /** Nothing is known any more of what is on the disk. */
  noteAll(): void {
    const batch = this.batch();
    batch.list = true;
    batch.read = true;
    batch.told = true;
  }

  /** Settled when all that was noted so far has been looked at; undefined when it has. */
  settled(): Promise<void> | undefined {
    return (this.next ?? this.current)?.done;
  }

  private batch(): Batch {
    this.notes++;
    this.next ??= newBatch();
    if (!this.running) {
      this.running = true;
      void this.run();
    }
    return this.next;
  }

  private async run(): Promise<void> {
    await this.ready;
    while (this.next !== undefined && !this.ended) {
      await this.waitOut(this.next);
      const batch = this.next;
      this.next = undefined;
      this.current = batch;
      await this.attempt(batch);
      this.last = Date.now();
      this.current = undefined;
      batch.finish();
    }
    this.running = false;
    this.next?.finish();
  }

  private async waitOut(batch: Batch): Promise<void> {
    const soon = Date.now() - this.last < CALM;
    const isBurst = (): boolean => soon || batch.restless || batch.paths.size >= BURST;
    for (let waits = 0; waits < MOST_WAITS && isBurst(); waits++) {
      const before = this.notes;
      await this.ports.pause(CALM);
      if (this.notes === before) return;
    }
  }

  private async attempt(batch: Batch): Promise<void> {
    try {
      await this.look(batch);
    } catch (error) {
      this.ports.log(`The corpus ${this.corpus.root} could not be read: ${String(error)}`);
    }
    // Whatever became of it, nothing is being read any more.
    this.events.progress(0, 0);
  }

  private async look(batch: Batch): Promise<void> {
    const { corpus } = this;
    if (batch.paths.has(CONFIG_FILE) && !this.isOpen(CONFIG_FILE))
      batch.list = corpus.setConfig(await this.configOnDisk()) || batch.list;
    const found = (await this.part(batch)) ?? (await this.whole(batch));
    const read = await this.read(found.fresh, batch);
    if (read === undefined) return this.postpone(batch);
    const gone = found.gone.map((path) => ({ path, facts: undefined }));
    await this.takeOver([...gone, ...read], batch !== this.current);
    if (found.tags !== undefined) this.tags = found.tags;
    this.events.read(read.map(({ path }) => path));
    if (batch.list) this.events.listed();
    if (batch.told && found.gone.length + read.length > 0) this.events.stale();
  }

  /** Which files are gone and which must be read, at the paths that changed alone; undefined where that cannot be told. */
  private async part({ list, read, paths }: Batch): Promise<Found | undefined> {
    const { disk } = this.ports;
    const { root, config, catalog } = this.corpus;
    if (list || read) return undefined;
    const there = new Set<string>();
    const before: string[] = [];
    const places: string[] = [];
    const folders = new Set<string>();
    for (const [path, presence] of paths) {
      if (path.slice(path.lastIndexOf("/") + 1) === ".gitignore") return undefined;
      const isFile = catalog.facts(path) !== undefined;
      if (isFile && !presence) {
        there.add(path);
        continue;
      }
      places.push(path);
      if (isFile) before.push(path);
      else folders.add(path);
    }
    if (places.length > BURST) return undefined;
    for (const path of places) {
      const listed = await disk.listBelow?.(root, config, path);
      if (listed === undefined) return undefined;
      for (const file of listed) there.add(file);
    }
    if (folders.size > 0) for (const path of catalog.paths()) if (isIn(folders, path)) before.push(path);
    return { fresh: [...there], gone: before.filter((path) => !there.has(path) && !this.isOpen(path)) };
  }

  /** Which files are gone and which must be read, in the whole corpus. */
  private async whole({ read, paths }: Batch): Promise<Found> {
    const { root, config, catalog } = this.corpus;
    const listed = new Set(await this.ports.disk.list(root, config));
    const all = read || [...this.tags].join() !== [...config.tags].join();
    const fresh = [...listed].filter((path) => all || catalog.facts(path) === undefined || isIn(paths, path));
    const gone = [...catalog.paths()].filter((path) => !listed.has(path) && !this.isOpen(path));
    return { fresh, gone, tags: config.tags };
  }

  private isOpen(path: string): boolean {
    return this.corpus.document(path) !== undefined;
  }

  /** Reads files that the client does not have open; undefined when that was given up, as all are to be read anew. */
  private async read(paths: readonly string[], batch: Batch): Promise<Change[] | undefined> {
    const { corpus, ports } = this;
    const slices = new Slices(ports.pause);
    const changes: Change[] = [];
    const first = batch !== this.current;
    const shown = first || paths.length > LONG;
    for (const [index, path] of paths.entries()) {
      await slices.next();
      if (this.ended) return [];
      if (!first && batch.list && this.next?.list === true) return undefined;
      if (shown && index % STEP === 0) this.events.progress(index, paths.length);
      if (this.isOpen(path)) continue;
      changes.push({ path, facts: this.factsOf(path, await ports.disk.read(corpus.root, path)) });
    }
    return changes;
  }

  /** Leaves what was not done to the next batch. */
  private postpone({ paths, read, told }: Batch): void {
    const next = this.batch();
    for (const [path, presence] of paths) next.paths.set(path, presence || next.paths.get(path) === true);
    next.read ||= read;
    next.told ||= told;
  }

  private async takeOver(changes: readonly Change[], first: boolean): Promise<void> {
    const slices = new Slices(this.ports.pause);
    const size = first ? changes.length : Math.max(LEAST, Math.ceil(changes.length / PARTS));
    for (let from = 0; from < changes.length && !this.ended; from += size) {
      await slices.next();
      // What was opened in the meantime is the client's by now.
      const part = changes.slice(from, from + size);
      this.corpus.apply(part.filter(({ path }) => !this.isOpen(path)));
    }
  }

  private factsOf(path: string, content: FileContent | undefined): Facts | undefined {
    if (content === undefined) return undefined;
    if ("text" in content) return lowerFile(path, content.text, this.corpus.config).facts;
    return unreadable(path, content.defect);
  }

  private async configOnDisk(): Promise<Config> {
    const content = await this.ports.disk.read(this.corpus.root, CONFIG_FILE);
    return content !== undefined && "text" in content ? readConfig(content.text) : DEFAULT_CONFIG;
  }
}

/** Files that are no longer there, and files to be read; the classes that all will have been read with then. */
interface Found {
  readonly gone: readonly string[];
  readonly fresh: readonly string[];
  readonly tags?: Config["tags"];
}

function newBatch(): Batch {
  let finish = (): void => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { paths: new Map(), list: false, read: false, restless: false, told: false, done, finish };
}

/** Whether the path, or a folder that it lies in, is among these. */
function isIn(places: { has(path: string): boolean }, path: string): boolean {
  if (places.has(path)) return true;
  for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1))
    if (places.has(path.slice(0, slash))) return true;
  return false;
}
