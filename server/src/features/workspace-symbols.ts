import type { Snapshot } from "../corpus/catalog.ts";
import { authorsOf } from "../model/authors.ts";
import type { Definition, Place } from "../model/facts.ts";
import { type DefinedKind, kindNamed, type SymbolKind } from "../model/vocabulary.ts";

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
 * The definitions whose id, name or alias matches the query, best first; letter case and diacritics are folded. Behind them
 * those of a kind, where the first or last word of the query names it: `person lam`, `lam person`. An empty query finds
 * everything. No more than the limit.
 */
export function workspaceSymbols(snapshot: Snapshot, query: string): readonly WorkspaceSymbol[] {
  const found = new Map<Definition, string>();
  for (const one of snapshot.search({ text: query, limit: MOST })) found.set(one, query);
  for (const { kind, text } of kindsIn(query))
    for (const one of snapshot.search({ text, kinds: [kind], limit: MOST }))
      if (!found.has(one)) found.set(one, text);
  return [...found].slice(0, MOST).map(([definition, text]) => ({
    name: label(definition, text),
    kind: definition.kind,
    containerName: definition.kind,
    path: definition.path,
    place: definition.namePlace,
  }));
}

/** The kinds that the first and the last word of a query name, each with the rest of it. */
function kindsIn(query: string): readonly { readonly kind: DefinedKind; readonly text: string }[] {
  const words = query.trim().split(/\s+/);
  const [first = ""] = words;
  const before = kindNamed(first.toLowerCase());
  const behind = words.length > 1 ? kindNamed(words.at(-1)?.toLowerCase() ?? "") : undefined;
  return [
    ...(before === undefined ? [] : [{ kind: before, text: words.slice(1).join(" ") }]),
    ...(behind === undefined ? [] : [{ kind: behind, text: words.slice(0, -1).join(" ") }]),
  ];
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
