import { authorsOf } from "../model/authors.ts";
import type { Definition } from "../model/facts.ts";
import { KINDS, type SymbolKind } from "../model/vocabulary.ts";
import { fold } from "../text/fold.ts";
import type { Index } from "./index-files.ts";

/** What is searched for. */
export interface Query {
  /** Letters of an id, a name, an alias (weak ones too) or an author, in order; empty finds everything. */
  readonly text: string;
  /** Only definitions of these kinds; all when absent. */
  readonly kinds?: readonly SymbolKind[];
  /** At most so many. */
  readonly limit: number;
}

/** Definitions whose id or a name matches, best first, then by name, kind, path and id: equal, beginning, a word's beginning, inside, letters in order. */
export function search(index: Index, query: Query): readonly Definition[] {
  const wanted = fold(query.text);
  const found: { definition: Definition; score: number }[] = [];
  for (const definition of definitions(index)) {
    if (query.kinds !== undefined && !query.kinds.includes(definition.kind)) continue;
    const score = Math.max(...spellings(definition).map((name) => match(wanted, fold(name))));
    if (score > 0) found.push({ definition, score });
  }
  found.sort(
    ({ definition: a, score: ofA }, { definition: b, score: ofB }) =>
      ofB - ofA ||
      compare(a.name, b.name) ||
      rank(a) - rank(b) ||
      compare(a.path, b.path) ||
      compare(a.id, b.id),
  );
  return found.slice(0, query.limit).map((one) => one.definition);
}

function* definitions(index: Index): Generator<Definition> {
  for (const facts of index.files.values()) yield* facts.definitions;
}

function spellings(definition: Definition): readonly string[] {
  return [definition.id, ...definition.names.map((name) => name.text), ...authorsOf(definition)];
}

/** How well a folded name matches folded letters: 0 not at all, 5 when equal. */
export function match(wanted: string, name: string): number {
  if (wanted === "") return 1;
  if (name === wanted) return 5;
  if (name.startsWith(wanted)) return 4;
  const at = name.indexOf(wanted);
  if (at > 0) return /[\s\-_/]/.test(name.charAt(at - 1)) ? 3 : 2;
  let from = 0;
  for (const letter of wanted) {
    const next = name.indexOf(letter, from);
    if (next < 0) return 0;
    from = next + letter.length;
  }
  return 1;
}

/** The place of a definition's kind among the kinds; notes come last. */
function rank({ kind }: Definition): number {
  return kind === "note" ? KINDS.length : KINDS.indexOf(kind);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
