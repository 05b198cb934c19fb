import type { Snapshot } from "../../corpus/catalog.ts";
import { type Quarrel, quarrelsAmong, type Statement, statementsAbout } from "../../corpus/compare.ts";
import { isGivenUp } from "../../corpus/status.ts";
import { describeDate } from "../../model/date/describe.ts";
import type { Definition } from "../../model/facts.ts";
import { type Group, groupsOf, latestFirst } from "./groups.ts";
import type { Linker } from "./options.ts";
import { statedWords } from "./statement.ts";
import {
  type Bullet,
  bullets,
  capital,
  counted,
  inline,
  linked,
  paragraphs,
  quoted,
  some,
  struck,
} from "./text.ts";
import { plainWord } from "./values.ts";

/** So many claims about one thing are looked at, so that the card of what all articles are about comes at once too. */
const MOST_CLAIMS = 3000;

/** How many properties, values of one property, passages of one value and quarrels of one property a card shows. */
const MOST_PROPERTIES = 6;
const MOST_VALUES = 5;
const MOST_PASSAGES = 2;
const MOST_QUARRELS = 2;

/** How much of a value, and of an article's title, stands in a comparison (UTF-16 units). */
const LONGEST_VALUE = 60;
const LONGEST_TITLE = 40;

/**
 * What the corpus's claims say of a definition, a line for each property: its values, each with the articles that give it,
 * and which of them cannot both hold. Properties with a quarrel come first, then those that most facts are stated of.
 * Undefined where no claim states anything of it.
 */
export function comparedLines(
  snapshot: Snapshot,
  definition: Definition,
  linker: Linker | undefined,
): string | undefined {
  const { byProperty, complete } = statementsAbout(snapshot, definition, MOST_CLAIMS);
  if (byProperty.size === 0) return undefined;
  const compared = [...byProperty].map(([name, list]): Compared => {
    const statements = latestFirst(list);
    // What may be no quarrel, because only one of the two is narrowed, stands side by side and is told so by its scope.
    return {
      name,
      statements,
      quarrels: quarrelsAmong(statements).filter(({ conflict }) => !conflict.loose),
      facts: statements.reduce((count, { mode }) => count + Number(mode === "fact"), 0),
    };
  });
  compared.sort(byUse);
  const lines = compared.slice(0, MOST_PROPERTIES).map((one) => propertyLine(snapshot, one, linker));
  const left = compared.length - lines.length;
  const more: readonly Bullet[] =
    left === 0 ? [] : [`and ${counted(left, "more property", "more properties")}`];
  const heading = complete ? "What claims say:" : `What ${counted(MOST_CLAIMS, "claim")} of many say:`;
  return paragraphs(heading, bullets([...lines, ...more]));
}

interface Compared {
  readonly name: string;
  /** The latest first. */
  readonly statements: readonly Statement[];
  readonly quarrels: readonly Quarrel[];
  /** How many of the statements are facts. */
  readonly facts: number;
}

/** What quarrels first, then what most claims state as a fact, then what most claims are about. */
function byUse(a: Compared, b: Compared): number {
  const quarrelling = Number(b.quarrels.length > 0) - Number(a.quarrels.length > 0);
  const stated = b.facts - a.facts;
  return quarrelling || stated || b.statements.length - a.statements.length || (a.name < b.name ? -1 : 1);
}

function propertyLine(snapshot: Snapshot, compared: Compared, linker: Linker | undefined): Bullet {
  const { name, statements, quarrels } = compared;
  const { groups, complete } = groupsOf(statements, quarrels);
  const datesDiffer = new Set(groups.map(({ first }) => first.on?.text ?? "")).size > 1;
  const shown = groups.slice(0, MOST_VALUES).map((group) => groupWords(snapshot, group, datesDiffer, linker));
  const left = groups.length - shown.length;
  const more = `${complete ? "" : "at least "}${counted(left, "more value")}`;
  const values = [...shown, ...(left === 0 ? [] : [more])].join(" · ");
  const label = capital(inline(name.replace(/[-_]+/g, " ")));
  if (quarrels.length === 0) return `${label}: ${values}`;
  const pairs = [...new Map(quarrels.map((one) => [pairKey(one), one])).values()];
  const others = pairs.length - MOST_QUARRELS;
  const rest = others <= 0 ? [] : [`and ${counted(others, "more pair")} that cannot both hold`];
  return [`**${label}**: ${values}`, [...pairs.slice(0, MOST_QUARRELS).map(reasonOf), ...rest]];
}

/** A value, what narrows it, and the articles that give it: “14 (plan; A title, Another)”. */
function groupWords(
  snapshot: Snapshot,
  { first, statements }: Group,
  withDate: boolean,
  linker: Linker | undefined,
): string {
  const { scope, mode, status, on } = first;
  const articles = new Map<string, string>();
  for (const { claim } of statements) {
    if (articles.size === MOST_PASSAGES) break;
    if (articles.has(claim.path)) continue;
    const [file] = snapshot.facts(claim.path)?.definitions ?? [];
    const title = quoted(file?.name ?? claim.path, LONGEST_TITLE);
    articles.set(claim.path, linked(title, linker?.(claim.path, claim.place)));
  }
  const files = new Set(statements.map(({ claim }) => claim.path)).size;
  const notes = [
    ...(isGivenUp(status) ? [plainWord(status)] : []),
    ...(mode === "fact" ? [] : [plainWord(mode)]),
    ...(scope === undefined ? [] : [inline(scope, LONGEST_VALUE)]),
    ...(on !== undefined && withDate ? [inline(describeDate(on))] : []),
    some([...articles.values()], files),
  ];
  const value = isGivenUp(status) ? struck(saidBy(first)) : saidBy(first);
  return `${value} (${notes.join("; ")})`;
}

/** The value in words, with “not” where it is denied. */
function saidBy({ claim, value, unit }: Statement): string {
  if (value === undefined) return claim.negated ? "no" : "yes";
  const words = statedWords(value, unit, LONGEST_VALUE);
  return claim.negated ? `not ${words}` : words;
}

/** Quarrels with one key are told in the same words. */
function pairKey({ a, b, conflict }: Quarrel): string {
  const side = ({ claim, value, unit }: Statement) => [claim.negated, value?.text, unit].join("\0");
  return [conflict.by, side(a), side(b)].join("\0");
}

/** Why two statements are put beside each other, as a sentence. */
function reasonOf({ a, b, conflict }: Quarrel): string {
  const [one, other] = [saidBy(a), saidBy(b)];
  if (conflict.by === "link") return `Disputed: ${one} against ${other}.`;
  return `${capital(one)} and ${other} cannot both hold.`;
}
