import { overlaps } from "../../model/date/compare.ts";
import { fold } from "../../text/fold.ts";
import { isGivenUp, isOpen } from "../status.ts";
import type { Tie } from "../ties.ts";
import type { Statement } from "./statement.ts";
import { canBothHold, isDenied } from "./value.ts";

/** Why two statements cannot both hold. */
export interface Conflict {
  /** Their values exclude each other, one denies what the other says, or one is said to contradict the other. */
  readonly by: "value" | "denial" | "link";
  /** One is narrowed by a scope and the other is not, so that they may speak of different things. */
  readonly loose: boolean;
}

/** Two statements that cannot both hold. */
export interface Quarrel {
  readonly a: Statement;
  readonly b: Statement;
  readonly conflict: Conflict;
}

/**
 * Why two statements of one property of one subject cannot both hold; undefined where they can, or where nothing can be
 * said. A link `contradicts` that is open is a dispute whatever the claims say. Else only facts conflict, that are not
 * given up, whose times overlap and whose scopes are not different; `refines` and `supersedes` between them settle it.
 */
export function conflict(a: Statement, b: Statement): Conflict | undefined {
  const linked = a.ties.length + b.ties.length === 0 ? [] : [...tiesBetween(a, b), ...tiesBetween(b, a)];
  const loose = (a.scope === undefined) !== (b.scope === undefined);
  if (linked.some(({ as }) => as === "contradicts"))
    return isOpen(a.status, b.status) ? { by: "link", loose: false } : undefined;
  if (linked.some(({ as }) => as === "refines" || as === "supersedes")) return undefined;
  if (a.mode !== "fact" || b.mode !== "fact" || isGivenUp(a.status) || isGivenUp(b.status)) return undefined;
  if (a.scope !== undefined && b.scope !== undefined && fold(a.scope) !== fold(b.scope)) return undefined;
  if (!atOneTime(a, b)) return undefined;
  const by = cause(a, b);
  return by === undefined ? undefined : { by, loose };
}

function tiesBetween(from: Statement, to: Statement): readonly Tie[] {
  const { path, index } = to.claim;
  return from.ties.filter((tie) => tie.index === index && tie.path === path);
}

/** Whether there is a time at which both hold; where nothing tells when one of them holds, nothing can be said. */
function atOneTime(a: Statement, b: Statement): boolean {
  if (a.holds === undefined || b.holds === undefined) return false;
  return a.holds === "always" || b.holds === "always" || overlaps(a.holds, b.holds);
}

function cause(a: Statement, b: Statement): "value" | "denial" | undefined {
  const [no, yes] = a.claim.negated ? [a, b] : [b, a];
  if (yes.claim.negated) return undefined;
  if (no.claim.negated) {
    if (no.value === undefined || yes.value === undefined)
      return no.value === yes.value ? "denial" : undefined;
    return isDenied(yes.value, no.value) ? "denial" : undefined;
  }
  if (a.value === undefined || b.value === undefined) return undefined;
  return canBothHold(a.value, b.value, a.property.single) ? undefined : "value";
}

/** How many different statements of one property are compared each with each. */
const MOST_COMPARED = 80;

/**
 * The quarrels among statements of one property of one subject. Statements that say the same are compared once, as the
 * first of them, so that many cost little; of more than 80 different ones only the first are compared, and those that a
 * link says to contradict each other. Each pair is given once, in the order of the statements.
 */
export function quarrelsAmong(statements: readonly Statement[]): readonly Quarrel[] {
  if (statements.length < 2) return [];
  const withTies = statements.filter(({ ties }) => ties.length > 0);
  const tied = new Set(withTies.flatMap(({ ties }) => ties.map(placeKey)));
  const quarrels = new Map<string, Quarrel>();
  const compare = (a: Statement, b: Statement): void => {
    const why = conflict(a, b);
    if (why === undefined) return;
    const key = [placeKey(a.claim), placeKey(b.claim)].sort().join(" ");
    if (!quarrels.has(key)) quarrels.set(key, { a, b, conflict: why });
  };
  const different = differentAmong(statements, tied);
  for (const [at, a] of different.entries())
    for (let i = at + 1; i < different.length; i++) compare(a, different[i] as Statement);
  if (tied.size === 0) return [...quarrels.values()];
  const ends = statements.filter(({ claim }) => tied.has(placeKey(claim)));
  const byPlace = new Map(ends.map((one) => [placeKey(one.claim), one]));
  for (const statement of withTies) {
    for (const tie of statement.ties) {
      const other = tie.as === "contradicts" ? byPlace.get(placeKey(tie)) : undefined;
      if (other !== undefined && other !== statement) compare(statement, other);
    }
  }
  return [...quarrels.values()];
}

/** The first of all statements that say the same; those that ties lead to or from are each like no other. */
function differentAmong(statements: readonly Statement[], tied: ReadonlySet<string>): readonly Statement[] {
  const different = new Map<string, Statement>();
  for (const statement of statements) {
    if (different.size === MOST_COMPARED) break;
    const { claim, ties, meaning } = statement;
    const alone = tied.size > 0 && (ties.length > 0 || tied.has(placeKey(claim)));
    const key = alone ? placeKey(claim) : meaning;
    if (!different.has(key)) different.set(key, statement);
  }
  return [...different.values()];
}

/** A claim by its file and its number in it. */
function placeKey({ path, index }: { readonly path: string; readonly index: number }): string {
  return `${index} ${path}`;
}
