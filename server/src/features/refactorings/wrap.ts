import type { Snapshot } from "../../corpus/catalog.ts";
import { isEntity } from "../../corpus/keys.ts";
import { REGIONS } from "../../model/attributes.ts";
import { dateFromWords } from "../../model/date/relative.ts";
import type { Definition } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { lineEnd, lineStart } from "../../text/lines.ts";
import { type Span, slice, span } from "../../text/span.ts";
import type { Refactoring } from "./action.ts";
import { mentionOf } from "./link.ts";
import { isNameLike } from "./name-like.ts";
import { newNames } from "./new-name.ts";
import { publishedDay } from "./published.ts";
import { wrappable } from "./wrappable.ts";

/** Longer words are no name, and not looked up as one (UTF-16 units). */
const LONGEST_NAME = 200;

/** The words of a selection as a mention of what they may name or be the name of, a claim, a quote, a date, or a region. */
export function wraps(snapshot: Snapshot, document: Lowered, selection: Span): readonly Refactoring[] {
  const { marks, facts } = document;
  const at = wrappable(marks, selection);
  if (at === undefined) return [];
  const words = slice(marks.text, at);
  const around = (title: string, list: string): Refactoring => ({
    title,
    kind: "refactor.rewrite",
    edits: [
      { span: span(at.start, at.start), text: "[" },
      { span: span(at.end, at.end), text: `]{${list}}` },
    ],
  });
  const mentions = candidates(snapshot, words).map((definition): Refactoring => {
    const { name, id } = definition;
    const text = mentionOf(snapshot, definition, words);
    return {
      title: `Mark as a mention of ${name} (${id})`,
      kind: "refactor.rewrite",
      edits: [{ span: at, text }],
    };
  });
  const dates = dateFromWords(words, publishedDay(facts)).map((on) =>
    around(`Mark as the date ${on}`, `.date on=${on}`),
  );
  const isKnown =
    snapshot.lookup(words, "entity").definitions.length > 0 || snapshot.bearers(words).length > 0;
  const isNew = !isKnown && dates.length === 0 && isNameLike(words);
  // Behind the mentions of what there is, also in editors that sort by kind: they are more often meant.
  const defining = mentions.length > 0 ? "refactor.rewrite" : "refactor.extract";
  // A name or a day within a line is no caption, and no page furniture.
  const isShort = isNew || mentions.length > 0 || dates.length > 0;
  const isPassage = !isShort || fillsLine(marks.text, at);
  return [
    ...mentions,
    ...(isNew ? newNames(snapshot, document, at, defining) : []),
    around("Mark as a claim", ".claim"),
    around("Mark as a quote", ".quote"),
    ...dates,
    ...(isPassage ? REGIONS : []).map((region) =>
      around(`Mark as ${region === "furniture" ? "page furniture" : `a ${region}`}`, `.${region}`),
    ),
  ];
}

/** Whether nothing but signs of Markdown and white space stands on a stretch's lines beside it. */
function fillsLine(text: string, { start, end }: Span): boolean {
  const beside = text.slice(lineStart(text, start), start) + text.slice(end, lineEnd(text, end));
  return !/[\p{L}\p{N}]/u.test(beside);
}

/** The entities that words may mean: those that bear them as a name, then those whose names are nearly spelled so. */
function candidates(snapshot: Snapshot, words: string): readonly Definition[] {
  if (words.length > LONGEST_NAME || /[[\]{}|\\`]/.test(words)) return [];
  const bearers = snapshot.bearers(words);
  if (bearers.length > 0) return bearers;
  return snapshot.nearest(words, "entity").filter(isEntity);
}
