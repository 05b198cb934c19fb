import { kindOfFolder } from "../../model/folders.ts";
import { type Lowered, stem } from "../../model/lower.ts";
import { type DefinedKind, FIELDS, fieldOf, KINDS } from "../../model/vocabulary.ts";
import { asName } from "../../text/fold.ts";
import { firstLineEnd, linesOf } from "../../text/lines.ts";
import { type Span, span } from "../../text/span.ts";
import { plain } from "./data.ts";
import { requiredFields, USUAL, writtenField } from "./fields.ts";
import type { Completions, Proposal } from "./item.ts";
import { isEarly } from "./snippets.ts";
import { plainText, snippetText, type Template } from "./template.ts";

/** No file is longer that is still empty but for the first signs of front matter. */
const LONGEST = 200;

/** Front matter that a file may begin with, a kind each, where nothing but its opening line is there yet. */
export function newFile(
  { marks: { text }, facts: { path } }: Lowered,
  offset: number,
): Completions | undefined {
  const place = text.length > LONGEST ? undefined : placeIn(text, offset);
  if (place === undefined) return undefined;
  const prefix = text.slice(place.span.start, offset);
  const likely = kindOfFolder(path.slice(0, Math.max(0, path.lastIndexOf("/"))));
  const kinds = [...KINDS].sort((a, b) => Number(b === likely) - Number(a === likely));
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
}

function placeIn(text: string, offset: number): Place | undefined {
  const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const { starts } = linesOf(text);
  const lines = starts.map((start, i) =>
    text.slice(i === 0 ? mark : start, starts[i + 1] ?? text.length).trimEnd(),
  );
  const cursor = starts.findLastIndex((start) => start <= offset);
  const start = cursor === 0 ? mark : (starts[cursor] ?? 0);
  const word = lines[cursor] ?? "";
  // Only behind what the line holds, so that nothing is left behind the front matter.
  if (offset < start || offset !== start + word.length) return undefined;
  const others = lines.flatMap((line, i) => (i === cursor || line === "" ? [] : [i]));
  const isFence = (line: number | undefined): boolean => line !== undefined && lines[line] === "---";
  const place = { span: span(start, offset), opened: false, closed: false };
  if (cursor === 0 && word === "---") {
    const closed = others.length === 1 && isFence(others[0]);
    return others.length === 0 || closed ? { ...place, bare: false, closed } : undefined;
  }
  if (!/^[A-Za-z]*$/.test(word)) return undefined;
  if (others.length === 0) return cursor === 0 ? { ...place, bare: true } : undefined;
  const [first, last] = others;
  const closed = others.length === 2 && isFence(last) && (last ?? 0) > cursor;
  if (first !== 0 || !isFence(first) || cursor === 0 || (others.length > 1 && !closed)) return undefined;
  return { ...place, bare: false, opened: true, closed };
}

function proposal(kind: DefinedKind, { opened, closed }: Place, name: string, lineEnd: string): Proposal {
  const template: Template = [
    opened ? "" : `---${lineEnd}`,
    ...fieldsOf(kind, name, lineEnd),
    closed ? "" : `${lineEnd}---${lineEnd}${kind === "article" ? lineEnd : ""}`,
  ];
  const a = /^[aeo]/.test(kind) ? "an" : "a";
  return {
    label: kind,
    detail: `front matter of ${a} ${kind}`,
    kind: "snippet",
    text: plainText(template),
    snippet: snippetText(template),
    spellings: [kind, `--- ${kind}`],
    says: `Begins the file of ${a} ${kind}, with the fields that it must have and those that most have. Those that stay empty say nothing.`,
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
