import type { Snapshot } from "../../corpus/catalog.ts";
import { type OwnValues, ownValues, type Statement, statementsAbout } from "../../corpus/compare.ts";
import { isGivenUp } from "../../corpus/status.ts";
import { describeDate } from "../../model/date/describe.ts";
import type { Claim, Definition } from "../../model/facts.ts";
import { type Group, groupsOf, isPlain, latestFirst, valueKey } from "./groups.ts";
import { labelOf } from "./labels.ts";
import { Letters } from "./letters.ts";
import type { Linker } from "./options.ts";
import { ownParts } from "./own.ts";
import { type Pair, quarrelsOf } from "./quarrels.ts";
import { saidBy } from "./statement.ts";
import { type Bullet, bullets, counted, fitting, inline, linked, paragraphs, struck } from "./text.ts";
import { plainWord } from "./values.ts";

/** So many claims about one thing are looked at, so that the card of what all articles are about comes at once too. */
const MOST_CLAIMS = 2000;

/** How many properties, values of one property and quarrels of one property a card shows. */
const MOST_PROPERTIES = 6;
const MOST_VALUES = 5;
const MOST_QUARRELS = 2;

/** How much of what narrows a value stands in a comparison (UTF-16 units). */
const LONGEST_SCOPE = 60;

/**
 * What the corpus's claims say of a definition, a line for each property: its values, each with the articles that give it,
 * and which of them cannot both hold. What the definition's own field of that name gives stands first among them, unless it
 * is told with its sources and nothing is against it. Properties with a quarrel come first, then those that most facts are
 * stated of. Undefined where no claim states anything of it.
 */
export function compared(
  snapshot: Snapshot,
  definition: Definition,
  linker: Linker | undefined,
): Comparison | undefined {
  const { byProperty, complete } = statementsAbout(snapshot, definition, MOST_CLAIMS);
  if (byProperty.size === 0) return undefined;
  const properties = [...byProperty].map(([name, list]): Compared => {
    const statements = latestFirst(list);
    const [first] = statements;
    const own = first === undefined ? undefined : ownValues(snapshot, definition, first.property);
    const quarrels = quarrelsOf(statements, own);
    // Values that stand with their sources are told above; nobody need read them twice.
    const isBeside = own?.stated === false || quarrels.some(({ by }) => by === "own");
    return {
      name,
      label: labelOf(definition.kind, name),
      own: isBeside ? own : undefined,
      statements,
      quarrels,
      facts: statements.reduce((count, { mode }) => count + Number(mode === "fact"), 0),
    };
  });
  properties.sort(byUse);
  const letters = new Letters(snapshot, linker);
  const here = linked("definition", linker?.(definition.path, definition.namePlace));
  const shown = properties.slice(0, fitting(properties.length, MOST_PROPERTIES));
  const lines = shown.map((one) => propertyLine(one, letters, here));
  const left = properties.length - lines.length;
  const more: readonly Bullet[] =
    left === 0 ? [] : [`and ${counted(left, "more property", "more properties")}`];
  const heading = complete ? "What is claimed:" : `What ${counted(MOST_CLAIMS, "claim")} of many say:`;
  return {
    markdown: paragraphs(heading, bullets([...lines, ...more]), letters.legend),
    quarrels: properties.some(({ quarrels }) => quarrels.length > 0),
    told: new Set(shown.flatMap(({ name, own }) => (own === undefined || own.stated ? [] : [name]))),
  };
}

/** What claims say of a thing, and whether some of it cannot both hold. */
interface Comparison {
  readonly markdown: string;
  readonly quarrels: boolean;
  /** The fields of the definition that are told whole beside what is claimed. */
  readonly told: ReadonlySet<string>;
}

interface Compared {
  readonly name: string;
  readonly label: string;
  /** What the definition's own field gives, where it is compared with what is claimed. */
  readonly own: OwnValues | undefined;
  /** The latest first. */
  readonly statements: readonly Statement[];
  readonly quarrels: readonly Pair[];
  /** How many of the statements are facts. */
  readonly facts: number;
}

/** What quarrels first, then what most claims state as a fact, then what most claims are about. */
function byUse(a: Compared, b: Compared): number {
  const quarrelling = Number(b.quarrels.length > 0) - Number(a.quarrels.length > 0);
  const stated = b.facts - a.facts;
  return quarrelling || stated || b.statements.length - a.statements.length || (a.name < b.name ? -1 : 1);
}

