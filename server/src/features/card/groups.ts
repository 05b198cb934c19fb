import type { StatedValue, Statement } from "../../corpus/compare.ts";
import { isGivenUp } from "../../corpus/status.ts";
import { fold } from "../../text/fold.ts";

/** Statements that say the same, in their order. */
export interface Group {
  readonly first: Statement;
  readonly statements: Statement[];
  /** 0 for what takes part in a quarrel, 1 for other facts, 2 for opinions, plans and the like, 3 for what is given up. */
  order: 0 | 1 | 2 | 3;
}

/** So many different statements of one property are put into groups; nobody reads more. */
const MOST_GROUPED = 100;

/**
 * The values of a property, those in a quarrel first; not complete where there are more than are looked at. `quarrelling`
 * are the meanings of the statements that take part in one.
 */
export function groupsOf(
  statements: readonly Statement[],
  quarrelling: ReadonlySet<string>,
): { readonly groups: readonly Group[]; readonly complete: boolean } {
  const groups = new Map<string, Group>();
  const byMeaning = new Map<string, Group>();
  let complete = true;
  for (const statement of statements) {
    const { meaning } = statement;
    const known = byMeaning.get(meaning);
    if (known !== undefined) known.statements.push(statement);
    else if (byMeaning.size === MOST_GROUPED) complete = false;
    else byMeaning.set(meaning, grouped(groups, statement));
  }
  for (const meaning of quarrelling) {
    const group = byMeaning.get(meaning);
    if (group !== undefined) group.order = 0;
  }
  // The sort is stable, so that the latest stay first.
  return { groups: [...groups.values()].sort((a, b) => a.order - b.order), complete };
}

/** Puts a statement into the group of those that are shown as it is. */
function grouped(groups: Map<string, Group>, statement: Statement): Group {
  const key = groupKey(statement);
  const known = groups.get(key);
  const order = isGivenUp(statement.status) ? 3 : statement.mode === "fact" ? 1 : 2;
  const group: Group = known ?? { first: statement, statements: [], order };
  group.statements.push(statement);
  if (known === undefined) groups.set(key, group);
  return group;
}

/** The statements by when they were said, the latest first; then by file and place. */
export function latestFirst(statements: readonly Statement[]): readonly Statement[] {
  if (statements.length < 2) return statements;
  const dated = statements.map((statement) => ({ statement, day: statement.said?.earliest ?? -Infinity }));
  dated.sort((a, b) => (a.day === b.day ? byPlace(a.statement, b.statement) : a.day > b.day ? -1 : 1));
  return dated.map(({ statement }) => statement);
}

function byPlace({ claim: a }: Statement, { claim: b }: Statement): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.index - b.index;
}

/** Statements with one key are shown as one value. */
function groupKey({ claim, value, unit, scope, mode, status, on }: Statement): string {
  const out = isGivenUp(status) ? status : "";
  return [valueKey(value), unit, scope, mode, out, on?.text, claim.negated].join("\0");
}

/** Values with one key are shown in the same words. */
export function valueKey(value: StatedValue | undefined): string {
  return value === undefined || value.kind !== "entities"
    ? fold(value?.text ?? "")
    : value.definitions.map(({ path, id }) => `${path}#${id}`).join(" ");
}

/** Whether the statements say just that something has a value: as a fact, of no scope or time, and not given up. */
export function isPlain({ claim, value, unit, scope, mode, status, on }: Statement): boolean {
  const narrowed = [unit, scope, on].some((part) => part !== undefined);
  return value !== undefined && !narrowed && !claim.negated && mode === "fact" && !isGivenUp(status);
}
