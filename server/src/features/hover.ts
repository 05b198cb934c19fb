import type { Snapshot } from "../corpus/catalog.ts";
import { claimIdAt } from "../corpus/claim-id.ts";
import { implicitAt } from "../corpus/implicit.ts";
import { claimAt, symbolAt } from "../corpus/symbol-at.ts";
import { CLAIM_ATTRIBUTES } from "../model/attributes.ts";
import type { DateUse, Facts, Use } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { hasClass } from "../model/spans.ts";
import { readAttributes } from "../syntax/attributes.ts";
import { around, Kind } from "../syntax/marks.ts";
import { contains, type Span, touches } from "../text/span.ts";
import { asOfFile, asOfUse } from "./card/as-of.ts";
import { dataCard, type RuleWords } from "./card/data.ts";
import { dateCard } from "./card/date.ts";
import { fieldCard } from "./card/field.ts";
import { paragraphs } from "./card/text.ts";
import { useCard } from "./card/use.ts";
import { claimCard, definitionCard, type Linker } from "./card.ts";

/** What is shown when the mouse rests: Markdown, and the part of the text that it is about. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/**
 * The card of what stands at an offset (UTF-16): of what a mention, a key, a link or a value names; of a definition at its own
 * id and names; of a date or a role; of the innermost claim; of a definition on its first line; of a field at its key, of a
 * type and of other words of the notation in data, of a rule where `rules` tells of it. What an article names is told as of
 * the article's date, or of the claim's around it. `linker` makes the passages of a card links. Never throws; nothing for
 * plain words.
 */
export function hover(
  snapshot: Snapshot,
  document: Lowered,
  offset: number,
  linker?: Linker,
  rules: readonly RuleWords[] = [],
): Hover | undefined {
  return (
    useHover(snapshot, document, offset, linker) ??
    nameHover(snapshot, document, offset, linker) ??
    dateHover(document, offset) ??
    spanHover(snapshot, document, offset, linker) ??
    implicitHover(snapshot, document, offset, linker) ??
    claimHover(snapshot, document, offset, linker) ??
    firstLineHover(snapshot, document, offset, linker) ??
    dataHover(snapshot, document, offset, linker, rules)
  );
}

function useHover(snapshot: Snapshot, document: Lowered, offset: number, linker?: Linker): Hover | undefined {
  const symbol = symbolAt(document, offset);
  // An alias may name its own definition or another's, and is hovered as what it is.
  if (symbol?.is !== "use" || symbol.use.via === "aliases") return undefined;
  const markdown = toldAsOf(snapshot, document, symbol.use, linker);
  return markdown === undefined ? undefined : { span: symbol.span, markdown };
}

/** The card of what a use names, as of the date at its place. */
function toldAsOf(
  snapshot: Snapshot,
  document: Lowered,
  use: Use,
  linker: Linker | undefined,
): string | undefined {
  return useCard(snapshot, document, use, { linker, asOf: asOfUse(document.facts, use), compared: true });
}

function dateHover({ facts }: Lowered, offset: number): Hover | undefined {
  const found = facts.dates.find(({ place }) => touches(place, offset));
  return found === undefined ? undefined : dateHoverOver(facts, found, found.place);
}

/** A date of the text is told as of the article's; of those in front matter one is the article's own. */
function dateHoverOver(facts: Facts, use: DateUse, span: Span): Hover | undefined {
  const markdown = dateCard(use, use.place.start < facts.bodyStart ? undefined : asOfFile(facts));
  return markdown === undefined ? undefined : { span, markdown };
}

/** The words of `[on Monday]{.date on=2024-08-19}` and of `[president]{.role of=to-lam}` stand for what their lists say. */
function spanHover(
  snapshot: Snapshot,
  document: Lowered,
  offset: number,
  linker?: Linker,
): Hover | undefined {
  const { facts, marks } = document;
  const innermost = around(marks, offset).findLast((mark) => mark.kind === Kind.Span);
  if (innermost === undefined) return undefined;
  const { second: list, first: words, span: whole } = innermost;
  const span = touches(words, offset) ? words : whole;
  const attributes = readAttributes(marks.text, list.start);
  if (hasClass(attributes, "date")) {
    const date = facts.dates.find(({ place }) => contains(list, place));
    if (date !== undefined) return dateHoverOver(facts, date, span);
  }
  if (!hasClass(attributes, "role")) return undefined;
  const use = facts.uses.find(({ via, place }) => via === "of" && contains(list, place));
  const markdown = use === undefined ? undefined : toldAsOf(snapshot, document, use, linker);
  return markdown === undefined ? undefined : { span, markdown };
}

