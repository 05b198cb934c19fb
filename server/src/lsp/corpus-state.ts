import { Catalog, type Change } from "../corpus/catalog.ts";
import { CONFIG_FILE, type Config, DEFAULT_CONFIG, readConfig, takeSameFiles } from "../model/config.ts";
import type { Lowered } from "../model/lower.ts";
import { lowerFile } from "../model/lower-file.ts";
import { check, type Diagnostic } from "../rules/check.ts";
import { isDigestOf } from "../syntax/original.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Ports } from "./ports.ts";
import { Upkeep, type UpkeepEvents } from "./upkeep.ts";
import { isUnsaved, uriOf } from "./uris.ts";

/** What a corpus tells. */
export interface CorpusEvents extends UpkeepEvents {
  /** Findings of these files may have changed. */
  affected(paths: ReadonlySet<string>): void;
}

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
    { readonly stamp: number; readonly catalog: Catalog; readonly list: readonly Diagnostic[] }
  >();
  private readonly digests = new Map<string, string>();
  private cleared = false;
  /** Keeps it as the disk has it. */
  readonly upkeep: Upkeep;

  constructor(
    readonly root: string,
    private readonly ports: Ports,
    private readonly events: CorpusEvents,
  ) {
    this.catalog = Catalog.empty();
    this.upkeep = new Upkeep(this, ports, events);
  }

  /** Settled when the files on disk have been read for the first time. */
  get ready(): Promise<void> {
    return this.upkeep.ready;
  }

  /** Takes over a file from the disk: the client has it open. */
  open(path: string, document: OpenDocument): void {
    this.opened.set(path, document);
    this.dirty.add(path);
    if (path === CONFIG_FILE && this.setConfig(readConfig(document.text))) this.upkeep.noteSettings();
    this.events.affected(new Set([path]));
  }

  /** Gives a file back to the disk, unless the client has it open under another URI by now. One that was never saved is gone. */
  close(path: string, uri: string): void {
    if (this.uri(path) !== uri) return;
    this.release(path);
    if (isUnsaved(uri)) this.apply([{ path, facts: undefined }]);
    this.upkeep.note(path, true);
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
    this.upkeep.end();
  }

  document(path: string): OpenDocument | undefined {
    return this.opened.get(path);
  }

  /** The URI of a file: as the client spells it where it has the file open. */
  uri(path: string): string {
    return this.opened.get(path)?.uri ?? uriOf(this.root, path);
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
    const changes = paths.flatMap((path) => {
      const document = this.opened.get(path);
      if (document === undefined) return [];
      const lowered = lowerFile(path, document.text, this.config);
      this.lowered.set(path, lowered);
      return [{ path, facts: lowered.facts }];
    });
    this.apply(changes);
  }

  /** Goes by other settings; whether for them files must be listed or read again. */
  setConfig(config: Config): boolean {
    const before = this.config;
    this.config = config;
    this.apply([]);
    const readsAlike = [...before.tags].join() === [...config.tags].join();
    if (!readsAlike) for (const path of this.opened.keys()) this.dirty.add(path);
    return !readsAlike || !takeSameFiles(before, config);
  }

  /** Takes over what files on disk were found to hold. */
  apply(changes: readonly Change[]): void {
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
    this.events.affected(paths);
  }

  /** When anything that the file's findings may depend on changed last; changes with every such change. */
  stamp(path: string): number {
    this.flush();
    return this.stamps.get(path) ?? 0;
  }

  /** The findings in a file, computed once for each stamp. */
  diagnostics(path: string): readonly Diagnostic[] {
    const known = this.findings.get(path);
    return known?.stamp === this.stamp(path) ? known.list : this.check(path);
  }

  /**
   * The findings in a file with the repairs that there are now: what is spelled nearly like a name, and which ids are free,
   * may be others than when a finding was made.
   */
  repairs(path: string): readonly Diagnostic[] {
    const known = this.findings.get(path);
    return known?.catalog === this.snapshot() && known.stamp === this.stamp(path)
      ? known.list
      : this.check(path);
  }

  private check(path: string): readonly Diagnostic[] {
    const stamp = this.stamp(path);
    const facts = this.catalog.facts(path);
    if (facts === undefined) return [];
    const digest = this.digests.get(path);
    const evidence = digest === undefined ? {} : { digest };
    const list = check(facts, this.catalog, evidence, (rule, error) => {
      this.ports.log(`The rule ${rule} failed on ${path}: ${String(error)}`);
    });
    this.findings.set(path, { stamp, catalog: this.catalog, list });
    return list;
  }

  /** The text of a file: the client's when it is open, else the disk's. */
  async text(path: string): Promise<string | undefined> {
    const open = this.opened.get(path);
    if (open !== undefined) return open.text;
    const content = await this.ports.disk.read(this.root, path);
    return content !== undefined && "text" in content ? content.text : undefined;
  }

  /**
   * Notes the digest of a file's original words; its findings count as changed when the digest did. The answer is whether
   * the words, which are the original's until a digest is known, are so no longer, or again.
   */
  setDigest(path: string, digest: string): boolean {
    const known = this.digests.get(path);
    if (known === digest) return false;
    const kept = this.catalog.facts(path)?.original?.sha256 ?? "";
    this.digests.set(path, digest);
    this.touch(new Set([path]));
    return (known === undefined || isDigestOf(kept, known)) !== isDigestOf(kept, digest);
  }
}
