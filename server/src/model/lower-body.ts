import { type Attributes, attributesEnd, readAttributes } from "../syntax/attributes.ts";
import { readCites } from "../syntax/citation.ts";
import { each, Kind, type Mark, type Marks } from "../syntax/marks.ts";
import { deletableComment } from "../syntax/strip.ts";
import type { WordReader } from "../syntax/word-reader.ts";
import { lineEndAt } from "../text/lines.ts";
import { type Span, slice, span, trimmed } from "../text/span.ts";
import { isKnownClass, SPAN_ATTRIBUTES } from "./attributes.ts";
import { type Draft, noteDefect, noteValue, type UseDetails, use, useOf } from "./draft.ts";
import type { Heading, Place, Suppression } from "./facts.ts";
import { fileTarget } from "./link-target.ts";
import { piecesOfPair } from "./pieces.ts";
import { repairedLists } from "./repair-list.ts";
import type { AttributedSpan, Spans } from "./spans.ts";
import { type DefinedKind, entityKindNamed, type Fields, fieldOf } from "./vocabulary.ts";

/** What the marks of a body are read beside. */
export interface BodyContext {
  readonly marks: Marks;
  readonly spans: Spans;
  readonly words: WordReader;
  readonly claimOf: Int32Array;
  readonly furniture: Int32Array;
  readonly tags: ReadonlySet<string>;
}

/** What a body holds beside uses, dates and defects, which go to the draft. */
export interface Body {
  readonly headings: readonly Heading[];
  readonly suppressions: readonly Suppression[];
}

/** Lowers everything in a body but its claims: mentions, citations, links, dates, roles, headings and what cannot be read. */
export function lowerBody(draft: Draft, context: BodyContext): Body {
  const headings: Heading[] = [];
  const suppressions: Suppression[] = [];
  const citations = new Citations(draft, context);
  for (const mark of each(context.marks)) {
    if (mark.kind === Kind.Mention) lowerMention(draft, context, mark);
    else if (mark.kind === Kind.Citation) citations.lower(mark);
    else if (mark.kind === Kind.Link || mark.kind === Kind.LinkDefinition) lowerLink(draft, context, mark);
    else if (mark.kind === Kind.Orphan || mark.kind === Kind.Unreadable) lowerBroken(draft, context, mark);
    else if (mark.kind === Kind.Comment) lowerComment(draft, mark, suppressions);
    else if (mark.kind === Kind.Heading) {
      const text = context.words(mark.first);
      headings.push({ level: mark.second.start, text, place: draft.placer.place(mark.span) });
    } else if (mark.kind === Kind.Span) {
      const attributed = context.spans.get(mark.row) as AttributedSpan;
      if (isClaim(attributed)) citations.behind(mark.span.end, context.claimOf[mark.row] as number);
      else lowerSpan(draft, context, attributed);
    }
  }
  return { headings, suppressions };
}

/** What all uses that a mark in the text makes have in common. */
function inText(context: BodyContext, row: number, via: string, whole: Place, surface?: string): UseDetails {
  const claim = context.claimOf[row] as number;
  return {
    via,
    origin: "text",
    claim: claim < 0 ? undefined : claim,
    furniture: context.furniture[row] !== -1,
    optional: false,
    whole,
    surface,
  };
}

function lowerMention(draft: Draft, context: BodyContext, mark: Mark): void {
  const { text, placer } = draft;
  const target = trimmed(text, mark.first);
  const end = text.startsWith("{", mark.span.end)
    ? attributesEnd(text, mark.span.end, context.marks.lines)
    : -1;
  if (end > 0) {
    const inner = text.slice(mark.span.start + 2, mark.span.end - 2);
    const message =
      "A mention takes no attribute list, and other tools would lose the link: put brackets around it, as in `[[[name]]]{.claim}`, or remove the list.";
    noteDefect(draft, span(mark.span.start, end), message, [
      {
        title: "Put brackets around the mention",
        edits: [{ span: span(mark.span.start, mark.span.end), text: `[[[${inner}]]]` }],
      },
      { title: "Remove the attribute list", edits: [{ span: span(mark.span.end, end), text: "" }] },
    ]);
  }
  const surface = slice(text, mark.second.start < 0 ? mark.first : mark.second);
  const details = inText(context, mark.row, "mention", placer.place(mark.span), surface);
  draft.uses.push(useOf(draft.path, "entity", slice(text, target), placer.place(target), details));
}

