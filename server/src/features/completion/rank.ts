import { match, matchApart } from "../../corpus/search.ts";
import type { Definition } from "../../model/facts.ts";
import type { SymbolKind } from "../../model/vocabulary.ts";
import { fold } from "../../text/fold.ts";
import type { Asking } from "./asking.ts";

/**
 * The order of suggestions. Each has a score, the sum of
 *
 * - how well it matches what was typed: 200 equal, 80 at its beginning, 60 at a word's beginning, 40 inside, -20 when the
 *   letters only stand in it in their order; of several words each may be in another of its names, and the worst counts;
 *   10 less by a weak alias;
 * - 25 when its kind is the one that is usual here (`by=` a person, an organisation or a state, `at=` an event …);
 * - 15 when the paragraph at the cursor names it already, 10 when the file does;
 * - up to 9 for how often the corpus names it: the power of two of the number of files.
 *
 * So what is equal stands first and scattered letters last whatever else speaks for them, and between these a better match
 * can be outweighed, by its next step, by what is meant here, near and usual. What scores alike keeps its own order.
 */
const MATCH = [0, -20, 40, 60, 80, 200] as const;
const WEAKER = 10;
const FITS = 25;
const NEAR = { paragraph: 15, file: 10 } as const;
const MOST_FREQUENT = 9;

/** How a suggestion matches: its score, and the name that does so best. */
export interface Match {
  readonly score: number;
  readonly spelling: string;
}

/** What something is found by: its spellings, as they are compared too, and those that only suggest. */
export interface Findable {
  readonly spellings: readonly string[];
  /** `fold` of each of the spellings. */
  readonly folded: readonly string[];
  readonly weak: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** Spellings none of which only suggests. */
export function findable(spellings: readonly string[], weak = NONE): Findable {
  return { spellings, folded: spellings.map(fold), weak };
}

/** How something matches folded text that was typed; undefined where it does not. */
export function bestMatch(wanted: string, { spellings, folded, weak }: Findable): Match | undefined {
  let best: Match | undefined;
  for (const [i, spelling] of spellings.entries()) {
    const step = match(wanted, folded[i] ?? "");
    if (step === 0) continue;
    const score = scoreOf(step) - (weak.has(spelling) ? WEAKER : 0);
    if (best === undefined || score > best.score) best = { score, spelling };
  }
  const byWords = best === undefined || isScattered(best) ? wordsMatch(wanted, spellings, folded) : undefined;
  return byWords ?? best;
}

/** Whether the typed letters only stand in a name in their order. */
export function isScattered({ score }: Match): boolean {
  return score < 0;
}

/** Whether what was typed is the name, and not only a part of it. */
export function isEqual({ score }: Match): boolean {
  return score >= scoreOf(5) - WEAKER;
}

/** Several words that each begin or stand in a spelling. */
function wordsMatch(
  wanted: string,
  spellings: readonly string[],
  folded: readonly string[],
): Match | undefined {
  const step = wanted.includes(" ") ? matchApart(wanted.split(" "), folded) : 0;
  return step === 0 ? undefined : { score: scoreOf(step), spelling: spellings[0] ?? "" };
}

function scoreOf(step: number): number {
  return MATCH[step] ?? 0;
}

/** What speaks for a definition beside its match. */
export function weightOf(asking: Asking, definition: Definition, usual: readonly SymbolKind[]): number {
  const near = asking.near().get(definition);
  const files = asking.snapshot.spread(definition);
  return (
    (usual.includes(definition.kind) ? FITS : 0) +
    (near === undefined ? 0 : NEAR[near]) +
    Math.min(MOST_FREQUENT, Math.floor(Math.log2(1 + files)))
  );
}
