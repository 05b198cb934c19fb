import { type Attributes, readAttributes } from "../../../server/src/syntax/attributes.ts";
import { readCites } from "../../../server/src/syntax/citation.ts";
import { claimKey, markKey } from "../../../server/src/syntax/mark-key.ts";
import { each, Kind, type Mark, type Marks } from "../../../server/src/syntax/marks.ts";
import { cutsOf } from "../../../server/src/syntax/strip.ts";
import { type WordReader, wordReader } from "../../../server/src/syntax/word-reader.ts";
import { slice } from "../../../server/src/text/span.ts";
import { Sign, signOf } from "./sign.ts";

/** One key of a citation, with the words before it and what stands behind it. */
export interface CitedKey {
  readonly key: string;
  readonly prefix: string;
  readonly locator: string;
}

/** A mark as it is shown. */
export interface PreviewMark {
  readonly kind: Kind;
  /** Under which its card is found. */
  readonly key?: string;
  /** Its words are a name or an id, which no Markdown is read in. */
  readonly literal?: boolean;
  /** The list of a span. */
  readonly attributes?: Attributes;
  /** Under which a claim's or a quote's card is found, and which of the claims with this key it is, from 0. */
  readonly claim?: { readonly key: string; readonly nth: number };
  /** What a citation names. */
  readonly cites?: readonly CitedKey[];
  /** The label of a footnote, and at its mark in the text what it says. */
  readonly footnote?: { readonly label: string; readonly words?: string };
}

/** A part of the source (UTF-16) that something else is put in the place of. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly put: string;
  /** The mark that ends with it. */
  readonly ends?: number;
}

/** How much text is looked at for a claim's first words (UTF-16 units). */
const LONGEST_TEXT = 1600;

/**
 * The parts of a text that are the notation's own, in their order, with signs for those that show: what strip removes, but
 * for what Markdown itself reads, which is links, escapes and, where it has a plugin for them, footnotes.
 */
export function piecesOf(
  marks: Marks,
  footnotes: boolean,
): { readonly pieces: readonly Piece[]; readonly marks: readonly PreviewMark[] } {
  const pieces: Piece[] = [];
  const shown: PreviewMark[] = [];
  const reader = new Reader(marks, footnotes);
  for (const mark of each(marks)) {
    if (mark.kind === Kind.Comment) {
      for (const cut of cutsOf(marks.text, mark)) pieces.push({ ...cut, put: "" });
    }
    if (mark.kind === Kind.ReferenceLink) pieces.push(...wholeReference(marks.text, mark));
    const own = reader.read(mark);
    if (own === undefined) continue;
    pieces.push(...signed(marks.text, mark, shown.length));
    shown.push(own);
  }
  // Stable: of two that begin together the outer one stands first.
  return { pieces: pieces.sort((a, b) => a.start - b.start), marks: shown };
}

/** A reference `[label]` before another bracket, which Markdown would take for its label, is written out. */
function wholeReference(text: string, { span, first }: Mark): readonly Piece[] {
  if (span.end !== first.end + 1 || !/[[(]/.test(text.charAt(span.end))) return [];
  return [{ start: span.end, end: span.end, put: `[${slice(text, first)}]` }];
}

/** What is put in the place of a mark: a sign, or one at each end of its words. */
function signed(text: string, mark: Mark, number: number): readonly Piece[] {
  const { kind, span: whole, first, second } = mark;
  const open = signOf(Sign.Open, number);
  const close = signOf(Sign.Close, number);
  const alone = { put: signOf(Sign.Whole, number), ends: number };
  if (kind === Kind.Link) {
    // Its brackets are Markdown's.
    const { start, end } = first;
    return [
      { start, end: start, put: open },
      { start: end, end, put: close, ends: number },
    ];
  }
  // It interrupts a paragraph, as a sign does not.
  if (kind === Kind.FootnoteDefinition)
    return [{ start: whole.start, end: second.start, ...alone, put: `\n${alone.put}` }];
  const [before, behind] = cutsOf(text, mark);
  if (before === undefined) return [];
  if (behind === undefined) return [{ ...before, ...alone }];
  return [
    { ...before, put: open },
    { ...behind, put: close, ends: number },
  ];
}

/** Reads the marks that show, in the order of the text. */
class Reader {
  private readonly words: WordReader;
  private readonly notes = new Map<string, string>();
  /** How many claims have been read of each key. */
  private readonly claims = new Map<string, number>();

  constructor(
    private readonly marks: Marks,
    private readonly footnotes: boolean,
  ) {
    this.words = wordReader(marks, LONGEST_TEXT);
    if (!footnotes) return;
    for (const { first, second } of each(marks, Kind.FootnoteDefinition)) {
      const label = slice(marks.text, first);
      if (!this.notes.has(label)) this.notes.set(label, this.words(second));
    }
  }

  read(mark: Mark): PreviewMark | undefined {
    const { text } = this.marks;
    const { kind, first, second } = mark;
    const key = markKey(text, mark);
    const keyed = { kind, ...(key === undefined ? {} : { key }) };
    switch (kind) {
      case Kind.Mention:
        return { ...keyed, literal: second.start < 0 };
      case Kind.Link:
        return keyed;
      case Kind.Citation:
        return {
          kind,
          cites: readCites(text, first).map((cite) => ({ ...cite, locator: slice(text, cite.locator) })),
        };
      case Kind.Span: {
        const attributes = readAttributes(text, second.start);
        const claim = this.claim(mark, attributes);
        return { ...keyed, attributes, ...(claim === undefined ? {} : { claim }) };
      }
      case Kind.Footnote: {
        const label = slice(text, first);
        const words = this.notes.get(label);
        return words === undefined ? undefined : { kind, footnote: { label, words } };
      }
      case Kind.FootnoteDefinition:
        return this.footnotes ? { kind, footnote: { label: slice(text, first) } } : undefined;
      default:
        return undefined;
    }
  }

  private claim({ first }: Mark, { classes, id, pairs }: Attributes): PreviewMark["claim"] {
    if (!classes.some(({ name }) => name === "claim" || name === "quote")) return undefined;
    const part = pairs.find(({ key }) => key === "part");
    if (part !== undefined) return { key: `#${part.value.replace(/^#/, "")}`, nth: 0 };
    const key = claimKey(id?.name, this.words(first));
    const nth = this.claims.get(key) ?? 0;
    this.claims.set(key, nth + 1);
    return { key, nth };
  }
}
