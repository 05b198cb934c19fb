import { attributionsOf, isUnsourced } from "../corpus/attribution.ts";
import type { Snapshot } from "../corpus/catalog.ts";
import { meantBy } from "../corpus/meant.ts";
import { perTarget } from "../corpus/resolver.ts";
import type { DateUse, Definition, Use } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { readAttributes } from "../syntax/attributes.ts";
import { claimKey, markKey } from "../syntax/mark-key.ts";
import { each, Kind, type Mark } from "../syntax/marks.ts";
import { slice, trimmed } from "../text/span.ts";
import { asOfFile } from "./card/as-of.ts";
import { dateCard } from "./card/date.ts";
import { plainText } from "./card/plain.ts";
import { namingIn } from "./card/ties.ts";
import { useCard } from "./card/use.ts";
import { type CardOptions, claimCard } from "./card.ts";

/** What stands behind a mark, for a reader who cannot ask at a position. */
export interface Card {
  /** The mark's `markKey`, of a citation `@` and the key. */
  readonly of: string;
  /** Plain text in lines. */
  readonly text: string;
  /** What sort of thing it names: a kind, `note`, `date`; `unknown` where nothing bears the name, `several` where more than one does. */
  readonly kind: string;
  /** Where that is defined: a path in the corpus, and the line (from 0) where it is not the file's first. */
  readonly path?: string;
  readonly line?: number;
}

/** The card of a claim or a quote. */
export interface ClaimCard {
  /** The claim's `claimKey`; claims with one key stand in the order of the text. */
  readonly of: string;
  readonly text: string;
  /** Nothing says where it comes from. */
  readonly unsourced: boolean;
}

/** The cards of all marks of a file. */
export interface Cards {
  /** The file itself, as a path in the corpus. */
  readonly path: string;
  readonly marks: readonly Card[];
  readonly claims: readonly ClaimCard[];
}

/** How long a card may be (UTF-16 units), and for how many marks and claims of a file there are cards. */
const LONGEST_CARD = 700;
const MOST_MARKS = 1000;
const MOST_CLAIMS = 500;

/** For how many targets of a file the corpus is searched for names nearly alike, which costs what the corpus holds. */
const MOST_SEARCHES = 20;

/** The cards of what a file's mentions, citations, links, dates and titles name, each once, and of its claims in order. */
export function cards(snapshot: Snapshot, document: Lowered): Cards {
  const { facts } = document;
  const attributions = attributionsOf(facts);
  const naming = namingIn(snapshot, facts);
  const claims = facts.claims.slice(0, MOST_CLAIMS).map((claim): ClaimCard => {
    const card = claimCard(snapshot, claim, { facts, inPlace: claim.parts.length === 1, naming });
    return {
      of: claimKey(claim.id, claim.words),
      text: plainText(card, LONGEST_CARD),
      unsourced: !claim.furniture && isUnsourced(attributions[claim.index]),
    };
  });
  return { path: facts.path, marks: markCards(snapshot, document), claims };
}

function markCards(snapshot: Snapshot, document: Lowered): readonly Card[] {
  const found = new Map<string, Card | undefined>();
  const nearest = perTarget<readonly Definition[]>(
    ({ target, wanted, kind }) => snapshot.nearest(target, wanted, kind),
    { most: MOST_SEARCHES, beyond: [] },
  );
  const options: CardOptions = { asOf: asOfFile(document.facts), nearest };
  for (const [of, named] of namedBy(document)) {
    if (found.size === MOST_MARKS) break;
    if (found.has(of)) continue;
    found.set(
      of,
      "date" in named ? cardOfDate(of, named) : cardOfUse(snapshot, document, of, named, options),
    );
  }
  return [...found.values()].filter((card) => card !== undefined);
}

/** What the marks of a file name, with their keys. */
function* namedBy({ marks: { text }, marks, facts }: Lowered): Generator<readonly [string, Use | DateUse]> {
  const marked = new Map<number, Use>();
  const valued = new Map<number, Use | DateUse>(facts.dates.map((date) => [date.place.start, date]));
  for (const use of facts.uses) {
    if (use.via === "mention" || use.via === "link") marked.set(use.whole.start, use);
    else if (use.via === "citation") yield [`@${slice(text, use.place)}`, use];
    else if (use.via === "of") valued.set(use.place.start, use);
  }
  for (const mark of each(marks)) {
    const of = markKey(text, mark);
    const named = marked.get(mark.span.start) ?? valued.get(valueStart(text, mark));
    if (of !== undefined && named !== undefined) yield [of, named];
  }
}

/** Where the value that a date or a title stands for begins, -1 where a mark has none. */
function valueStart(text: string, { kind, second }: Mark): number {
  if (kind !== Kind.Span) return -1;
  const { classes, pairs } = readAttributes(text, second.start);
  const key = classes.some(({ name }) => name === "date")
    ? "on"
    : classes.some(({ name }) => name === "role")
      ? "of"
      : undefined;
  const pair = pairs.find((one) => one.key === key);
  return pair === undefined ? -1 : trimmed(text, pair.valueSpan).start;
}

function cardOfDate(of: string, date: DateUse): Card | undefined {
  const card = dateCard(date);
  return card === undefined ? undefined : { of, kind: "date", text: plainText(card, LONGEST_CARD) };
}

function cardOfUse(
  snapshot: Snapshot,
  document: Lowered,
  of: string,
  use: Use,
  options: CardOptions,
): Card | undefined {
  const card = useCard(snapshot, document, use, options);
  if (card === undefined) return undefined;
  const text = plainText(card, LONGEST_CARD);
  const [meant, other] = meantBy(snapshot, use);
  if (meant === undefined) return { of, text, kind: "unknown" };
  if (other !== undefined) return { of, text, kind: "several" };
  if (meant.is !== "definition") {
    const { place } = meant.is === "claim" ? meant.claim : meant.heading;
    return { of, text, kind: meant.is, path: meant.file.path, line: place.line };
  }
  const { kind, path, place } = meant.definition;
  return { of, text, kind, path, ...(place.line === 0 ? {} : { line: place.line }) };
}
