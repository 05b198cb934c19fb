import { authorsOf } from "../model/authors.ts";
import type { Definition } from "../model/facts.ts";
import { KINDS, type SymbolKind } from "../model/vocabulary.ts";
import { fold } from "../text/fold.ts";
import { firstWhere } from "../text/halving.ts";
import { firstLetters, lowest, match, matchApart, Tier, type Wanted, wantedOf } from "../text/match.ts";
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

/** A definition that was found. The higher its rank, the better it matches. */
interface Found {
  readonly definition: Definition;
  readonly rank: number;
}

/**
 * Definitions whose id or a name matches, best first (text/match.ts). Of those that match alike one by its name comes before
 * one by its id or an alias, a weak alias, an author; then what is mentioned before what is cited, short names before long
 * ones; then by name, kind, path and id. What costs more to find out, and matches worse, is asked only as long as it would be
 * taken. Everything matches an empty text, and is listed by name.
 */
export function search(index: Index, query: Query): readonly Definition[] {
  const wanted = wantedOf(fold(query.text));
  const kinds = query.kinds === undefined ? undefined : new Set(query.kinds);
  const all = wanted.text === "";
  const letters = lettersIn(wanted.letters.length === 0 ? wanted.text : wanted.letters.join(""));
  const words = query.words === true && wanted.words.length > 0;
  const best = new Best(query.limit);
  for (const entry of entriesOf(index)) {
    if ((entry.letters & letters) !== letters || kinds?.has(entry.definition.kind) === false) continue;
    const value = all ? 1 : worthOf(wanted, entry, words, best.least);
    if (value === 0) continue;
    const rank = all ? value : value * SIZES - entry.size;
    if (!best.refuses(rank, entry.name)) best.add({ definition: entry.definition, rank });
  }
  return best.all().map(({ definition }) => definition);
}

/** One more than what is told of a name's length, and of whether something is cited. */
const SIZES = 2048;
const CITED = SIZES / 2;

/** What it counts that a spelling is the name, the id or an alias, a weak alias; an author counts least. */
const VALUES = 4;
const BY_NAME = 3;
const BY_ALIAS = 2;
const BY_WEAK = 1;

/** The score of what matches best, and by what it does so; 0 when nothing does, and perhaps where it would be too little. */
function worthOf(
  wanted: Wanted,
  { spellings, firsts, names, weak }: Entry,
  words: boolean,
  least: number,
): number {
  let value = 0;
  for (let i = 0; i < spellings.length; i++) {
    // A later spelling counts no more, so that it must match better.
    const floor = Math.max(least, Math.floor(value / VALUES) + 1);
    const score = match(wanted, spellings[i] ?? "", floor, firsts[i]);
    if (score === 0) continue;
    const by = i === 0 ? BY_NAME : i < names ? BY_ALIAS : i < weak ? BY_WEAK : 0;
    value = Math.max(value, score * VALUES + by);
  }
  if (!words || value >= lowest(Tier.word) * VALUES) return value;
  return Math.max(value, matchApart(wanted, spellings) * VALUES);
}

/** More than so many are put in order at the end, fewer as they come. */
const FEW = 1000;

/** The best so many of what is added. */
class Best {
  private readonly found: Found[] = [];
  /** The last one, once there are enough. */
  private last: Found | undefined;
  /** The score below which nothing is among them any more. */
  least = 0;

  constructor(private readonly limit: number) {}

  /** Whether what has this rank and name comes behind all others, of which there are enough. */
  refuses(rank: number, name: string): boolean {
    const last = this.last;
    if (last === undefined) return false;
    return rank < last.rank || (rank === last.rank && name > last.definition.name);
  }

  add(one: Found): void {
    const { found, limit } = this;
    if (limit > FEW) {
      found.push(one);
      return;
    }
    found.splice(
      firstWhere(found.length, (at) => inOrder(found[at] as Found, one) > 0),
      0,
      one,
    );
    if (found.length > limit) found.pop();
    if (found.length < limit) return;
    this.last = found.at(-1);
    this.least = Math.floor((this.last?.rank ?? 0) / SIZES / VALUES);
  }

  all(): readonly Found[] {
    const { found, limit } = this;
    return limit > FEW ? found.sort(inOrder).slice(0, limit) : found;
  }
}

function inOrder({ definition: a, rank: ofA }: Found, { definition: b, rank: ofB }: Found): number {
  return (
    ofB - ofA ||
    compare(a.name, b.name) ||
    placeOf(a) - placeOf(b) ||
    compare(a.path, b.path) ||
    compare(a.id, b.id)
  );
}

/** A definition as it is searched. */
interface Entry {
  readonly definition: Definition;
  /** The definition's, at hand where it is compared. */
  readonly name: string;
  /** Folded: the name, up to `names` the id and other names, up to `weak` weak aliases, then authors. */
  readonly spellings: readonly string[];
  readonly names: number;
  readonly weak: number;
  /** How long the name is, and more by far for what is cited. */
  readonly size: number;
  /** Which letters begin words in each of them. */
  readonly firsts: readonly number[];
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
  const made = entries.get(definition);
  if (made !== undefined) return made;
  const { name, id, kind, names } = definition;
  const spellings = [fold(name)];
  const known = new Set(spellings);
  const add = (text: string): void => {
    const spelling = fold(text);
    if (known.has(spelling)) return;
    known.add(spelling);
    spellings.push(spelling);
  };
  // An id that is the name with other signs between its words is found as the name is.
  if (!isSpelledSo(id, spellings[0] ?? "")) add(id);
  for (const { text, weak } of names) if (!weak) add(text);
  const strong = spellings.length;
  for (const { text, weak } of names) if (weak) add(text);
  const weak = spellings.length;
  for (const author of authorsOf(definition)) add(author);
  const cited = kind === "source" || kind === "article" || kind === "note";
  let letters = 0;
  for (const spelling of spellings) letters |= lettersIn(spelling);
  const entry: Entry = {
    definition,
    name,
    spellings,
    firsts: spellings.map(firstLetters),
    names: strong,
    weak,
    letters,
    size: Math.min(name.length, CITED - 1) + (cited ? CITED : 0),
  };
  entries.set(definition, entry);
  return entry;
}

/** Whether an id is a folded name with hyphens or underscores for its spaces. */
function isSpelledSo(id: string, name: string): boolean {
  if (id.length !== name.length) return false;
  for (let i = 0; i < id.length; i++) {
    const unit = id.charCodeAt(i);
    const isDivider = unit === 45 || unit === 95;
    if (unit !== name.charCodeAt(i) && !(isDivider && name.charCodeAt(i) === 32)) return false;
  }
  return true;
}

/** The place of a definition's kind among the kinds; notes come last. */
function placeOf({ kind }: Definition): number {
  return kind === "note" ? KINDS.length : KINDS.indexOf(kind);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
