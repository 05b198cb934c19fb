import { citesIn } from "../../syntax/citation.ts";
import { each, Kind } from "../../syntax/marks.ts";
import { merged, type Span, span } from "../../text/span.ts";
import type { Fix } from "../facts.ts";
import type { BodyContext } from "./body-context.ts";
import { type Draft, noteDefect } from "./draft.ts";

/** Brackets of a mention in which no target stands, or brackets in which a citation may. */
const BRACKETS = /\[\[[ \t]*(?:\|([^[\]\\\r\n]*))?\]\]|\[([^[\]\\\r\n]{1,500})\]/g;

/** A part of a citation that has no key behind its sign, with at most one word before it. */
const NO_KEY = /^\s*(?:\p{L}+\.?\s+)?-?@\s*$/u;

/**
 * Notes mentions without a target and citations without a key, which the notation takes for text: `[[]]`, `[[|words]]`,
 * `[@]`, `[@key; @]`. Those in code, comments, destinations and furniture, and brackets that are another mark, are left.
 */
export function noteEmptyBrackets(draft: Draft, { marks, furniture }: BodyContext): void {
  const found: Found[] = [];
  BRACKETS.lastIndex = marks.bodyStart;
  for (let match = BRACKETS.exec(draft.text); match !== null; match = BRACKETS.exec(draft.text)) {
    const [whole, surface, content] = match;
    const at = span(match.index, match.index + whole.length);
    const one = content === undefined ? emptyMention(at, surface) : emptyCitation(draft.text, at, content);
    if (one !== undefined) found.push(one);
  }
  if (found.length === 0) return;
  const taken = new Set<number>();
  const hidden: Span[] = [];
  for (const mark of each(marks)) {
    if (READ_AS_TEXT.has(mark.kind) || furniture[mark.row] === mark.row) hidden.push(mark.span);
    else if (WITH_REST.has(mark.kind)) {
      taken.add(mark.span.start).add(mark.first.start - 1);
      hidden.push(mark.second);
    }
  }
  const stretches = merged(hidden);
  let next = 0;
  for (const { at, message, fixes } of found) {
    while ((stretches[next]?.end ?? Number.POSITIVE_INFINITY) <= at.start) next++;
    const isHidden = (stretches[next]?.start ?? Number.POSITIVE_INFINITY) <= at.start;
    if (!isHidden && !taken.has(at.start)) noteDefect(draft, at, message, fixes, { level: "info" });
  }
}

/** Marks in which brackets are text. */
const READ_AS_TEXT: ReadonlySet<Kind> = new Set([Kind.Code, Kind.Comment, Kind.Escape]);

/** Marks behind whose brackets a destination, a label or a list stands. */
const WITH_REST: ReadonlySet<Kind> = new Set([
  ...[Kind.Span, Kind.Link, Kind.Image, Kind.ReferenceLink, Kind.LinkDefinition],
  ...[Kind.Orphan, Kind.Unreadable],
]);

interface Found {
  readonly at: Span;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

function emptyMention(at: Span, surface = ""): Found {
  const words = surface.trim();
  const message =
    words === ""
      ? "This mention names nothing: write a name between the brackets, or remove them."
      : "This mention names nothing: write a name before the bar, or remove the bar.";
  if (words === "") return { at, message, fixes: [{ title: "Remove it", edits: [{ span: at, text: "" }] }] };
  const keep: Fix = { title: "Remove the brackets, keep the words", edits: [{ span: at, text: surface }] };
  if (/^[@#]/.test(words)) return { at, message, fixes: [keep] };
  const named: Fix = {
    title: `Take “${words}” as the name`,
    edits: [{ span: at, text: `[[${words.replaceAll("|", "/")}]]` }],
  };
  return { at, message, fixes: [named, keep] };
}

/** Brackets of which every part is a citation or lacks only its key. */
function emptyCitation(text: string, at: Span, content: string): Found | undefined {
  if (!content.includes("@")) return undefined;
  const parts = content.split(";");
  const empty = parts.filter((part) => NO_KEY.test(part));
  const kept = parts.filter((part) => citesIn(part, 0, part.length) !== undefined);
  if (empty.length === 0 || empty.length + kept.length < parts.length) return undefined;
  if (kept.length > 0) {
    const message = "A key is missing behind @, so that nothing is cited here: write it, or remove its part.";
    const edits = [{ span: at, text: `[${kept.join(";").trim()}]` }];
    return { at, message, fixes: [{ title: "Remove the part without a key", edits }] };
  }
  const start = text.charAt(at.start - 1) === " " ? at.start - 1 : at.start;
  const edits = [{ span: span(start, at.end), text: "" }];
  const message = "This citation has no key: write one behind @, or remove the brackets.";
  return { at, message, fixes: [{ title: "Remove it", edits }] };
}