/** The card of an entity whose name stands there without a mark. */
function implicitHover(
  snapshot: Snapshot,
  document: Lowered,
  offset: number,
  linker?: Linker,
): Hover | undefined {
  const found = implicitAt(snapshot, document, offset);
  if (found === undefined) return undefined;
  const card = definitionCard(snapshot, found.definition, { linker, asOf: asOfFile(document.facts) });
  return { span: found.span, markdown: paragraphs(card, "Named here without a mark.") };
}

/** A definition's own card at its id and its names. */
function nameHover(
  snapshot: Snapshot,
  { facts }: Lowered,
  offset: number,
  linker?: Linker,
): Hover | undefined {
  for (const definition of facts.definitions) {
    const { idWritten, idPlace, names } = definition;
    const places = [...(idWritten ? [idPlace] : []), ...names.map(({ place }) => place)];
    const span = places.find((place) => touches(place, offset));
    if (span !== undefined)
      return { span, markdown: definitionCard(snapshot, definition, { facts, linker }) };
  }
  return undefined;
}

/** A claim's card at its words, its list and its attributes; at an attribute's key what that attribute is for. */
function claimHover(
  snapshot: Snapshot,
  document: Lowered,
  offset: number,
  linker?: Linker,
): Hover | undefined {
  const { facts } = document;
  const id = claimIdAt(document, offset);
  const claim = id?.claim ?? claimAt(facts.claims, offset);
  if (claim === undefined) return undefined;
  const own = claim.attributes.filter(({ from }) => from !== "inherited");
  const key = own.find(({ keyPlace }) => touches(keyPlace, offset));
  const field =
    key !== undefined && Object.hasOwn(CLAIM_ATTRIBUTES, key.key) ? CLAIM_ATTRIBUTES[key.key] : undefined;
  if (key !== undefined && field !== undefined)
    return { span: key.keyPlace, markdown: fieldCard(key.key, field) };
  const listed = own.flatMap(({ place, keyPlace }) => [place, keyPlace]);
  const narrow = [...(id === undefined ? [] : [id.span]), ...claim.parts, claim.whole, ...listed];
  const span = narrow.find((place) => touches(place, offset)) ?? claim.place;
  const inPlace = claim.parts.length === 1 && touches(claim.whole, offset);
  return { span, markdown: claimCard(snapshot, claim, { facts, inPlace, compared: true, linker }) };
}

/** A definition's own card anywhere on its first line, unless that is text: there plain words show nothing. */
function firstLineHover(
  snapshot: Snapshot,
  { facts }: Lowered,
  offset: number,
  linker?: Linker,
): Hover | undefined {
  const definition = facts.definitions.find(
    ({ firstLine }) => firstLine.end < facts.bodyStart && touches(firstLine, offset),
  );
  if (definition === undefined) return undefined;
  return { span: definition.firstLine, markdown: definitionCard(snapshot, definition, { facts, linker }) };
}

/** What a key or a word of data stands for: in front matter, in a list of definitions, in attested.yaml. */
function dataHover(
  snapshot: Snapshot,
  document: Lowered,
  offset: number,
  linker: Linker | undefined,
  rules: readonly RuleWords[],
): Hover | undefined {
  const { facts } = document;
  const isData = offset < facts.bodyStart || facts.bodyStart === document.marks.text.length;
  const found = isData ? dataCard(snapshot, document, offset, rules) : undefined;
  if (found === undefined || "markdown" in found) return found;
  const [definition, other] = snapshot.lookup(found.entity, "entity").definitions;
  if (definition === undefined || other !== undefined) return undefined;
  return { span: found.span, markdown: definitionCard(snapshot, definition, { linker }) };
}
