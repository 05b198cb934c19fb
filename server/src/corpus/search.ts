import { authorsOf } from "../model/authors.ts";
import type { Definition } from "../model/facts.ts";
import { KINDS, type SymbolKind } from "../model/vocabulary.ts";
import { fold } from "../text/fold.ts";
import { lettersIn } from "../text/nearest.ts";
import type { Index } from "./index-files.ts";

/** What is searched for. */
export interface Query {
  /** Letters of an id, a name, an alias (weak ones too) or an author, in order; empty finds everything. */
  readonly text: string;
  /** Whether several words may also stand apart, each in another of the names; authors count as names. */
  readonly words?: boolean;
  /** Only definitions of these kinds; all when absent. */
  readonly kinds?: readonly SymbolKind[];
  /** At most so many. */
  readonly limit: number;
}

/** A definition that was found, and how well it matches. */
interface Found {
  readonly definition: Definition;
  readonly score: number;
}

/**
 * Definitions whose id or a name matches, best first, then by name, kind, path and id: equal, beginning, a word's beginning,
 * inside, letters in order. What costs more to find out, and matches worse, is asked only as long as it would be taken.
 */
export function search(index: Index, query: Query): readonly Definition[] {
  const wanted = fold(query.text);
  const words = query.words === true && wanted.includes(" ") ? wanted.split(" ") : [];
  const kinds = query.kinds === undefined ? undefined : new Set(query.kinds);
  const letters = lettersIn(words.length === 0 ? wanted : words.join(""));
  const best = new Best(query.limit);
  for (const entry of entriesOf(index)) {
    if ((entry.letters & letters) !== letters || kinds?.has(entry.definition.kind) === false) continue;
    let score = wanted === "" ? IN_ORDER : 0;
    for (const name of entry.spellings) score = Math.max(score, matchClosely(wanted, name));
    if (score === 0 && words.length > 0 && best.takes(APART)) score = matchApart(words, entry.spellings);
    if (score === 0 && best.takes(IN_ORDER) && entry.spellings.some((name) => inOrderIn(wanted, name)))
      score = IN_ORDER;
    if (score > 0 && !best.refuses(score, entry.name)) best.add({ definition: entry.definition, score });
  }
  return best.all().map(({ definition }) => definition);
}

/** What letters in order score, and at most several words that each stand in another name. */
const IN_ORDER = 1;
const APART = 3;

/** More than so many are put in order at the end, fewer as they come. */
const FEW = 1000;

/** The best so many of what is added. */
class Best {
  private readonly found: Found[] = [];
  /** The last one, once there are enough. */
  private last: Found | undefined;

  constructor(private readonly limit: number) {}

  /** Whether something of this score may still be among them. */
  takes(score: number): boolean {
    return this.last === undefined || score >= this.last.score;
  }

  /** Whether what has this score and name comes behind all others, of which there are enough. */
  refuses(score: number, name: string): boolean {
    const last = this.last;
    if (last === undefined) return false;
    return score < last.score || (score === last.score && name > last.definition.name);
  }

  add(one: Found): void {
    const { found, limit } = this;
    if (limit > FEW) {
      found.push(one);
      return;
    }
    let low = 0;
    let high = found.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (inOrder(found[middle] as Found, one) <= 0) low = middle + 1;
      else high = middle;
    }
    found.splice(low, 0, one);
    if (found.length > limit) found.pop();
    if (found.length >= limit) this.last = found.at(-1);
  }

  all(): readonly Found[] {
    const { found, limit } = this;
    return limit > FEW ? found.sort(inOrder).slice(0, limit) : found;
  }
}

function inOrder({ definition: a, score: ofA }: Found, { definition: b, score: ofB }: Found): number {
  return (
    ofB - ofA ||
    compare(a.name, b.name) ||
    rank(a) - rank(b) ||
    compare(a.path, b.path) ||
    compare(a.id, b.id)
  );
}

/** A definition as it is searched. */
interface Entry {
  readonly definition: Definition;
  /** The definition's, at hand where it is compared. */
  readonly name: string;
  /** Folded. */
  readonly spellings: readonly string[];
  /** Which letters they have. */
  readonly letters: number;
}

/** What was searched once is kept for as long as it lives: definitions and indexes never change. */
const entries = new WeakMap<Definition, Entry>();
const lists = new WeakMap<Index["files"], readonly Entry[]>();

function entriesOf({ files }: Index): readonly Entry[] {
  const known = lists.get(files);
  if (known !== undefined) return known;
  const list: Entry[] = [];
  for (const { definitions } of files.values()) for (const one of definitions) list.push(entryOf(one));
  lists.set(files, list);
  return list;
}

function entryOf(definition: Definition): Entry {
  const known = entries.get(definition);
  if (known !== undefined) return known;
  const written = [definition.id, ...definition.names.map((name) => name.text), ...authorsOf(definition)];
  const spellings = [...new Set(written.map(fold))];
  const letters = spellings.reduce((all, spelling) => all | lettersIn(spelling), 0);
  const entry: Entry = { definition, name: definition.name, spellings, letters };
  entries.set(definition, entry);
  return entry;
}

/** How well a folded name matches folded letters: 0 not at all, 5 when equal. */
export function match(wanted: string, name: string): number {
  if (wanted === "") return IN_ORDER;
  return matchClosely(wanted, name) || (inOrderIn(wanted, name) ? IN_ORDER : 0);
}

/** As `match`, where the letters stand together. */
function matchClosely(wanted: string, name: string): number {
  if (wanted === "") return 0;
  const at = name.indexOf(wanted);
  if (at < 0) return 0;
  if (at === 0) return name.length === wanted.length ? 5 : 4;
  return isDivider(name.charCodeAt(at - 1)) ? 3 : 2;
}

/** How well several folded words match, each in the name that it matches best: as the worst of them. 0 when one is in none. */
export function matchApart(words: readonly string[], names: readonly string[]): number {
  let worst = APART;
  for (const word of words) {
    let best = 0;
    for (const name of names) best = Math.max(best, matchClosely(word, name));
    // Letters in order are too little for a word among others.
    if (best === 0) return 0;
    worst = Math.min(worst, best);
  }
  return worst;
}

function inOrderIn(wanted: string, name: string): boolean {
  let from = 0;
  for (let i = 0; i < wanted.length; i++) {
    const next = name.indexOf(wanted.charAt(i), from);
    if (next < 0) return false;
    from = next + 1;
  }
  return true;
}

/** A space, hyphen, underscore or slash: a folded name has no other white space. */
function isDivider(code: number): boolean {
  return code === 32 || code === 45 || code === 95 || code === 47;
}

/** The place of a definition's kind among the kinds; notes come last. */
function rank({ kind }: Definition): number {
  return kind === "note" ? KINDS.length : KINDS.indexOf(kind);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
