import type { Change } from "../corpus/catalog.ts";
import { CONFIG_FILE, type Config, DEFAULT_CONFIG, readConfig } from "../model/config.ts";
import { Batch } from "./batch.ts";
import type { CorpusState } from "./corpus-state.ts";
import { FileTree } from "./file-tree.ts";
import type { Ports } from "./ports.ts";
import { readFiles } from "./read-files.ts";
import { Slices } from "./slices.ts";
import { MANY_PLACES, type Survey, survey } from "./survey.ts";

/** A burst is over when nothing came for so long (milliseconds). So many paths at once are one, as is what follows soon. */
const CALM = 200;

/** It is looked at all the same after so many times of that. */
const MOST_WAITS = 20;

/** Files are taken over in as many parts; each costs something, and holds up the rest. */
const PARTS = 16;

/** No part is smaller. */
const LEAST = 500;

/** A reading of more files than this is shown to people. */
const LONG = 500;

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
  /** When the last batch was done that found something: much that is told concerns no file of the corpus. */
  private last = 0;
  /** Counts what was noted. */
  private notes = 0;
  /** The classes of attested.yaml with which the files were read. */
  private tags: Config["tags"] = DEFAULT_CONFIG.tags;
  /** The files that were read. */
  private readonly tree = new FileTree();

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
    const batch = new Batch();
    batch.list = true;
    batch.note(CONFIG_FILE, true);
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
    this.batch().note(path, presence);
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
    batch.note(CONFIG_FILE, true);
  }

  /** Settled when all that was noted so far has been looked at; undefined when it has. */
  settled(): Promise<void> | undefined {
    return (this.next ?? this.current)?.done;
  }

  private batch(): Batch {
    this.notes++;
    this.next ??= new Batch();
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
      if (await this.attempt(batch)) this.last = Date.now();
      this.current = undefined;
      batch.finish();
    }
    this.running = false;
    this.next?.finish();
  }

  private async waitOut(batch: Batch): Promise<void> {
    const soon = Date.now() - this.last < CALM;
    const isBurst = (): boolean => soon || batch.restless || batch.paths.size >= MANY_PLACES;
    for (let waits = 0; waits < MOST_WAITS && isBurst(); waits++) {
      const before = this.notes;
      await this.ports.pause(CALM);
      if (this.notes === before) return;
    }
  }

  /** Looks at what a batch says; whether there was anything. */
  private async attempt(batch: Batch): Promise<boolean> {
    let found = true;
    try {
      found = await this.look(batch);
    } catch (error) {
      this.ports.log(`The corpus ${this.corpus.root} could not be read: ${String(error)}`);
    }
    // Whatever became of it, nothing is being read any more.
    this.events.progress(0, 0);
    return found;
  }

  private async look(batch: Batch): Promise<boolean> {
    if (batch.paths.has(CONFIG_FILE)) batch.list = (await this.readSettings()) || batch.list;
    const found = await survey({ corpus: this.corpus, tree: this.tree, tags: this.tags }, batch, this.ports);
    const read = await this.read(found, batch);
    if (read === undefined) {
      this.batch().takeOver(batch);
      return true;
    }
    const gone = found.gone.map((path) => ({ path, facts: undefined }));
    await this.takeOver([...gone, ...read], batch !== this.current);
    if (found.whole) this.tags = found.config.tags;
    this.events.read(read.map(({ path }) => path));
    if (batch.list) this.events.listed();
    const isNews = gone.length + read.length > 0;
    if (batch.told && isNews) this.events.stale();
    return isNews;
  }

  /** Goes by attested.yaml as the disk has it, unless the client has it open; whether files must be listed then. */
  private async readSettings(): Promise<boolean> {
    const content = await this.ports.disk.read(this.corpus.root, CONFIG_FILE);
    // It may have been opened in the meantime.
    if (this.isOpen(CONFIG_FILE)) return false;
    const isText = content !== undefined && "text" in content;
    return this.corpus.setConfig(isText ? readConfig(content.text) : DEFAULT_CONFIG);
  }

  private isOpen(path: string): boolean {
    return this.corpus.document(path) !== undefined;
  }

  /** Reads what was found; undefined when that was given up, as all are to be read anew, or the corpus is closed. */
  private read(found: Survey, batch: Batch): Promise<readonly Change[] | undefined> {
    const first = batch !== this.current;
    const all = found.fresh.length;
    return readFiles(this.corpus, found, this.ports, {
      progress: (done) => {
        if (first || all > LONG) this.events.progress(done, all);
      },
      isOver: () => this.ended || (!first && batch.list && this.next?.list === true),
    });
  }

  private async takeOver(changes: readonly Change[], first: boolean): Promise<void> {
    const slices = new Slices(this.ports.pause);
    const size = first ? changes.length : Math.max(LEAST, Math.ceil(changes.length / PARTS));
    for (let from = 0; from < changes.length && !this.ended; from += size) {
      await slices.next();
      const part = changes.slice(from, from + size);
      for (const { path, facts } of part) {
        if (facts === undefined) this.tree.remove(path);
        else this.tree.add(path);
      }
      // What was opened in the meantime is the client's by now.
      this.corpus.apply(part.filter(({ path }) => !this.isOpen(path)));
    }
  }
}
