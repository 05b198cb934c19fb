import type { Snapshot } from "../../corpus/catalog.ts";
import type { Definition, Facts } from "../../model/facts.ts";
import { countUnsourced } from "./backing.ts";
import { ownershipLine } from "./entity.ts";
import { type Bullet, counted, inline, link, some } from "./text.ts";
import { dateText, fieldLine, fieldTexts } from "./values.ts";

/** Fields of sources and articles that are shown before the date and the address. */
const BEFORE = ["author", "container-title", "publisher"] as const;

/** Fields that name a text's origin and cite nothing. */
export const DERIVATION: readonly string[] = ["derivedFrom", "translatedFrom"];

/** What matters of a source or an article that is cited: whose it is, when it appeared, where it can be read. */
export function sourceLines(snapshot: Snapshot, definition: Definition): readonly Bullet[] {
  const lines = (keys: readonly string[]): readonly Bullet[] =>
    keys.flatMap((key) => fieldLine(snapshot, definition, key));
  return [
    ...lines(BEFORE),
    ...dateLine(snapshot, definition),
    addressLine(definition),
    ...ownershipLine(snapshot, definition),
    ...lines(DERIVATION),
    ...missingLine(definition),
  ];
}

/** What an article holds beside what it shares with sources: its claims, and how many of them name no source. */
export function articleLines(facts: Facts): readonly Bullet[] {
  const claims = facts.claims.filter((claim) => claim.kind === "claim" && !claim.furniture).length;
  const quotes = facts.claims.filter((claim) => claim.kind === "quote" && !claim.furniture).length;
  const keys = new Set(
    facts.uses
      .filter((use) => use.wanted === "key" && !use.furniture && !DERIVATION.includes(use.via))
      .map((use) => use.target),
  );
  const unsourced = countUnsourced(facts);
  const parts = [counted(claims, "claim"), ...(quotes === 0 ? [] : [counted(quotes, "quote")])];
  return [
    `${some(parts)}, ${unsourced === 0 ? "none without a source" : `${unsourced} without a source`}`,
    keys.size === 0 ? "Cites no source" : `Cites ${counted(keys.size, "source")}`,
  ];
}

function dateLine(snapshot: Snapshot, definition: Definition): readonly Bullet[] {
  const published = fieldLine(snapshot, definition, "published");
  return published.length > 0 ? published : fieldLine(snapshot, definition, "issued");
}

/** Where it can be read: `none` says that it cannot be read anywhere. */
function addressLine(definition: Definition): string {
  const [address] = fieldTexts(definition, "URL");
  const [doi] = fieldTexts(definition, "DOI");
  if (address !== undefined && address.toLowerCase() !== "none") return `Address: ${link(address)}`;
  if (doi !== undefined) return `DOI: ${/^https?:/i.test(doi) ? link(doi) : inline(doi)}`;
  const [archive] = fieldTexts(definition, "archive");
  if (archive !== undefined) return `No address; a copy is kept at ${link(archive)}`;
  return address === undefined ? "No address given" : "No address: it cannot be read online";
}

function missingLine(definition: Definition): readonly string[] {
  const lacks = [
    ...(fieldTexts(definition, "publisher").length === 0 &&
    fieldTexts(definition, "container-title").length === 0
      ? ["publisher"]
      : []),
    ...(dateText(definition) === undefined ? ["date"] : []),
  ];
  return lacks.length === 0 ? [] : [`Not given: ${some(lacks)}`];
}
