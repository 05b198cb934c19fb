import { kindOfFolder } from "../../model/folders.ts";
import { type Lowered, stem } from "../../model/lower.ts";
import { aKind, type DefinedKind, FIELDS, fieldOf, KINDS } from "../../model/vocabulary.ts";
import { asName } from "../../text/fold.ts";
import { firstLineEnd, lineEnd, lineStart, nextLine } from "../../text/lines.ts";
import { type Span, span } from "../../text/span.ts";
import { plain } from "./data-typed.ts";
import { requiredFields, USUAL, writtenField } from "./fields.ts";
import type { Completions, Proposal } from "./item.ts";
import { isEarly } from "./snippets.ts";
import { plainText, snippetText, type Template } from "./template.ts";

/** Front matter begins within so many characters. */
const LONGEST = 200;

/**
 * Front matter that a file may begin with, a kind each: where nothing but its opening line is there yet, between two lines of
 * hyphens with nothing in between, and on the first line of a text that has none, where that line is empty or a kind's name.
 */
export function newFile(
  { marks: { text, bodyStart }, facts: { path } }: Lowered,
  offset: number,
): Completions | undefined {
  const place = offset > LONGEST ? undefined : placeIn(text, bodyStart, offset);
  if (place === undefined) return undefined;
  const prefix = text.slice(place.span.start, offset);
  const likely = kindOfFolder(path.slice(0, Math.max(0, path.lastIndexOf("/")))) ?? "article";
  const isTop = (kind: DefinedKind): boolean => kind === (place.text ? "article" : likely);
  const kinds = [...KINDS].sort((a, b) => Number(isTop(b)) - Number(isTop(a)));
  const wanted = place.bare ? kinds.filter((kind) => kind.startsWith(prefix.toLowerCase())) : kinds;
  if (wanted.length === 0) return undefined;
  const typed = { span: place.span, prefix, write: (words: string) => words };
  if (place.bare && isEarly(prefix)) return { typed, proposals: [], more: true };
  const name = asName(stem(path));
  return { typed, proposals: wanted.map((kind) => proposal(kind, place, name, firstLineEnd(text))) };
}

/** Where front matter begins to be written. */
interface Place {
  /** What it replaces. */
  readonly span: Span;
  /** Whether nothing says yet that it is front matter that is being written. */
  readonly bare: boolean;
  /** Whether the opening line is there, and the closing one. */
  readonly opened: boolean;
  readonly closed: boolean;
  /** Whether a text follows that has been there before, and whether directly. */
  readonly text: boolean;
  readonly glued: boolean;
}

function placeIn(text: string, bodyStart: number, offset: number): Place | undefined {
  const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const start = Math.max(mark, lineStart(text, offset));
  const end = lineEnd(text, offset);
  const word = text.slice(start, end).trimEnd();
  // Only behind what the line holds, so that nothing is left behind the front matter.
  if (offset < start || offset !== start + word.length) return undefined;
  const above = text.slice(mark, start).trim();
  const opened = above === "---" && text.startsWith("---", mark);
  const isFence = start === mark && word === "---";
  if (!isFence && !/^[A-Za-z]*$/.test(word)) return undefined;
  if (above !== "" && !opened) return undefined;
  const below = text.slice(nextLine(text, offset), nextLine(text, offset) + LONGEST);
  const rest = end === text.length ? "" : below;
  const place = { span: span(start, offset), opened, closed: false, text: rest.trim() !== "" };
  if (opened || isFence) {
    const closed = /^\s*---[ \t]*(?:[\r\n]|$)/.test(rest);
    if (closed || !place.text) return { ...place, bare: false, closed, glued: false };
    // What stands there may be front matter that nothing closes yet.
    if (opened || /^\s*[\w-]+:/.test(rest)) return undefined;
  }
  // Front matter is there already, or is begun below an empty line.
  if (bodyStart > mark || (start !== mark && !opened) || /^\s*---/.test(rest)) return undefined;
  return { ...place, bare: !isFence, glued: place.text && !/^[ \t]*[\r\n]/.test(rest) };
}

function proposal(kind: DefinedKind, place: Place, name: string, lineEnd: string): Proposal {
  const { opened, closed, text, glued } = place;
  const behind = text ? (glued ? lineEnd : "") : `${lineEnd}${kind === "article" ? lineEnd : ""}`;
  const template: Template = [
    opened ? "" : `---${lineEnd}`,
    ...fieldsOf(kind, name, lineEnd),
    closed ? "" : `${lineEnd}---${behind}`,
  ];
  return {
    label: kind,
    detail: `front matter of ${aKind(kind)}`,
    kind: "snippet",
    text: plainText(template),
    snippet: snippetText(template),
    spellings: [kind, `--- ${kind}`],
    says: `Begins the file of ${aKind(kind)}, with the fields that it must have and those that most have. Those that stay empty say nothing.`,
  };
}

/** The lines of front matter: those that must be there, then those that most files have, which say nothing while they are empty. */
function fieldsOf(kind: DefinedKind, name: string, lineEnd: string): Template {
  const fields = FIELDS[kind];
  return [
    `type: ${kind}`,
    ...requiredFields(kind).flatMap((key) => [`${lineEnd}${key}: `, { text: plain(name) }]),
    ...USUAL[kind].flatMap((key) => {
      const isList = fieldOf(fields, key)?.list === true;
      return [`${lineEnd}${writtenField(key)}: ${isList ? "[" : ""}`, { text: "" }, isList ? "]" : ""];
    }),
  ];
}
