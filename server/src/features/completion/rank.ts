import type { Definition } from "../../model/facts.ts";
import type { SymbolKind } from "../../model/vocabulary.ts";
import { fold } from "../../text/fold.ts";
import { lowest, match, matchApart, Tier, tierOf, type Wanted, within } from "../../text/match.ts";
import type { Asking } from "./asking.ts";

/**
 * The order of suggestions. Each has a score, the sum of
 *
 * - how well it matches what was typed (text/match.ts): 200 equal, 80 at its beginning, 70 with its words run together, 60 at
 *   a word's beginning, 50 as initials, 40 inside, from -60 to -20 when the letters are scattered, the nearer the better; not
 *   at all when they only stand in it somewhere in their order; of several words each may be in another of its names, and the
 *   worst counts; 10 less by a weak alias;
 * - 25 when its kind is the one that is usual here (`by=` a person, an organisation or a state, `at=` an event …);
 * - 15 when the paragraph at the cursor names it already, 10 when the file does;
 * - up to 9 for how often the corpus names it: the power of two of the number of files;
 * - 60 less in double brackets when it is no entity: articles, sources and notes are rather cited.
 *
 * So what is equal stands first and scattered letters last whatever else speaks for them, and between these a better match
 * can be outweighed, by its next step, by what is meant here, near and usual. What scores alike keeps its own order.
 */
const MATCH = {
  [Tier.inside]: 40,
  [Tier.initials]: 50,
  [Tier.word]: 60,
  [Tier.together]: 70,
  [Tier.beginning]: 80,
  [Tier.equal]: 200,
} as const;
const SCATTERED = { worst: -60, best: -20 } as const;
const WEAKER = 10;
const FITS = 25;
const NEAR = { paragraph: 15, file: 10 } as const;
const MOST_FREQUENT = 9;
/** What speaks against mentioning what is rather cited. */
export const CITED = 60;

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
export function bestMatch(wanted: Wanted, { spellings, folded, weak }: Findable): Match | undefined {
  let best: Match | undefined;
  let most: number | undefined;
  for (const [i, spelling] of spellings.entries()) {
    const points = scoreOf(match(wanted, folded[i] ?? "", lowest(Tier.scattered)), wanted);
    if (points === undefined) continue;
    most = Math.max(most ?? points, points);
    const score = points - (weak.has(spelling) ? WEAKER : 0);
    if (best === undefined || score > best.score) best = { score, spelling };
  }
  const byWords = scoreOf(matchApart(wanted, folded), wanted);
  // Where one name alone matches as well, that is the one to show, and a weak one counts as such.
  const isBetter = byWords !== undefined && (most === undefined || byWords > most);
  return isBetter ? { score: byWords, spelling: spellings[0] ?? "" } : best;
}

/** Whether the typed letters only stand in a name near each other in their order. */
export function isScattered({ score }: Match): boolean {
  return score < 0;
}

/** Whether what was typed is the name, and not only a part of it. */
export function isEqual({ score }: Match): boolean {
  return score >= MATCH[Tier.equal] - WEAKER;
}

function scoreOf(score: number, { text }: Wanted): number | undefined {
  const tier = tierOf(score);
  if (text === "") return SCATTERED.best;
  if (tier === Tier.none || tier === Tier.inOrder) return undefined;
  if (tier !== Tier.scattered) return MATCH[tier];
  return SCATTERED.worst + Math.round(within(score) * (SCATTERED.best - SCATTERED.worst));
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
