import { isAgainstOwn, type OwnValues, quarrelsAmong, type Statement } from "../../corpus/compare.ts";
import { ownParts } from "./own.ts";
import { saidBy } from "./statement.ts";
import { capital } from "./text.ts";

/** Two values that cannot both hold. */
export interface Pair {
  /** Why, as a sentence. */
  readonly reason: string;
  /** What is against the definition's own field, what one claim says that it contradicts, or what values exclude. */
  readonly by: "own" | "link" | "value";
  /** The meanings of the statements that give them, two of each quarrel; of one with the definition's own field one. */
  readonly meanings: readonly (readonly string[])[];
}

/**
 * What of a property cannot both hold, what is told in the same words once: first what is against the definition's own
 * field. What may be no quarrel, because only one of the two is narrowed, stands side by side and is told so by its scope.
 */
export function quarrelsOf(statements: readonly Statement[], own: OwnValues | undefined): readonly Pair[] {
  const pairs = new Map<string, { reason: string; by: Pair["by"]; meanings: (readonly string[])[] }>();
  const add = (reason: string, by: Pair["by"], ...meanings: readonly string[]): void => {
    const known = pairs.get(reason);
    if (known === undefined) pairs.set(reason, { reason, by, meanings: [meanings] });
    else known.meanings.push(meanings);
  };
  if (own !== undefined) {
    const judged = new Set<string>();
    for (const statement of statements) {
      if (judged.has(statement.meaning)) continue;
      judged.add(statement.meaning);
      if (isAgainstOwn(statement, own)) add(ownReason(own, statement), "own", statement.meaning);
    }
  }
  for (const { a, b, conflict } of quarrelsAmong(statements)) {
    if (conflict.loose) continue;
    const [one, other] = [saidBy(a), saidBy(b)];
    // What is told already need not be told the other way round.
    const told = pairs.has(exclusion(other, one)) ? exclusion(other, one) : exclusion(one, other);
    if (conflict.by === "link") add(`Disputed: ${one} against ${other}.`, "link", a.meaning, b.meaning);
    else add(told, "value", a.meaning, b.meaning);
  }
  return [...pairs.values()];
}

function exclusion(one: string, other: string): string {
  return `${capital(one)} and ${other} cannot both hold.`;
}

/** Why what a claim states is against what the definition says, of which any of several values would leave room for it. */
function ownReason(own: OwnValues, statement: Statement): string {
  const parts = ownParts(own).map(({ words }) => words);
  const [one = "", other] = parts;
  return other === undefined
    ? exclusion(one, saidBy(statement))
    : `Neither ${parts.join(" nor ")} can hold beside ${saidBy(statement)}.`;
}