function propertyLine(
  { label, own, statements, quarrels }: Compared,
  letters: Letters,
  here: string,
): Bullet {
  const quarrelling = new Set(quarrels.flatMap(({ meanings }) => meanings.flat()));
  const { groups, complete } = groupsOf(statements, quarrelling);
  const ambiguous = quarrels.length === 0 ? new Set<string>() : pathsOfSeveral(groups);
  const datesDiffer = new Set(groups.map(({ first }) => first.on?.text ?? "")).size > 1;
  const agreeing = new Map(
    groups.flatMap((group) => (isPlain(group.first) ? [[valueKey(group.first.value), group]] : [])),
  );
  const defined = (own === undefined ? [] : ownParts(own)).map(({ words, key }) => {
    const group = agreeing.get(key);
    if (group === undefined) return { words: `${words} (${here})` };
    return { words: `${words} (${here}; ${letters.of(claimsOf(group), ambiguous)})`, group };
  });
  const others = groups.filter((group) => defined.every((one) => one.group !== group));
  const parts = [
    ...defined.map(({ words }) => words),
    ...others
      .slice(0, fitting(others.length, Math.max(1, MOST_VALUES - defined.length)))
      .map((group) => groupWords(group, datesDiffer, letters, ambiguous)),
  ];
  const total = defined.length + others.length;
  const left = total - parts.length;
  const more = `${complete ? "and " : "and at least "}${counted(left, "more value")}`;
  const values = `${parts.join(" · ")}${left === 0 ? "" : ` ${more}`}`;
  const [quarrel] = quarrels;
  if (quarrel === undefined) return `${label}: ${values}`;
  if (total === 2)
    return `**${label}**: ${values} — ${quarrel.by === "link" ? "disputed" : "cannot both hold"}`;
  const nodes = [...defined.map(({ group }) => group), ...others];
  if (complete && excludeEachOther(nodes, quarrels, defined.length))
    return [`**${label}**: ${values}`, ["No two of these can both hold."]];
  const told = fitting(quarrels.length, MOST_QUARRELS);
  const unshown = quarrels.length - told;
  const rest = unshown === 0 ? [] : [`and ${counted(unshown, "more pair")} that cannot both hold`];
  return [`**${label}**: ${values}`, [...quarrels.slice(0, told).map(({ reason }) => reason), ...rest]];
}

function claimsOf({ statements }: Group): readonly Claim[] {
  return statements.map(({ claim }) => claim);
}

/** The files that give several of the values, so that their letters alone do not tell who says which. */
function pathsOfSeveral(groups: readonly Group[]): ReadonlySet<string> {
  const [once, several] = [new Set<string>(), new Set<string>()];
  for (const { statements } of groups) {
    for (const path of new Set(statements.map(({ claim }) => claim.path)))
      (once.has(path) ? several : once).add(path);
  }
  return several;
}

/**
 * Whether each value is excluded by each other one, of which the first `defined` are the definition's own, with the group
 * that says the same where there is one. Nothing is said of several own values, nor of what only a link disputes.
 */
function excludeEachOther(
  values: readonly (Group | undefined)[],
  quarrels: readonly Pair[],
  defined: number,
): boolean {
  if (defined > 1 || quarrels.some(({ by }) => by === "link")) return false;
  const at = new Map(
    values.flatMap((group, i) => (group?.statements ?? []).map(({ meaning }) => [meaning, i] as const)),
  );
  const found = new Set<string>();
  for (const [one, other] of quarrels.flatMap(({ meanings }) => meanings)) {
    // What is alone is against the definition's own value, which stands first.
    const ends = [at.get(one ?? ""), other === undefined ? 0 : at.get(other)];
    if (ends[0] !== ends[1]) found.add(ends.sort().join(" "));
  }
  return found.size === (values.length * (values.length - 1)) / 2;
}

/** A value, what narrows it, and the articles that give it: “14 (plan; A, C)”. */
function groupWords(
  group: Group,
  withDate: boolean,
  letters: Letters,
  ambiguous: ReadonlySet<string>,
): string {
  const { first } = group;
  const { scope, mode, status, on } = first;
  const notes = [
    ...(isGivenUp(status) ? [plainWord(status)] : []),
    ...(mode === "fact" ? [] : [plainWord(mode)]),
    ...(scope === undefined ? [] : [inline(scope, LONGEST_SCOPE)]),
    ...(on !== undefined && withDate ? [inline(describeDate(on))] : []),
    letters.of(claimsOf(group), ambiguous),
  ];
  const value = isGivenUp(status) ? struck(saidBy(first)) : saidBy(first);
  return `${value} (${notes.join("; ")})`;
}
