import { Catalog } from "../corpus/catalog.ts";
import { CONFIG_FILE, type Config, DEFAULT_CONFIG, readConfig } from "../model/config.ts";
import type { Facts } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { lowerFile } from "../model/lower-file.ts";
import { check, type Diagnostic } from "../rules/check.ts";
import type { OpenDocument } from "./open-document.ts";
import type { FileContent, Ports } from "./ports.ts";
import { unreadable } from "./unreadable.ts";

/** How many files are read before others may run. */
const SLICE = 64;

/** One corpus as the server holds it: the catalog, with what the client has open laid over what the disk holds. */
export class CorpusState {
  catalog: Catalog;
  config: Config = DEFAULT_CONFIG;
  /** Counts changes; what a file's findings may depend on changed at its stamp. */
  private clock = 1;
  private readonly stamps = new Map<string, number>();
  private readonly opened = new Map<string, OpenDocument>();
  private readonly lowered = new Map<string, Lowered>();
  private readonly dirty = new Set<string>();
  private readonly findings = new Map<
    string,
    { readonly stamp: number; readonly list: readonly Diagnostic[] }
  >();
  private readonly digests = new Map<string, string>();
  /** The classes of attested.yaml with which the files on disk were read. */
  private tags = DEFAULT_CONFIG.tags;
  private cleared = false;
  /** Settled when the files on disk have been read for the first time. */
  readonly ready: Promise<void>;
  private settle: () => void = () => {};

