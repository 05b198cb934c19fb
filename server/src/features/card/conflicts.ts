import type { Snapshot } from "../../corpus/catalog.ts";
import { conflict, isAgainstOwn, ownValues, type Statement, statementsAbout } from "../../corpus/compare.ts";
import type { Claim, Definition } from "../../model/facts.ts";
import type { Linker } from "./options.ts";
import { ownWords } from "./own.ts";
import { saidBy } from "./statement.ts";
import { counted, fitting, LONGEST_QUOTE, linked, quoted } from "./text.ts";
import { claimWords } from "./ties.ts";

/** So many claims about its subject are looked at, and so many that cannot hold beside it are shown. */
const MOST_COMPARED = 2000;
const MOST_CONFLICTS = 3;

/**
 * The lines of what the definition of its subject and other claims state that cannot hold beside a claim, each value once,
 * with the first passage that says so. What a link says to contradict it is told by the link.
 */
export function conflictLines(
  snapshot: Snapshot,
  claim: Claim,
  linker: Linker | undefined,
): readonly string[] {
  const about = claim.attributes.find(({ key, value }) => key === "about" && value !== "")?.value;
  const [subject, other] = about === undefined ? [] : snapshot.lookup(about, "entity").definitions;
  if (subject === undefined || other !== undefined) return [];
  const lists = [...statementsAbout(snapshot, subject, MOST_COMPARED).byProperty.values()];
  const all = lists.find((list) => list.some((one) => isOf(one, claim))) ?? [];
  const own = all.find((one) => isOf(one, claim));
  if (own === undefined) return [];
  const judged = new Map<string, string | undefined>();
  for (const one of all) {
    if (one === own || (judged.has(one.meaning) && one.ties.length === 0)) continue;
    const why = conflict(own, one);
    const [file] = snapshot.facts(one.claim.path)?.definitions ?? [];
    const quarrels = why !== undefined && why.by !== "link" && !why.loose && file !== undefined;
    if (quarrels) judged.set(one.meaning, `${saidBy(one)} — ${claimWords(one.claim, file, linker)}`);
    else if (!judged.has(one.meaning)) judged.set(one.meaning, undefined);
  }
  const found = [
    ...ownConflict(snapshot, own, subject, linker),
    ...[...judged.values()].filter((words) => words !== undefined),
  ];
  const shown = fitting(found.length, MOST_CONFLICTS);
  const left = found.length - shown;
  return [
    ...found.slice(0, shown).map((words) => `**Cannot hold beside**: ${words}`),
    ...(left === 0 ? [] : [`and ${counted(left, "more value")} that cannot hold beside it`]),
  ];
}

/** What the definition of the claim's subject says itself, where the claim cannot hold beside that. */
function ownConflict(
  snapshot: Snapshot,
  statement: Statement,
  subject: Definition,
  linker: Linker | undefined,
): readonly string[] {
  const values = ownValues(snapshot, subject, statement.property);
  if (values === undefined || !isAgainstOwn(statement, values)) return [];
  const name = linked(quoted(subject.name, LONGEST_QUOTE), linker?.(subject.path, subject.namePlace));
  return [`${ownWords(values)} — the definition of ${name}`];
}

/** The claim may be of facts that are newer than the snapshot's. */
function isOf({ claim: { path, index } }: Statement, claim: Claim): boolean {
  return path === claim.path && index === claim.index;
}
