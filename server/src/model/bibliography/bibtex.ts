import type { BibEntry, BibField } from "../../syntax/bibtex.ts";
import { nameText, splitNames } from "../../syntax/bibtex-names.ts";
import { plainText, verbatimText } from "../../syntax/latex.ts";
import type { Entry, Scalar, Tree } from "../../syntax/tree.ts";
import { span } from "../../text/span.ts";
import { derived, type SourceFields } from "./csl.ts";
import { bibtexDate } from "./date.ts";

/** How a field's LaTeX becomes a value. */
type Reading = "words" | "names" | "code" | "list" | "language";

/** CSL's names, the fields of BibTeX and BibLaTeX that they come from, the first that is there, and how these are read. */
const TABLE: readonly (readonly [name: string, from: readonly string[], reading: Reading])[] = [
  ["author", ["author"], "names"],
  ["editor", ["editor"], "names"],
  ["translator", ["translator"], "names"],
  ["publisher", ["publisher", "institution", "school", "organization"], "words"],
  ["publisher-place", ["location", "address"], "words"],
  ["container-title", ["journaltitle", "journal", "booktitle", "maintitle"], "words"],
  ["volume", ["volume"], "words"],
  ["issue", ["issue", "number"], "words"],
  ["page", ["pages"], "words"],
  ["edition", ["edition"], "words"],
  ["language", ["langid", "language"], "language"],
  ["abstract", ["abstract"], "words"],
  ["URL", ["url"], "code"],
  ["DOI", ["doi"], "code"],
  ["ISBN", ["isbn"], "code"],
  ["ISSN", ["issn"], "code"],
  ["note", ["note"], "words"],
  ["aliases", ["ids"], "list"],
  ["tier", ["tier"], "words"],
  ["ownership", ["ownership"], "words"],
  ["owner", ["owner"], "words"],
  ["archive", ["archive"], "code"],
  ["sources", ["sources"], "list"],
  ["derivedFrom", ["derivedfrom"], "list"],
  ["translatedFrom", ["translatedfrom"], "list"],
];

/** Languages that BibLaTeX names in its own way, as BCP 47 tags. */
const LANGUAGES: Readonly<Record<string, string>> = {
  english: "en",
  american: "en-US",
  usenglish: "en-US",
  british: "en-GB",
  ukenglish: "en-GB",
  german: "de",
  ngerman: "de",
  french: "fr",
  spanish: "es",
  portuguese: "pt",
  italian: "it",
  dutch: "nl",
  russian: "ru",
  chinese: "zh",
  japanese: "ja",
  korean: "ko",
  vietnamese: "vi",
  arabic: "ar",
  turkish: "tr",
  polish: "pl",
  czech: "cs",
};

type Fields = ReadonlyMap<string, BibField>;

/** The fields of a BibTeX entry itself under CSL's names, as a source's front matter would have them. */
export function bibtexFields(entry: BibEntry): SourceFields {
  const own = new Map([...entry.fields].reverse().map((field) => [field.name, field]));
  const entries: Entry[] = [];
  const dates: Scalar[] = [];
  const add = (key: string, field: BibField | undefined, value: Tree | undefined): void => {
    if (field !== undefined && value !== undefined) entries.push({ key, keySpan: field.nameSpan, value });
  };
  const addDate = (key: string, field: BibField | undefined): void => {
    const date = field === undefined ? undefined : scalarOf(field, field.value.text.trim());
    add(key, field, date);
    if (date !== undefined) dates.push(date);
  };
  add("title", own.get("title"), titleOf(own));
  for (const [key, from, reading] of TABLE) {
    const field = firstOf(own, from);
    if (field !== undefined) add(key, field, treeOf(field, reading));
  }
  addDate("issued", own.get("date"));
  if (!own.has("date")) add("issued", own.get("year"), yearOf(own));
  addDate("accessed", own.get("urldate"));
  if (!own.has("url")) add("URL", own.get("howpublished"), onlineOf(own.get("howpublished")));
  const genre = own.get("type");
  const written = genre === undefined ? undefined : treeOf(genre, "words");
  entries.push({
    key: "genre",
    keySpan: genre?.nameSpan ?? entry.typeSpan,
    value: written ?? derived(entry.type, entry.typeSpan),
  });
  return { fields: { type: "mapping", span: entry.span, entries }, dates };
}