/** What ends a sentence, and what closes quoted words. */
const STOPS = ".!?…。";
const QUOTES = "\"'”’»“«›」』";

/** Citations, with the claims whose attribute lists they may directly follow. */
class Citations {
  /** The claim that a mark ending at an offset lends to a citation behind it. */
  private readonly ends = new Map<number, number>();

  constructor(
    private readonly draft: Draft,
    private readonly context: BodyContext,
  ) {}

  /** Notes that the claim's mark, or a citation of it, ends there. */
  behind(end: number, claim: number): void {
    this.ends.set(end, claim);
  }

  lower(mark: Mark): void {
    const { text, placer } = this.draft;
    const own = inText(this.context, mark.row, "citation", placer.place(mark.span));
    const followed = this.followed(mark.span.start);
    const claim = followed ?? own.claim;
    if (followed !== undefined) this.behind(mark.span.end, followed);
    for (const cite of readCites(text, mark.first)) {
      const details = { ...own, claim, prefix: cite.prefix === "" ? undefined : cite.prefix };
      this.draft.uses.push(useOf(this.draft.path, "key", cite.key, placer.place(cite.keySpan), details));
    }
  }

  /** The claim whose list a citation at `start` follows; a closing quotation mark, a full stop and one space may stand between. */
  private followed(start: number): number | undefined {
    const { text } = this.draft;
    let at = start;
    if (text.charAt(at - 1) === " " && !this.ends.has(at)) at--;
    // Some put the full stop inside the quotation marks, some outside.
    const stopInside = QUOTES.includes(text.charAt(at - 1)) && STOPS.includes(text.charAt(at - 2));
    for (const signs of stopInside ? ["", QUOTES, STOPS] : ["", STOPS, QUOTES]) {
      if (signs !== "" && at > 0 && signs.includes(text.charAt(at - 1))) at--;
      const claim = this.ends.get(at);
      if (claim !== undefined) return claim;
    }
    return undefined;
  }
}

function lowerLink(draft: Draft, context: BodyContext, mark: Mark): void {
  const found = fileTarget(draft.path, slice(draft.text, mark.second));
  if (found === undefined) return;
  const place = draft.placer.place(mark.second);
  const surface = mark.kind === Kind.Link ? context.words(mark.first) : undefined;
  const details = inText(context, mark.row, "link", draft.placer.place(mark.span), surface);
  draft.uses.push(use(draft.path, "file", found.path, found.fragment, place, details));
}

function isClaim({ attributes }: AttributedSpan): boolean {
  return attributes.classes.some(({ name }) => name === "claim" || name === "quote");
}

/** Attributes that a span of a class must have, and the sentence that says so. */
const NEEDED: Readonly<Record<string, { readonly key: string; readonly message: string }>> = {
  date: {
    key: "on",
    message: "This date does not say which day it means: add it, as in `{.date on=2024-08-19}`.",
  },
  role: {
    key: "of",
    message: "This title does not say whose it is: add the person, as in `{.role of=to-lam}`.",
  },
};

function lowerSpan(draft: Draft, context: BodyContext, { mark, attributes }: AttributedSpan): void {
  const own = inText(context, mark.row, "mention", draft.placer.place(mark.span));
  for (const name of new Set(attributes.classes.map((own) => own.name))) {
    const fields = Object.hasOwn(SPAN_ATTRIBUTES, name) ? SPAN_ATTRIBUTES[name] : undefined;
    const needed = Object.hasOwn(NEEDED, name) ? NEEDED[name] : undefined;
    const words = name === "date" ? context.words(mark.first) : undefined;
    if (fields !== undefined) lowerPairs(draft, fields, attributes, { ...own, words });
    if (needed !== undefined && !attributes.pairs.some((pair) => pair.key === needed.key)) {
      noteDefect(draft, attributes.span, needed.message);
    }
    const kind = entityKindNamed(name);
    if (kind !== undefined) lowerLongMention(draft, context, { mark, attributes }, kind);
  }
}

