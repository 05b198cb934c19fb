import type { Snapshot } from "../../corpus/catalog.ts";
import { comingBackTo } from "../../corpus/cycles.ts";
import { keyOf, type Link, type Relation, restingOn, restsOn, type Step } from "../../corpus/evidence.ts";
import { isEntity } from "../../corpus/keys.ts";
import { type Meant, meantAt } from "../../corpus/meant.ts";
import { claimAt } from "../../corpus/symbol-at.ts";
import type { Place } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { touches } from "../../text/span.ts";
import { type HierarchyItem, type HierarchyStep, itemOf } from "./item.ts";

/**
 * Where chains of evidence may be followed from at an offset (UTF-16): the source, claim or article that is named there,
 * else the innermost claim around, else whatever is named. Who and what a claim speaks of is words of the claim; who said
 * it stands in its list.
 */
export function evidenceAt(snapshot: Snapshot, document: Lowered, offset: number): readonly HierarchyItem[] {
  const [file] = document.facts.definitions;
  const found = meantAt(snapshot, document, offset);
  const claim = claimAt(document.facts.claims, offset);
  const isInWords = claim?.parts.some((part) => touches(part, offset)) === true;
  const isSpokenOf = found === undefined || (isInWords && found.meant.every(isEntityMeant));
  if (claim !== undefined && file !== undefined && isSpokenOf)
    return [itemOf(snapshot, { is: "claim", claim, file })];
  const links = found?.meant.map(
    (meant): Link => (meant.is === "heading" ? { is: "definition", definition: meant.file } : meant),
  );
  return [...distinct(links ?? []).values()].map((link) => itemOf(snapshot, link));
}

function isEntityMeant(meant: Meant): boolean {
  return meant.is === "definition" && isEntity(meant.definition);
}

/** What a claim, a source or an article rests on, one step towards what is primary; each once, in the order of the text. */
export function evidenceOf(snapshot: Snapshot, link: Link): readonly HierarchyStep[] {
  return listed(snapshot, link, restsOn(snapshot, link), "to");
}

/** What would fall if a source or a claim fell: what rests on it in one step; each once, by file and place. */
export function restingOnIt(snapshot: Snapshot, link: Link): readonly HierarchyStep[] {
  return listed(snapshot, link, restingOn(snapshot, link), "from");
}

/** What a relation is called at what is rested on, and at what rests on it. */
const WORDS: Readonly<Record<Relation, Readonly<Record<"to" | "from", string>>>> = {
  citation: { to: "cited", from: "cites it" },
  source: { to: "named as source", from: "names it as source" },
  sources: { to: "among its sources", from: "has it among its sources" },
  evidence: { to: "evidence", from: "has it as evidence" },
  by: { to: "says so", from: "said by them" },
  via: { to: "passes it on", from: "passed on by them" },
  at: { to: "where it was said", from: "said there" },
  repeats: { to: "repeated", from: "repeats it" },
  refines: { to: "refined", from: "refines it" },
  supports: { to: "supports it", from: "supported by it" },
  derivedFrom: { to: "what it derives from", from: "derives from it" },
  translatedFrom: { to: "what it translates", from: "translates it" },
};

function listed(
  snapshot: Snapshot,
  asked: Link,
  steps: readonly Step[],
  end: "to" | "from",
): readonly HierarchyStep[] {
  const groups = new Map<string, { link: Link; words: Set<string>; places: Place[] }>();
  for (const step of steps) {
    const link = step[end];
    const group = groups.get(keyOf(link)) ?? { link, words: new Set(), places: [] };
    groups.set(keyOf(link), group);
    group.words.add(WORDS[step.relation][end]);
    if (!group.places.some(({ start }) => start === step.place.start)) group.places.push(step.place);
  }
  if (groups.size === 0) return [];
  const next = (link: Link): readonly Link[] => restsOn(snapshot, link).map(({ to }) => to);
  const circle = comingBackTo(asked, next, keyOf);
  const name = itemOf(snapshot, asked).name;
  return [...groups].map(([key, { link, words, places }]) => {
    const notes = [...words, ...(circle.has(key) ? [`comes back to “${name}”`] : [])];
    return { item: itemOf(snapshot, link, notes), places: places.sort((a, b) => a.start - b.start) };
  });
}

function distinct(links: readonly Link[]): ReadonlyMap<string, Link> {
  return new Map(links.map((link) => [keyOf(link), link]));
}
