import type { Snapshot } from "../../corpus/catalog.ts";
import { disputesIn } from "../../corpus/disputes.ts";
import { bareClaims, claimParts } from "../../corpus/shown.ts";
import { isGivenUp } from "../../corpus/status.ts";
import { type Tie, tiesTo } from "../../corpus/ties.ts";
import { describeDate } from "../../model/date/describe.ts";
import { parseDate } from "../../model/date.ts";
import type { Attribute, Claim, Facts, Use } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { type Span, touches } from "../../text/span.ts";
import { backingsOf } from "../card/backing.ts";
import { counted } from "../card/text.ts";
import { plainWord } from "../card/values.ts";
import type { Hint, HintPart, HintWishes } from "./hint.ts";

/**
 * How many sources claims and quotes have, and what a check has found of them, where the text does not say so itself. One
 * source is what is expected, so that none and several are told. A dispute is told at both claims, wherever it is linked.
 */
export function* claimHints(
  snapshot: Snapshot,
  document: Lowered,
  within: Span,
  wishes: HintWishes,
): Generator<Hint> {
  const { facts } = document;
  const sourcesOf = wishes.sources ? sourceReader(snapshot, facts, wishes.concealed) : undefined;
  const statusOf = wishes.status ? statusReader(snapshot, facts, wishes.concealed) : undefined;
  for (const { claim, span } of claimParts(document, within)) {
    // It is told once, behind the first part.
    const isFirst = span.start === claim.place.start;
    if (claim.furniture || !isFirst || !touches(within, claim.whole.end)) continue;
    const told = [...(sourcesOf?.(claim) ?? []), ...(statusOf?.(claim) ?? [])];
    const parts = told.flatMap((part, i): readonly HintPart[] =>
      i === 0 ? [part] : [{ text: " · " }, part],
    );
    if (parts.length > 0) yield { at: claim.whole.end, about: "claim", parts };
  }
}

type Reader = (claim: Claim) => readonly HintPart[];

function sourceReader(snapshot: Snapshot, facts: Facts, concealed: boolean): Reader {
  const isBare = bareClaims(snapshot, facts);
  return (claim) => {
    if (isBare(claim)) return [{ text: "no source" }];
    const sources = new Set<string>(claim.footnoteSource ? [""] : []);
    const against = new Map<string, Against>();
    for (const { use, as, inherited } of backingsOf(claim, facts)) {
      const key = `${use.target}#${use.fragment ?? ""}`;
      if (as !== "against") {
        sources.add(key);
        continue;
      }
      // What a claim takes over is told at the claim around it.
      const isSeen = inherited || use.origin === "text" || (use.origin === "attribute" && !concealed);
      against.set(key, { use, isSeen: isSeen || against.get(key)?.isSeen === true });
    }
    return [
      ...(sources.size > 1 ? [{ text: counted(sources.size, "source") }] : []),
      ...againstPart(snapshot, against),
    ];
  };
}

/** A source that speaks against a claim, and whether it is to be read there. */
interface Against {
  readonly use: Use;
  readonly isSeen: boolean;
}

/** How many sources speak against a claim; one alone leads to it, and is not told where it is seen. */
function againstPart(snapshot: Snapshot, list: ReadonlyMap<string, Against>): readonly HintPart[] {
  const [first, other] = list.values();
  if (first === undefined || (first.isSeen && other === undefined)) return [];
  const text = `${list.size} against`;
  const [meant] = other === undefined ? snapshot.resolve(first.use).definitions : [];
  return [meant === undefined ? { text } : { text, target: { path: meant.path, place: meant.namePlace } }];
}

function statusReader(snapshot: Snapshot, facts: Facts, concealed: boolean): Reader {
  const naming = tiesTo(snapshot, facts);
  const disputeOf = disputesIn(snapshot, facts, naming);
  return (claim) => {
    const status = attributeOf(claim, "status");
    const word = status?.value ?? "unverified";
    const isSeen = ({ from }: Attribute): boolean => !concealed && from === "text";
    const parts: HintPart[] = [];
    const checked = attributeOf(claim, "checked");
    if (status !== undefined && word !== "unverified" && !isSeen(status))
      parts.push({
        text: `${plainWord(word)}${checked === undefined || isSeen(checked) ? "" : ` ${dayOf(checked)}`}`,
      });
    else if (checked !== undefined && !isSeen(checked)) parts.push({ text: `checked ${dayOf(checked)}` });
    const open = word === "disputed" ? undefined : disputeOf(claim);
    if (open !== undefined) parts.push(partTo(snapshot, "disputed", open));
    const later = isGivenUp(word) ? undefined : naming(claim).find(({ as }) => as === "supersedes");
    if (later !== undefined) parts.push(partTo(snapshot, "superseded", later));
    return parts;
  };
}

function attributeOf({ attributes }: Claim, key: string): Attribute | undefined {
  return attributes.find((attribute) => attribute.key === key && attribute.value !== "");
}

/** A date as in an article; what cannot be read, as it is written. */
function dayOf({ value }: Attribute): string {
  const date = parseDate(value);
  return date.kind === "error" ? value.slice(0, 20) : describeDate(date);
}

/** A word that leads to the other claim. */
function partTo(snapshot: Snapshot, text: string, { path, index }: Tie): HintPart {
  const place = snapshot.facts(path)?.claims[index]?.place;
  return place === undefined ? { text } : { text, target: { path, place } };
}
