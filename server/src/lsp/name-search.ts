import type { Snapshot } from "../corpus/catalog.ts";
import { nameFilter, untagged } from "../features/untagged.ts";
import type { Definition, Place } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { parse } from "../syntax/parse.ts";
import type { CorpusState } from "./corpus-state.ts";
import type { FileText } from "./read-through.ts";

/** A search for names of entities that stand without a mark: where it looks, and what it finds there. */
export class NameSearch {
  private readonly mayName: ((text: string) => boolean) | undefined;
  /** The files to be read for it, sorted: all that hold people's words; none where nothing has a name that counts. */
  readonly paths: readonly string[];

  constructor(
    private readonly corpus: CorpusState,
    private readonly snapshot: Snapshot & { paths(): Iterable<string> },
    private readonly entities: readonly Definition[],
  ) {
    this.mayName = nameFilter(entities);
    this.paths =
      this.mayName === undefined ? [] : [...snapshot.paths()].filter((path) => this.holdsWords(path)).sort();
  }

  /** The names in a file, in the order of its text. */
  referencesIn(file: FileText): readonly { readonly path: string; readonly place: Place }[] {
    const document = this.documentIn(file);
    if (document === undefined) return [];
    return untagged(this.snapshot, document, this.entities).map((place) => ({ path: file.path, place }));
  }

  /** A file as it is read for it; undefined where none of the names can stand in it. */
  documentIn({ path, text }: FileText): Lowered | undefined {
    return this.mayName?.(text) === true ? this.read(path, text) : undefined;
  }

  private holdsWords(path: string): boolean {
    const type = this.snapshot.facts(path)?.type;
    return type === "article" || type === "note" || type === "definition";
  }

  /** Of a closed file the marks alone are read: what the corpus knows of it does for the rest. */
  private read(path: string, text: string): Lowered | undefined {
    const open = this.corpus.document(path) === undefined ? undefined : this.corpus.current(path);
    if (open !== undefined) return open;
    const facts = this.snapshot.facts(path);
    return facts === undefined ? undefined : { marks: parse(text).marks, facts };
  }
}
