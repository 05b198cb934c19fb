import type { BibEntry } from "../../syntax/bibtex.ts";
import type { Entry } from "../../syntax/tree.ts";
import { bibtexFields, parentsOf } from "./bibtex.ts";
import type { SourceFields } from "./csl.ts";

/** What an article takes over from the book or journal that its `crossref` names; that one's title is its container's. */
const INHERITED: ReadonlySet<string> = new Set([
  ...[
    "publisher",
    "publisher-place",
    "issued",
    "editor",
    "volume",
    "container-title",
    "language",
    "ISBN",
    "ISSN",
  ],
]);

/**
 * The sources of one BibTeX file, each with what it takes over by `xdata` and `crossref`. Fields go one step far, as in
 * BibTeX, so that no circle and no chain is followed; each entry is read once, however many take from it.
 */
export class BibtexSources {
  readonly #own = new Map<BibEntry, SourceFields>();
  readonly #byKey = new Map<string, BibEntry>();

  constructor(entries: readonly BibEntry[]) {
    for (const entry of entries) if (!this.#byKey.has(entry.key)) this.#byKey.set(entry.key, entry);
  }

  /** The fields of an entry, its own before those of others. */
  fieldsOf(entry: BibEntry): SourceFields {
    const own = this.#ownFields(entry);
    const entries = new Map<string, Entry>();
    const add = (key: string, field: Entry): void => {
      if (!entries.has(key)) entries.set(key, { ...field, key });
    };
    for (const field of own.fields.entries) add(field.key, field);
    for (const key of parentsOf(entry, "xdata")) for (const field of this.#lent(key)) add(field.key, field);
    for (const key of parentsOf(entry, "crossref")) {
      for (const field of this.#lent(key)) {
        if (field.key === "title") add("container-title", field);
        else if (INHERITED.has(field.key)) add(field.key, field);
      }
    }
    return { ...own, fields: { ...own.fields, entries: [...entries.values()] } };
  }

  #ownFields(entry: BibEntry): SourceFields {
    const known = this.#own.get(entry) ?? bibtexFields(entry);
    this.#own.set(entry, known);
    return known;
  }

  #lent(key: string): readonly Entry[] {
    const parent = this.#byKey.get(key);
    return parent === undefined ? [] : this.#ownFields(parent).fields.entries;
  }
}