function lowerPairs(
  draft: Draft,
  fields: Fields,
  attributes: Attributes,
  own: UseDetails & { readonly words: string | undefined },
): void {
  for (const pair of attributes.pairs) {
    const field = fieldOf(fields, pair.key);
    if (field === undefined) continue;
    for (const piece of piecesOfPair(draft.text, pair, field.list ?? false)) {
      noteValue(draft, field, piece, { ...own, via: pair.key, origin: "attribute" });
    }
  }
}

/** `[words]{.person ref=id}`: without `ref` the words themselves are looked up among that kind. */
function lowerLongMention(
  draft: Draft,
  context: BodyContext,
  { mark, attributes }: AttributedSpan,
  kind: DefinedKind,
): void {
  const { placer } = draft;
  const surface = context.words(mark.first);
  const ref = attributes.pairs.find((pair) => pair.key === "ref");
  const details = inText(context, mark.row, "mention", placer.place(mark.span), surface);
  draft.uses.push(
    ref === undefined
      ? use(draft.path, "entity", surface, "", placer.place(mark.first), { ...details, kind })
      : useOf(draft.path, "entity", ref.value, placer.place(ref.valueSpan), {
          ...details,
          origin: "attribute",
        }),
  );
}

/** A closing bracket whose list means something, but that opens nowhere or cannot be read. */
function lowerBroken(draft: Draft, context: BodyContext, mark: Mark): void {
  const { text } = draft;
  const known = (name: string): boolean => isKnownClass(name) || context.tags.has(name);
  if (mark.kind === Kind.Unreadable) {
    const name = /^\{\.([^\s.#={}"]+)/.exec(slice(text, mark.second))?.[1] ?? "";
    if (!known(name)) return;
    const message = `This attribute list cannot be read: write \`key=value\` without spaces, or \`key="words"\`, and close it with a brace.`;
    const at = span(mark.second.start, listEnd(draft, mark.second));
    const fixes = repairedLists(slice(text, at)).map((list) => ({
      title: `Write ${list}`,
      edits: [{ span: at, text: list }],
    }));
    return noteDefect(draft, at, message, fixes);
  }
  const list = readAttributes(text, mark.second.start);
  const name = list.classes.find((own) => known(own.name))?.name;
  if (name === undefined) return;
  const opening = mark.first.start;
  if (opening < 0) {
    const message = `This closes ${indefinite(name)} that nothing opens: write \`[\` where the ${name} begins, in the same paragraph.`;
    return noteDefect(draft, mark.span, message, [
      { title: "Remove the closing bracket and its list", edits: [{ span: mark.span, text: "" }] },
    ]);
  }
  const divided = name === "claim" || name === "quote";
  const further = divided ? "give what follows `part=` with its id" : "mark what follows by itself";
  const message = `What opens here for ${indefinite(name)} is not closed in its paragraph: close it in this paragraph, and ${further}.`;
  noteDefect(draft, span(opening, lineEndAt(draft.placer.lines, opening)), message, [
    {
      title: "Remove both brackets and the list",
      edits: [
        { span: span(opening, opening + 1), text: "" },
        { span: mark.span, text: "" },
      ],
    },
  ]);
}

function indefinite(name: string): string {
  return `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`;
}

/** How far the closing brace of a list that could not be read is looked for (UTF-16 units). */
const LONGEST_REST = 1000;

/** The end of the list that could not be read: its brace on the same line, else where reading stopped. */
function listEnd({ text, placer }: Draft, list: Span): number {
  const end = Math.min(lineEndAt(placer.lines, list.end), list.end + LONGEST_REST);
  const brace = text.slice(list.end, end).indexOf("}");
  return brace < 0 ? Math.max(list.start + 1, list.end) : list.end + brace + 1;
}

function lowerComment(draft: Draft, mark: Mark, suppressions: Suppression[]): void {
  const content = slice(draft.text, mark.first).trim();
  if (!content.startsWith("attested-disable-next-line")) return;
  const words = content.split(/[\s,]+/);
  if (words[0] !== "attested-disable-next-line") return;
  const place = draft.placer.place(mark.span);
  const cut = deletableComment(draft.text, mark.span);
  const rest = cut === undefined ? {} : { cut };
  suppressions.push({ rules: words.slice(1), place, line: place.endLine + 1, ...rest });
}
