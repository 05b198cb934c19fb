import { Kind, type Marks, markAt } from "../../syntax/marks.ts";
import { entryOf, type Mapping } from "../../syntax/tree.ts";
import type { WordReader } from "../../syntax/word-reader.ts";
import { quoted } from "../../text/quoted.ts";
import type { Span } from "../../text/span.ts";
import { spelledLike } from "../../text/spelled-like.ts";
import { CLAIM_ATTRIBUTES } from "../attributes.ts";
import type { Attribute, Claim, Place } from "../facts.ts";
import { piecesOfPair, piecesOfTree } from "../pieces.ts";
import { mistaken } from "../repair/change-to.ts";
import { type AttributedSpan, hasClass, type Spans, spread } from "../spans.ts";
import { fieldOf } from "../vocabulary.ts";
import { type Draft, noteDefect, noteValue } from "./draft.ts";
import { footnotesWithSource } from "./footnotes.ts";
import { claimsAround, inherit, innermostAround } from "./nesting.ts";

/** The longest words that a claim keeps (UTF-16 units). */
const LONGEST_WORDS = 400;

/** For how many parts of claims that are not there a nearest id is looked for, and among how many. */
const MOST_SEARCHES = 20;
const MOST_COMPARED = 100;

/** The claims of a file, and for each row the claim or quote that it is or stands in, -1 outside. */
export interface Claims {
  readonly claims: readonly Claim[];
  readonly claimOf: Int32Array;
}

/** Lowers the claims and quotes of a text; their attributes come from the text and from front matter together. */
export function lowerClaims(
  draft: Draft,
  marks: Marks,
  spans: Spans,
  data: Mapping,
  furniture: Int32Array,
  words: WordReader,
): Claims {
  const groups = groupParts(draft, spans);
  const indexOfRow = new Map<number, number>();
  for (const [index, parts] of groups.entries())
    for (const part of parts) indexOfRow.set(part.mark.row, index);
  const claimOf = spread(marks, (row) => indexOfRow.get(row));
  const listed = entryOf(data, "claims")?.value;
  const inData = listed?.type === "mapping" ? listed : undefined;
  const dataOf = new Map(inData?.entries.map((entry) => [entry.key, entry.value]));
  const sourced = claimsWithFootnote(marks, claimOf);
  const around = claimsAround(marks, indexOfRow);
  const claims = groups.map((parts, index): Claim => {
    const [first] = parts;
    const isFurniture = furniture[first.mark.row] !== -1;
    const noted = { index, furniture: isFurniture };
    const written = parts.flatMap((part) => attributesInText(draft, part, noted));
    const { id } = first.attributes;
    const mapping = id === undefined ? undefined : dataOf.get(id.name);
    // Of two claims with one id the first has what front matter says.
    if (id !== undefined) dataOf.delete(id.name);
    const given = mapping?.type === "mapping" ? attributesInData(draft, mapping, noted) : [];
    const inText = new Set(written.map((attribute) => attribute.key));
    const parent = innermostAround(parts, around, index);
    const places = parts.map((part) => draft.placer.place(part.mark.first));
    return {
      path: draft.path,
      index,
      kind: hasClass(first.attributes, "claim") ? "claim" : "quote",
      ...(id === undefined ? {} : { id: id.name, idPlace: draft.placer.place(id.span) }),
      negated: hasClass(first.attributes, "not"),
      place: places[0] as Place,
      parts: places,
      whole: draft.placer.place(first.mark.span),
      attributes: [...written, ...given.filter((attribute) => !inText.has(attribute.key))],
      words: wordsOfParts(words, parts),
      ...(parent === undefined ? {} : { parent }),
      footnoteSource: sourced.has(index),
      furniture: isFurniture,
    };
  });
  return { claims: inherit(claims), claimOf };
}

type Parts = readonly [AttributedSpan, ...AttributedSpan[]];

