import type { Definition } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { type Stated, statedValues } from "../model/pieces.ts";
import { canonicalField } from "../model/vocabulary.ts";
import { itemsOf, type Scalar } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { addressesIn, webAddress } from "./links/addresses.ts";

/** An address in a file. */
export interface Link {
  readonly span: Span;
  readonly target: string;
  /** What following it does. */
  readonly says: string;
}

/** How the values of a field become addresses; undefined where one is none. */
interface Addressed {
  readonly says: string;
  target(value: string): string | undefined;
}

/** Fields that hold addresses, or ids of which addresses are made. */
const ADDRESSED: Readonly<Record<string, Addressed>> = {
  URL: { says: "Open the source", target: webAddress },
  archive: { says: "Open the archived copy", target: webAddress },
  DOI: { says: "Open by its DOI", target: doiAddress },
  sameAs: {
    says: "Open what is the same elsewhere",
    target: (value) => wikidataAddress(value) ?? webAddress(value),
  },
};

/**
 * The addresses in front matter and in files of data, in the order of the text: of a source and its archived copy, by DOI,
 * of the same thing in Wikidata and elsewhere; then those that the body writes out or links to. Each place has one at most.
 */
export function links({ facts, marks }: Lowered): readonly Link[] {
  const found = facts.definitions.flatMap((definition) => [...linksOf(definition)]);
  const written = addressesIn(marks, facts.bodyStart).map((one) => ({ ...one, says: "Open in the browser" }));
  return [...found.sort((a, b) => a.span.start - b.span.start), ...written];
}

function* linksOf({ kind, fields, place }: Definition): Generator<Link> {
  for (const { key, value } of fields.entries) {
    const field = kind === "note" ? key : canonicalField(kind, key);
    const addressed = Object.hasOwn(ADDRESSED, field) ? ADDRESSED[field] : undefined;
    if (addressed === undefined) continue;
    for (const { inner, text } of statedValues(value).flatMap(scalars)) {
      const target = addressed.target(text.trim());
      // A bibliography's entry may have taken the field over from another one.
      const isOwn = place.start <= inner.start && inner.end <= place.end;
      if (target !== undefined && isOwn) yield { span: inner, target, says: saysOf(addressed, target) };
    }
  }
}

function scalars({ value }: Stated): readonly Scalar[] {
  return itemsOf(value).flatMap((item) => (item.type === "scalar" ? [item] : []));
}

function saysOf({ says }: Addressed, target: string): string {
  return target.startsWith(WIKIDATA) ? "Open in Wikidata" : says;
}

const WIKIDATA = "https://www.wikidata.org/wiki/";

/** An item's number in Wikidata. */
function wikidataAddress(value: string): string | undefined {
  return /^Q[1-9]\d*$/.test(value) ? `${WIKIDATA}${value}` : undefined;
}

const DOI = "https://doi.org/";

/** A digital object identifier (DOI Handbook, 2.2), bare, behind `doi:`, or as an address. */
function doiAddress(value: string): string | undefined {
  const [, doi] = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(value) ?? [];
  return doi === undefined
    ? undefined
    : `${DOI}${encodeURI(wellFormed(doi)).replace(/[?#]/g, encodeURIComponent)}`;
}

/** The text without halves of characters, which no address can hold. */
function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "");
}