  constructor(
    readonly root: string,
    private readonly ports: Ports,
    /** Called with the files whose findings may have changed. */
    private readonly affect: (paths: ReadonlySet<string>) => void,
  ) {
    this.catalog = Catalog.empty();
    this.ready = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  /** Reads the whole corpus; `progress` is told how many of how many files are read. */
  async load(progress: (done: number, all: number) => void): Promise<void> {
    try {
      this.config = await this.configOnDisk();
      const paths = await this.ports.disk.list(this.root, this.config);
      await this.readAll(paths, progress);
    } catch (error) {
      this.ports.log(`The corpus ${this.root} could not be read: ${String(error)}`);
    } finally {
      this.settle();
    }
  }

  /** Looks at the disk again: lists the files anew and reads those named, and those that are new. */
  async refresh(changed: ReadonlySet<string>): Promise<void> {
    await this.ready;
    if (changed.has(CONFIG_FILE) && !this.opened.has(CONFIG_FILE)) this.setConfig(await this.configOnDisk());
    const listed = new Set(await this.ports.disk.list(this.root, this.config));
    const gone = [...this.catalog.paths()].filter((path) => !listed.has(path) && !this.opened.has(path));
    const all = [...this.tags].join() !== [...this.config.tags].join();
    const fresh = [...listed].filter(
      (path) => all || changed.has(path) || this.catalog.facts(path) === undefined,
    );
    this.apply(gone.map((path) => ({ path, facts: undefined })));
    await this.readAll(fresh, () => {});
  }

  private async readAll(
    paths: readonly string[],
    progress: (done: number, all: number) => void,
  ): Promise<void> {
    const changes: { path: string; facts: Facts | undefined }[] = [];
    this.tags = this.config.tags;
    for (const [index, path] of paths.entries()) {
      if (index % SLICE === SLICE - 1) {
        progress(index, paths.length);
        await this.ports.pause();
      }
      if (this.opened.has(path)) continue;
      changes.push({ path, facts: this.factsOf(path, await this.ports.disk.read(this.root, path)) });
    }
    // What was opened while the others were read is the client's by now.
    this.apply(changes.filter(({ path }) => !this.opened.has(path)));
  }

  private factsOf(path: string, content: FileContent | undefined): Facts | undefined {
    if (content === undefined) return undefined;
    if ("text" in content) return lowerFile(path, content.text, this.config).facts;
    return unreadable(path, content.defect);
  }

  private async configOnDisk(): Promise<Config> {
    const content = await this.ports.disk.read(this.root, CONFIG_FILE);
    return content !== undefined && "text" in content ? readConfig(content.text) : DEFAULT_CONFIG;
  }

  /** Takes over a file from the disk: the client has it open. */
  open(path: string, document: OpenDocument): void {
    this.opened.set(path, document);
    this.dirty.add(path);
    this.affect(new Set([path]));
  }

  /** Gives a file back to the disk. */
  async close(path: string): Promise<void> {
    this.release(path);
    await this.refresh(new Set([path]));
  }

  /** Forgets that the client has a file open, without a look at the disk. */
  release(path: string): void {
    this.opened.delete(path);
    this.lowered.delete(path);
    this.dirty.delete(path);
  }

  /** Forgets everything, as the corpus is no longer open. */
  clear(): void {
    for (const path of this.opened.keys()) this.release(path);
    this.apply([...this.catalog.paths()].map((path) => ({ path, facts: undefined })));
    this.cleared = true;
  }

  document(path: string): OpenDocument | undefined {
    return this.opened.get(path);
  }

  openPaths(): Iterable<string> {
    return this.opened.keys();
  }

  /** The catalog with everything that was typed, and the open file as it was read. */
  current(path: string): Lowered | undefined {
    this.flush();
    return this.lowered.get(path);
  }

  snapshot(): Catalog {
    this.flush();
    return this.catalog;
  }

  /** Reads the open files that changed since the last question. */
  private flush(): void {
    if (this.dirty.size === 0) return;
    const paths = [...this.dirty];
    this.dirty.clear();
    const config = paths.includes(CONFIG_FILE) ? this.opened.get(CONFIG_FILE) : undefined;
    if (config !== undefined) {
      this.setConfig(readConfig(config.text));
      this.dirty.clear();
      paths.splice(0, paths.length, ...this.opened.keys());
    }
    const changes = paths.flatMap((path) => {
      const document = this.opened.get(path);
      if (document === undefined) return [];
      const lowered = lowerFile(path, document.text, this.config);
      this.lowered.set(path, lowered);
      return [{ path, facts: lowered.facts }];
    });
    this.apply(changes);
  }

  private setConfig(config: Config): void {
    this.config = config;
    for (const path of this.opened.keys()) this.dirty.add(path);
    this.apply([]);
  }

  private apply(changes: readonly { readonly path: string; readonly facts: Facts | undefined }[]): void {
    if (this.cleared) return;
    const { catalog, affected } = this.catalog.apply(changes, this.config);
    this.catalog = catalog;
    for (const { path, facts } of changes) {
      if (facts?.original === undefined) this.digests.delete(path);
    }
    this.touch(affected);
  }

  private touch(paths: ReadonlySet<string>): void {
    if (paths.size === 0) return;
    this.clock++;
    for (const path of paths) {
      if (this.catalog.facts(path) === undefined) {
        this.stamps.delete(path);
        this.findings.delete(path);
      } else this.stamps.set(path, this.clock);
    }
    this.affect(paths);
  }

  /** When anything that the file's findings may depend on changed last; changes with every such change. */
  stamp(path: string): number {
    this.flush();
    return this.stamps.get(path) ?? 0;
  }

  /** The findings in a file, computed once for each stamp. */
  diagnostics(path: string): readonly Diagnostic[] {
    const stamp = this.stamp(path);
    const known = this.findings.get(path);
    if (known?.stamp === stamp) return known.list;
    const facts = this.catalog.facts(path);
    if (facts === undefined) return [];
    const digest = this.digests.get(path);
    const evidence = digest === undefined ? {} : { digest };
    const list = check(facts, this.catalog, evidence, (rule, error) => {
      this.ports.log(`The rule ${rule} failed on ${path}: ${String(error)}`);
    });
    this.findings.set(path, { stamp, list });
    return list;
  }

  /** The text of a file: the client's when it is open, else the disk's. */
  async text(path: string): Promise<string | undefined> {
    const open = this.opened.get(path);
    if (open !== undefined) return open.text;
    const content = await this.ports.disk.read(this.root, path);
    return content !== undefined && "text" in content ? content.text : undefined;
  }

  /** Notes the digest of a file's original words; its findings count as changed when the digest did. */
  setDigest(path: string, digest: string): void {
    if (this.digests.get(path) === digest) return;
    this.digests.set(path, digest);
    this.touch(new Set([path]));
  }
}