/** The marks of each claim, first part first, in the order in which the claims begin. */
function groupParts(draft: Draft, spans: Spans): readonly Parts[] {
  let searches = 0;
  const own = [...spans.values()].filter(
    (s) => hasClass(s.attributes, "claim") || hasClass(s.attributes, "quote"),
  );
  const groups: [AttributedSpan, ...AttributedSpan[]][] = [];
  const named = new Map<string, [AttributedSpan, ...AttributedSpan[]]>();
  const further: { readonly part: AttributedSpan; readonly id: string; readonly at: Span }[] = [];
  for (const part of own) {
    const pair = part.attributes.pairs.find(({ key, value }) => key === "part" && value.trim() !== "");
    if (pair !== undefined) {
      further.push({ part, id: pair.value.replace(/^#/, ""), at: pair.valueSpan });
      continue;
    }
    const group: [AttributedSpan] = [part];
    groups.push(group);
    const id = part.attributes.id?.name;
    if (id !== undefined && !named.has(id)) named.set(id, group);
  }
  for (const { part, id, at } of further) {
    const group = named.get(id);
    if (group !== undefined) {
      group.push(part);
      continue;
    }
    const otherwise = `write \`#${id}\` at its first part, or correct the id here`;
    const ids = searches++ < MOST_SEARCHES ? [...named.keys()].slice(0, MOST_COMPARED) : [];
    const near = spelledLike(id, ids);
    const { message, fixes } = mistaken(
      `No claim of this file has the id ${quoted(id)}`,
      near,
      otherwise,
      at,
    );
    noteDefect(draft, at, message, fixes, { wordsStay: true });
    groups.push([part]);
  }
  return groups;
}

interface Noted {
  readonly index: number;
  readonly furniture: boolean;
}

function attributesInText(draft: Draft, part: AttributedSpan, noted: Noted): readonly Attribute[] {
  const context = { origin: "attribute", claim: noted.index, furniture: noted.furniture } as const;
  return part.attributes.pairs.map((pair) => {
    const field = fieldOf(CLAIM_ATTRIBUTES, pair.key);
    if (field !== undefined) {
      for (const piece of piecesOfPair(draft.text, pair, field.list ?? false)) {
        noteValue(draft, field, piece, { ...context, via: pair.key });
      }
    }
    const place = draft.placer.place(pair.valueSpan);
    return {
      key: pair.key,
      value: pair.value.trim(),
      place,
      keyPlace: draft.placer.place(pair.keySpan),
      from: "text",
    };
  });
}

function attributesInData(draft: Draft, mapping: Mapping, noted: Noted): readonly Attribute[] {
  const context = { origin: "field", claim: noted.index, furniture: noted.furniture } as const;
  return mapping.entries.map((entry) => {
    const field = fieldOf(CLAIM_ATTRIBUTES, entry.key);
    const pieces = piecesOfTree(draft.text, entry.value, field?.list ?? false);
    if (field !== undefined) {
      for (const piece of pieces) noteValue(draft, field, piece, { ...context, via: entry.key });
    }
    const keyPlace = draft.placer.place(entry.keySpan);
    const value = pieces.map((piece) => piece.text).join("; ");
    const place = entry.value === undefined ? keyPlace : draft.placer.place(entry.value.span);
    return { key: entry.key, value, place, keyPlace, from: "front-matter" };
  });
}

function wordsOfParts(read: WordReader, parts: Parts): string {
  const words: string[] = [];
  let left = LONGEST_WORDS;
  for (const { mark } of parts) {
    if (left <= 0) break;
    const own = read(mark.first);
    words.push(own);
    left -= own.length + 1;
  }
  return words.join(" ").slice(0, LONGEST_WORDS);
}

/** The claims that a footnote with a source stands in, innermost first; sources pass inwards elsewhere, never outwards. */
function claimsWithFootnote(marks: Marks, claimOf: Int32Array): ReadonlySet<number> {
  const sources = footnotesWithSource(marks);
  const found = new Set<number>();
  if (sources.size === 0) return found;
  for (let row = 0; row < marks.count; row++) {
    const mark = markAt(marks, row);
    if (mark.kind !== Kind.Footnote) continue;
    const claim = claimOf[row] as number;
    if (claim >= 0 && sources.has(marks.text.slice(mark.first.start, mark.first.end))) found.add(claim);
  }
  return found;
}