/** The keys of the entries that this one takes fields from. */
export function parentsOf(entry: BibEntry, field: "xdata" | "crossref"): readonly string[] {
  const text = entry.fields.find(({ name }) => name === field)?.value.text ?? "";
  return commaSpans(text).map(({ start, end }) => text.slice(start, end));
}

function firstOf(fields: Fields, names: readonly string[]): BibField | undefined {
  for (const name of names) {
    const field = fields.get(name);
    if (field !== undefined && field.value.text.trim() !== "") return field;
  }
  return undefined;
}

function titleOf(fields: Fields): Scalar | undefined {
  const title = fields.get("title");
  if (title === undefined) return undefined;
  const subtitle = plainText(fields.get("subtitle")?.value.text ?? "");
  const main = plainText(title.value.text);
  return scalarOf(title, subtitle === "" ? main : `${main}${/[?!.:]$/.test(main) ? "" : ":"} ${subtitle}`);
}

/** The address in `howpublished = {\url{…}}`. */
function onlineOf(field: BibField | undefined): Scalar | undefined {
  const found = /\\url\s*\{([^{}]*)\}|(https?:\/\/[^\s{}]+)/.exec(field?.value.text ?? "");
  if (field === undefined || found === null) return undefined;
  return scalarOf(field, verbatimText(found[1] ?? found[2] ?? ""));
}

function yearOf(fields: Fields): Scalar | undefined {
  const year = fields.get("year");
  if (year === undefined) return undefined;
  const text = (name: string): string => plainText(fields.get(name)?.value.text ?? "");
  const date = bibtexDate(text("year"), text("month"), text("day"));
  return date === undefined ? undefined : scalarOf(year, date);
}

function treeOf(field: BibField, reading: Reading): Tree | undefined {
  const { text } = field.value;
  if (reading === "names") return namesOf(field);
  if (reading === "list") return piecesOf(field, commaSpans(text), (piece) => piece);
  if (reading === "code") return scalarOf(field, verbatimText(text));
  const words = plainText(text);
  return scalarOf(field, reading === "language" ? (languageTag(words) ?? words) : words);
}

function languageTag(name: string): string | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(LANGUAGES, key) ? LANGUAGES[key] : undefined;
}

function namesOf(field: BibField): Tree | undefined {
  return piecesOf(field, splitNames(field.value.text), nameText);
}

/** The parts of a field as a list, each where it stands when the field stands in the file as it is. */
function piecesOf(
  { value }: BibField,
  spans: readonly { readonly start: number; readonly end: number }[],
  read: (piece: string) => string,
): Tree | undefined {
  const items = spans.flatMap(({ start, end }): readonly Scalar[] => {
    const piece = value.text.slice(start, end);
    const text = read(piece);
    const at = value.literal ? span(value.inner.start + start, value.inner.start + end) : value.span;
    return text === "" ? [] : [{ ...derived(text, at), verbatim: value.literal && text === piece }];
  });
  return items.length === 0 ? undefined : { type: "list", span: value.span, items };
}

function commaSpans(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/[^\s,][^,]*/g)].map((found) => {
    return { start: found.index, end: found.index + found[0].trimEnd().length };
  });
}

/** The field's value as a scalar; it is verbatim when its text stands in the file as it is. */
function scalarOf({ value }: BibField, text: string): Scalar | undefined {
  if (text === "") return undefined;
  const verbatim = value.literal && text === value.text.trim();
  const before = verbatim ? value.text.length - value.text.trimStart().length : 0;
  const inner = verbatim
    ? span(value.inner.start + before, value.inner.start + before + text.length)
    : value.inner;
  return { type: "scalar", span: value.span, inner, text, verbatim };
}
