import type { Snapshot } from "../corpus/catalog.ts";
import { authorsOf } from "../model/authors.ts";
import type { Definition, Place } from "../model/facts.ts";
import type { SymbolKind } from "../model/vocabulary.ts";

/** Something that the corpus defines, as it is found by its name. */
export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  /** The word for its kind. */
  readonly containerName: string;
  readonly path: string;
  readonly place: Place;
}

/** More than a person looks through. */
const MOST = 200;

/**
 * The definitions whose id, name or alias matches the query, best first; letter case and diacritics are folded. An empty
 * query finds everything, up to the limit.
 */
export function workspaceSymbols(snapshot: Snapshot, query: string): readonly WorkspaceSymbol[] {
  return snapshot.search({ text: query, limit: MOST }).map((definition) => ({
    name: label(definition, query),
    kind: definition.kind,
    containerName: definition.kind,
    path: definition.path,
    place: definition.namePlace,
  }));
}

/**
 * The name; and where its letters are not those of the query, the spelling that has them behind it, because editors
 * filter the answer once more by what it shows.
 */
function label(definition: Definition, query: string): string {
  const { name, names, id } = definition;
  if (shows(name, query)) return name;
  const others = [...names.map(({ text }) => text), id, ...authorsOf(definition)];
  const other = others.find((spelling) => shows(spelling, query));
  return other === undefined ? name : `${name} (${other})`;
}

/** Whether the words' letters hold those of the query in order, white space aside. */
function shows(words: string, query: string): boolean {
  const text = words.toLowerCase();
  let from = 0;
  for (const letter of query.toLowerCase()) {
    if (/\s/.test(letter)) continue;
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}
