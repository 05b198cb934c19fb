import type { Definition } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { hasClass, spansOf } from "../model/spans.ts";
import { entityKindNamed } from "../model/vocabulary.ts";
import { Kind, type Marks, touching } from "../syntax/marks.ts";
import { isSpace, merged, type Span, span } from "../text/span.ts";
import type { Snapshot } from "./catalog.ts";
import { namesIn } from "./names.ts";

/** A name of exactly one entity that stands in the text without a mark. */
export interface Implicit {
  /** The name's words (UTF-16). */
  readonly span: Span;
  readonly definition: Definition;
  readonly heading: boolean;
}

/**
 * The implicit mentions in a file, or in the paragraphs and headings that touch `within`, in the order of the text.
 * Names inside mentions, citations, marked dates, code, comments, links, addresses and tags of HTML, and of what the file itself defines, are none.
 */
export function implicitMentions(snapshot: Snapshot, document: Lowered, within?: Span): readonly Implicit[] {
  if (within !== undefined) return find(snapshot, document, within);
  const last = known.get(document);
  if (last?.snapshot === snapshot) return last.found;
  const found = find(snapshot, document, span(0, document.marks.text.length));
  known.set(document, { snapshot, found });
  return found;
}

/** The last answer for a whole file: several features ask for it after each change. */
const known = new WeakMap<Lowered, { readonly snapshot: Snapshot; readonly found: readonly Implicit[] }>();

function find(snapshot: Snapshot, { marks, facts }: Lowered, within: Span): readonly Implicit[] {
  if (facts.type === "config" || facts.type === "bibliography" || facts.type === "list") return [];
  const found: Implicit[] = [];
  // Paragraphs and headings stand behind one another.
  const parts = Array.from(touching(marks, within)).flatMap(({ kind, span: block }) =>
    kind === Kind.Paragraph || kind === Kind.Heading ? [{ kind, part: near(marks.text, block, within) }] : [],
  );
  const hidden = hiddenSpans(marks, span(parts[0]?.part.start ?? 0, parts.at(-1)?.part.end ?? 0));
  let next = 0;
  for (const { kind, part } of parts) {
    const own: Span[] = [...addressesIn(marks.text, part)];
    while (next < hidden.length && (hidden[next] as Span).end <= part.start) next++;
    for (let i = next; i < hidden.length && (hidden[i] as Span).start < part.end; i++)
      own.push(hidden[i] as Span);
    for (const open of without(part, own)) {
      for (const { span: at, definition } of namesIn(snapshot, marks.text, open)) {
        if (definition.path === facts.path) continue;
        found.push({ span: at, definition, heading: kind === Kind.Heading });
      }
    }
  }
  return found;
}

/** The implicit mention around an offset (UTF-16). */
export function implicitAt(snapshot: Snapshot, document: Lowered, offset: number): Implicit | undefined {
  return implicitMentions(snapshot, document, span(offset, offset)).find(
    ({ span: at }) => at.start <= offset && offset <= at.end,
  );
}

/** So much of a long paragraph is read around what is asked about (UTF-16 units): no name is longer. */
const AROUND = 4000;

/** The part of a paragraph that may hold names that touch `within`: from a white space to a white space. */
function near(text: string, block: Span, within: Span): Span {
  let start = Math.max(block.start, within.start - AROUND);
  let end = Math.min(block.end, within.end + AROUND);
  while (start > block.start && !isSpace(text.charCodeAt(start - 1)) && start < within.start) start++;
  while (end < block.end && !isSpace(text.charCodeAt(end)) && end > within.end) end--;
  return span(start, end);
}

/**
 * What holds no words of the author's, or words that are marked already, as far as it touches `within`; in order, each
 * behind the one before.
 */
function hiddenSpans(marks: Marks, within: Span): readonly Span[] {
  const hidden: Span[] = [];
  const spans = spansOf(marks);
  for (const mark of touching(marks, within)) {
    switch (mark.kind) {
      case Kind.Span: {
        const classes = spans.get(mark.row)?.attributes;
        const marked =
          classes?.classes.some(({ name }) => entityKindNamed(name) !== undefined) === true ||
          (classes !== undefined && hasClass(classes, "date"));
        hidden.push(marked ? mark.span : mark.second);
        break;
      }
      case Kind.FootnoteDefinition:
        hidden.push(span(mark.span.start, mark.second.start));
        break;
      case Kind.Orphan:
      case Kind.Unreadable:
        hidden.push(mark.second);
        break;
      case Kind.Heading:
      case Kind.Paragraph:
      case Kind.Escape:
        break;
      default:
        hidden.push(mark.span);
    }
  }
  return merged(hidden);
}

/** Addresses, tags of HTML and the like: no words, though they are made of letters. */
const ADDRESS =
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>]+|\bwww\.[^\s<>]+|<\/?[a-z][^<>]{0,2000}>|[\w.+-]{1,64}@[\w-]+\.[\w.-]+/gi;

/** What every address has, which is looked for first because most paragraphs have none. */
const SIGN_OF_ADDRESS = /[<@]|:\/\/|www\./i;

function* addressesIn(text: string, { start, end }: Span): Generator<Span> {
  const words = text.slice(start, end);
  if (!SIGN_OF_ADDRESS.test(words)) return;
  for (const found of words.matchAll(ADDRESS))
    yield span(start + found.index, start + found.index + found[0].length);
}

/** What is left of a span without others. */
function* without(whole: Span, cuts: Span[]): Generator<Span> {
  let from = whole.start;
  for (const cut of cuts.sort((a, b) => a.start - b.start)) {
    if (cut.start > from) yield span(from, Math.min(cut.start, whole.end));
    from = Math.max(from, cut.end);
  }
  if (from < whole.end) yield span(from, whole.end);
}
