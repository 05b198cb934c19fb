import { CONFIG_FILE, type Config, DEFAULT_CONFIG, pathNamed, saySame } from "../model/config.ts";
import type { Claim, Definition, Facts, Use, Wanted } from "../model/facts.ts";
import type { DefinedKind } from "../model/vocabulary.ts";
import { fold } from "../text/fold.ts";
import { filesNaming, frequentDefinitions } from "./frequent.ts";
import { type Change, changeIndex, emptyIndex, type Index } from "./index-files.ts";
import { bears, isEntity, isSame, keysOfDefinition } from "./keys.ts";
import { nearestDefinitions } from "./near.ts";
import { mayName, type Resolution, resolveTarget, UNRESOLVED } from "./resolve.ts";
import { type Query, search } from "./search.ts";

export type { Change } from "./index-files.ts";
export type { Resolution } from "./resolve.ts";
export type { Query } from "./search.ts";

/**
 * The corpus at one moment; it never changes. Features and rules ask it for symbols, uses and the facts of one file,
 * never for all files, so that another store can stand behind it.
 */
export interface Snapshot {
  readonly config: Config;
  /** How many files the corpus has. */
  readonly size: number;
  /** What is known of the file, undefined when the corpus has no such file. */
  facts(path: string): Facts | undefined;
  /** The definitions that a use names. */
  resolve(use: Use): Resolution;
  /** The definitions that a target would name if it were written. */
  lookup(target: string, wanted: Wanted, among?: DefinedKind): Resolution;
  /** The entities of which it is a name or an alias (no weak one), letter case and diacritics folded. */
  bearers(name: string): readonly Definition[];
  /** Whether a name or an alias of an entity (no weak one) begins with these words, letter case and diacritics folded. */
  begins(words: string): boolean;
  /** All uses of a definition; those of its claims and headings (`article#claim`) too. */
  uses(definition: Definition): Iterable<Use>;
  /** In how many files one of its names is used, whatever it means there: told at once, however many there are. */
  spread(definition: Definition): number;
  /** What is named in the most files, most first, at most so many; nothing that few files name. */
  frequent(limit: number): readonly Definition[];
  /** The claim of that id in the file. */
  claim(path: string, id: string): Claim | undefined;
  /** Definitions whose id or name matches, best first. */
  search(query: Query): readonly Definition[];
  /** Definitions whose id or name is the target but for initials, or is spelled nearly like it, nearest first. */
  nearest(target: string, wanted: Wanted, among?: DefinedKind): readonly Definition[];
}

/** What a change made: the next snapshot, and the files whose findings may differ from before. */
export interface Applied {
  readonly catalog: Catalog;
  readonly affected: ReadonlySet<string>;
}

/** The catalog in memory. `apply` makes the next one; the one before stays as it is. */
export class Catalog implements Snapshot {
  private constructor(
    readonly config: Config,
    private readonly index: Index,
  ) {}

  static empty(config: Config = DEFAULT_CONFIG): Catalog {
    return new Catalog(config, emptyIndex());
  }

  /**
   * The catalog with these files changed, added, or (facts undefined) removed, and with other settings if given.
   * Costs what the changed files hold and how many files refer to what they define, whatever the corpus's size.
   */
  apply(changes: readonly Change[], config: Config = this.config): Applied {
    const { index, affected } = changeIndex(this.index, changes);
    const catalog = new Catalog(config, index);
    if (!saySame(config, this.config))
      return { catalog, affected: new Set([...affected, ...catalog.paths()]) };
    // A bibliography that came or went concerns the line that names it, to which no index leads.
    const named = config.bibliography.map(({ text }) => pathNamed(text));
    const other =
      config !== this.config || named.some((path) => this.index.files.has(path) !== index.files.has(path));
    if (other && index.files.has(CONFIG_FILE)) affected.add(CONFIG_FILE);
    return { catalog, affected };
  }

  /** The paths of all files, for the edges that list them; no feature asks. */
  paths(): Iterable<string> {
    return this.index.files.keys();
  }

  get size(): number {
    return this.index.files.size;
  }

  facts(path: string): Facts | undefined {
    return this.index.files.get(path);
  }

  resolve(use: Use): Resolution {
    if (use.wanted === "file" || use.target === "")
      return this.ofFile(use.wanted === "file" ? use.target : use.path);
    return this.lookup(use.target, use.wanted, use.kind);
  }

  lookup(target: string, wanted: Wanted, among?: DefinedKind): Resolution {
    if (wanted === "file") return this.ofFile(target);
    return resolveTarget(target, wanted, among, (key) => this.index.definitions.get(key) ?? []);
  }

  bearers(name: string): readonly Definition[] {
    const key = fold(name);
    return (this.index.definitions.get(key) ?? []).filter((one) => isEntity(one) && bears(one, key));
  }

  begins(words: string): boolean {
    return this.index.beginnings.has(words);
  }

  *uses(definition: Definition): Iterable<Use> {
    const keys = keysOfDefinition(definition);
    const seen = keys.size > 2 ? new Set<Use>() : undefined;
    for (const key of keys) {
      const alone = this.index.definitions.get(key)?.length === 1;
      for (const list of this.index.uses.get(key)?.values() ?? []) {
        for (const use of list) {
          if (!mayName(use, definition) || seen?.has(use)) continue;
          if (!(alone && !use.target.includes("/")) && !this.names(use, definition)) continue;
          seen?.add(use);
          yield use;
        }
      }
    }
  }

  spread(definition: Definition): number {
    return filesNaming(this.index, definition);
  }

  frequent(limit: number): readonly Definition[] {
    return frequentDefinitions(this.index, limit);
  }

  claim(path: string, id: string): Claim | undefined {
    return this.facts(path)?.claims.find((claim) => claim.id === id);
  }

  search(query: Query): readonly Definition[] {
    return search(this.index, query);
  }

  nearest(target: string, wanted: Wanted, among?: DefinedKind): readonly Definition[] {
    return nearestDefinitions(this.index, target, wanted, among);
  }

  private names(use: Use, definition: Definition): boolean {
    return this.resolve(use).definitions.some((found) => isSame(found, definition));
  }

  private ofFile(path: string): Resolution {
    const facts = this.facts(path);
    const [only] = facts?.definitions ?? [];
    return only === undefined ? UNRESOLVED : { definitions: [only], by: "path" };
  }
}
