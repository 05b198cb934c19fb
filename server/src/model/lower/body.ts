import { attributesEnd } from "../../syntax/attributes.ts";
import { each, Kind, type Mark } from "../../syntax/marks.ts";
import { deletableComment } from "../../syntax/strip.ts";
import { slice, span, trimmed } from "../../text/span.ts";
import type { Heading, Suppression } from "../facts.ts";
import { fileTarget } from "../link-target.ts";
import type { AttributedSpan } from "../spans.ts";
import { type BodyContext, inText } from "./body-context.ts";
import { lowerBroken } from "./broken.ts";
import { Citations } from "./citations.ts";
import { type Draft, noteDefect, use, useOf } from "./draft.ts";
import { noteEmptyBrackets } from "./empty-brackets.ts";
import { EmptyMarks, noteEmptySurface } from "./empty-marks.ts";
import { isClaim, lowerSpan } from "./spans.ts";

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
  const empty = new EmptyMarks(draft, context);
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
      empty.note(attributed);
      if (isClaim(attributed)) citations.behind(mark.span.end, context.claimOf[mark.row] as number);
      else lowerSpan(draft, context, attributed);
    }
  }
  noteEmptyBrackets(draft, context);
  return { headings, suppressions };
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
      "A mention takes no attribute list: put brackets around it, as in `[[[name]]]{.claim}`, or remove the list.";
    noteDefect(draft, span(mark.span.start, end), message, [
      {
        title: "Put brackets around the mention",
        edits: [{ span: span(mark.span.start, mark.span.end), text: `[[[${inner}]]]` }],
      },
      { title: "Remove the attribute list", edits: [{ span: span(mark.span.end, end), text: "" }] },
    ]);
  }
  const surface = slice(text, mark.second.start < 0 ? mark.first : mark.second);
  if (surface.trim() === "" && context.furniture[mark.row] === -1) noteEmptySurface(draft, mark.span, target);
  const details = inText(context, mark.row, "mention", placer.place(mark.span), surface);
  draft.uses.push(useOf(draft.path, "entity", slice(text, target), placer.place(target), details));
}

function lowerLink(draft: Draft, context: BodyContext, mark: Mark): void {
  const found = fileTarget(draft.path, slice(draft.text, mark.second));
  if (found === undefined) return;
  const place = draft.placer.place(mark.second);
  const surface = mark.kind === Kind.Link ? context.words(mark.first) : undefined;
  const details = inText(context, mark.row, "link", draft.placer.place(mark.span), surface);
  draft.uses.push(use(draft.path, "file", found.path, found.fragment, place, details));
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
