import type { Snapshot } from "../../corpus/catalog.ts";
import { isSame } from "../../corpus/keys.ts";
import type { Definition } from "../../model/facts.ts";
import { fold } from "../../text/fold.ts";
import { distance } from "../../text/nearest.ts";
import { refusedAlone } from "./allowed.ts";

/** How many of a definition's names are looked for; who has more is found by the first. */
const MOST_NAMES = 8;

/** How many definitions with a word of the name are looked at for its other words. */
const MOST_WITH_WORD = 50;

/**
 * The definitions of its kind that a definition may be another of: those that share a name, those that have the words of a
 * name in another order (`To Lam`, `Lam To`), then those whose id or name is spelled nearly like one of its own; at most so
 * many. Weak aliases (`the President`) are borne by many and say nothing.
 */
export function mergeCandidates(
  snapshot: Snapshot,
  definition: Definition,
  limit: number,
): readonly Definition[] {
  const { kind, id } = definition;
  if (kind === "note" || refusedAlone(snapshot, definition) !== undefined) return [];
  const wanted = kind === "source" ? "key" : "entity";
  const names = [...new Set([...strongNames(definition), id])].slice(0, MOST_NAMES);
  const shared: Definition[] = [];
  const turned: Definition[] = [];
  const near: Definition[] = [];
  for (const name of names) {
    shared.push(...snapshot.lookup(name, wanted, kind).definitions);
    turned.push(...inOtherOrder(snapshot, definition, name));
    for (const one of snapshot.nearest(name, wanted, kind)) {
      if (strongNames(one).some((other) => fold(other) === fold(name))) shared.push(one);
      else if (!isOnlyWeak(one, name)) near.push(one);
    }
  }
  const found = new Map<string, Definition>();
  for (const one of [...shared, ...turned, ...near]) {
    const isOther = one.path !== definition.path || one.id !== id;
    if (isOther && one.kind === kind && refusedAlone(snapshot, one) === undefined)
      found.set(`${one.path}\n${one.id}`, one);
  }
  return [...found.values()].slice(0, limit);
}

/** The names of a definition that may mean it wherever they stand: no weak alias. */
function strongNames({ names }: Definition): readonly string[] {
  return names.flatMap(({ text, weak }) => (weak ? [] : [text]));
}

/** How many letters may differ in names that are spelled nearly alike. */
const FAR = 2;

/** Whether a name is a weak alias of the definition, and not nearly its id or one of its names. */
function isOnlyWeak(one: Definition, name: string): boolean {
  const key = fold(name);
  if (!one.names.some(({ text, weak }) => weak && fold(text) === key)) return false;
  return [one.id, ...strongNames(one)].every((other) => distance(fold(other), key, FAR) > FAR);
}

/** How many of what is named most, and of all in the order of their names, are looked at for others. */
const MOST_NAMED = 200;

/**
 * Further definitions of its kind, for whoever cannot choose among all: those with a word of one of its names, then the rest,
 * of both those first that most files name; at most so many, none of `known`.
 */
export function furtherCandidates(
  snapshot: Snapshot,
  definition: Definition,
  known: readonly Definition[],
  limit: number,
): readonly Definition[] {
  const { kind } = definition;
  if (kind === "note" || limit <= 0) return [];
  const kinds = [kind];
  const words = new Set(strongNames(definition).slice(0, MOST_NAMES).flatMap(wordsOf));
  const alike = [...words]
    .slice(0, MOST_NAMES)
    .flatMap((word) => snapshot.search({ text: word, kinds, limit: MOST_WITH_WORD }))
    .filter((one) => strongNames(one).some((name) => wordsOf(name).some((word) => words.has(word))));
  const rest = [...snapshot.frequent(MOST_NAMED), ...snapshot.search({ text: "", kinds, limit: MOST_NAMED })];
  const byUse = (all: readonly Definition[]): readonly Definition[] =>
    [...new Set(all)]
      .map((one) => ({ one, spread: snapshot.spread(one) }))
      .sort((a, b) => b.spread - a.spread)
      .map(({ one }) => one);
  const found = new Set<Definition>();
  for (const one of [...byUse(alike), ...byUse(rest)]) {
    const isOther =
      one.kind === kind && !isSame(one, definition) && !known.some((other) => isSame(one, other));
    if (isOther && refusedAlone(snapshot, one) === undefined) found.add(one);
    if (found.size === limit) break;
  }
  return [...found];
}

/** The words of a name that say more than a letter or two. */
function wordsOf(name: string): readonly string[] {
  return fold(name)
    .split(/[ ,.-]+/)
    .filter((word) => word.length > 2 || /[^\p{ASCII}]/u.test(word));
}

function inOtherOrder(snapshot: Snapshot, { kind }: Definition, name: string): readonly Definition[] {
  const words = fold(name).split(/[ ,]+/);
  if (words.length < 2) return [];
  const key = sorted(name);
  const [longest = ""] = [...words].sort((a, b) => b.length - a.length);
  const found = snapshot.search({ text: longest, kinds: [kind], limit: MOST_WITH_WORD });
  return found.filter((one) => strongNames(one).some((other) => sorted(other) === key));
}

/** The words of a name in the order of the alphabet; commas divide surnames from what stands behind them. */
function sorted(name: string): string {
  return fold(name)
    .replaceAll(",", " ")
    .split(" ")
    .filter((word) => word !== "")
    .sort()
    .join(" ");
}
