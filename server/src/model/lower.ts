import type { FrontMatter } from "../syntax/front-matter.ts";
import { each, Kind, type Marks } from "../syntax/marks.ts";
import { parse } from "../syntax/parse.ts";
import { entryOf, isLost, itemsOf, type Mapping, scalarOf } from "../syntax/tree.ts";
import { unbrokenSpans } from "../syntax/unbroken.ts";
import { type WordReader, wordReader } from "../syntax/word-reader.ts";
import { span } from "../text/span.ts";
import { parseDate } from "./date.ts";
import type { Facts, FileType, Suppression } from "./facts.ts";
import { lowerBody } from "./lower/body.ts";
import { lowerClaims } from "./lower/claims.ts";
import { lowerFields } from "./lower/data.ts";
import { define } from "./lower/define.ts";
import { draftOf } from "./lower/draft.ts";
import { digestIn } from "./lower/original-digest.ts";
import { summarize } from "./lower/summary.ts";
import { type Placer, placerOf } from "./place.ts";
import { quotationFixes } from "./repair/unquoted.ts";
import { hasClass, type Spans, spansOf, spread } from "./spans.ts";
import { type DefinedKind, FIELDS, fieldNamed, fieldOf, kindNamed, type SymbolKind } from "./vocabulary.ts";

/** A Markdown file as it is read and as the catalog keeps it. */
export interface Lowered {
  readonly marks: Marks;
  readonly facts: Facts;
}

/** How much text is looked at for the words of a mark or a summary (UTF-16 units). */
const LONGEST_TEXT = 1600;

const NO_TAGS: ReadonlySet<string> = new Set();

/**
 * Reads a Markdown file of a corpus. `path` is from the corpus's root, with `/`; `tags` are the project's own classes.
 * Takes any text and never throws.
 */
export function lower(path: string, text: string, tags = NO_TAGS): Lowered {
  const { frontMatter, marks } = parse(text);
  const data = frontMatter.fields;
  const placer = placerOf(text);
  const draft = draftOf(path, text, placer);
  const spans = spansOf(marks);
  const furniture = spread(marks, (row) => {
    const own = spans.get(row);
    return own !== undefined && hasClass(own.attributes, "furniture") ? row : undefined;
  });
  const words = wordReader(marks, LONGEST_TEXT);
  const { claims, claimOf } = lowerClaims(draft, marks, spans, data, furniture, words);
  const sha256 = digestIn(text, frontMatter);
  const original = sha256 !== undefined;
  const context = { marks, spans, words, claimOf, furniture, tags, original };
  const { headings, suppressions } = lowerBody(draft, context);
  const kind = kindOf(data, claims.length > 0);
  lowerFields(draft, data, (key) => (kind === "note" ? fieldOf(FIELDS.article, key) : fieldNamed(kind, key)));
  const fallbackId = stem(path);
  const definition = define({
    path,
    text,
    placer,
    kind,
    fallbackId,
    fields: data,
    span: span(frontMatter.span.start, text.length),
    ...fallbackName(headings, spans, words),
    summary: summaryOf(marks, words),
  });
  const dateText = kind === "article" ? (scalarOf(data, "published") ?? scalarOf(data, "issued")) : undefined;
  const date = dateText === undefined ? undefined : parseDate(dateText.text);
  const unbroken = unbrokenSpans(marks, placer.lines);
  const facts: Facts = {
    path,
    type: fileType(kind),
    id: definition.id,
    ...(date === undefined || date.kind === "error" ? {} : { date }),
    ...(sha256 === undefined ? {} : { original: { sha256: sha256.text, place: placer.place(sha256.span) } }),
    definitions: [definition],
    uses: draft.uses,
    claims,
    dates: draft.dates,
    headings,
    data,
    syntaxDefects: draft.syntaxDefects,
    dataDefects: frontMatterDefects(text, frontMatter),
    ...(isLost(frontMatter.errors) ? { dataLost: true } : {}),
    suppressions: [...switchedOff(data, placer), ...suppressions],
    bodyStart: marks.bodyStart,
    ...(unbroken.length === 0 ? {} : { unbroken }),
    lineStarts: placer.lines.starts,
    ascii: placer.ascii,
  };
  return { marks, facts };
}

/** What cannot be read in front matter. */
function frontMatterDefects(text: string, { content, errors }: FrontMatter): Facts["dataDefects"] {
  const fixes = content.end > content.start ? quotationFixes(text, content, errors) : [];
  return errors.map(({ span: at, message }, i) => ({
    span: at,
    message,
    code: "front-matter-invalid",
    fixes: fixes[i] ?? [],
  }));
}

/** A file's name without folders and extension. */
export function stem(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
}

/** What a file defines: by `type`, else an article when it has an article's data or claims, else a note. */
function kindOf(data: Mapping, hasClaims: boolean): SymbolKind {
  const type = scalarOf(data, "type")?.text.trim();
  const kind: DefinedKind | undefined = type === undefined ? undefined : kindNamed(type);
  if (kind !== undefined) return kind;
  const article =
    hasClaims || ["original", "published", "claims"].some((key) => entryOf(data, key) !== undefined);
  return article ? "article" : "note";
}

function fileType(kind: SymbolKind): FileType {
  return kind === "article" || kind === "note" ? kind : "definition";
}

/** The first heading or headline of a text without a title. */
function fallbackName(
  headings: readonly {
    readonly text: string;
    readonly place: { readonly start: number; readonly end: number };
  }[],
  spans: Spans,
  words: WordReader,
): { fallbackName?: { text: string; span: { start: number; end: number } } } {
  const [heading] = headings;
  if (heading !== undefined && heading.text !== "")
    return { fallbackName: { text: heading.text, span: heading.place } };
  for (const { mark, attributes } of spans.values()) {
    if (!hasClass(attributes, "headline")) continue;
    return { fallbackName: { text: words(mark.first), span: mark.first } };
  }
  return {};
}

/** The first words of the body, without marks and headings. */
function summaryOf(marks: Marks, words: WordReader): string {
  for (const paragraph of each(marks, Kind.Paragraph)) {
    const first = words(paragraph.span);
    if (first !== "") return summarize(first);
  }
  return "";
}

/** `attested: {off: [rule]}` in front matter. */
function switchedOff(data: Mapping, placer: Placer): readonly Suppression[] {
  const attested = entryOf(data, "attested")?.value;
  if (attested?.type !== "mapping") return [];
  const items = itemsOf(entryOf(attested, "off")?.value);
  return items.flatMap((item) =>
    item.type === "scalar" ? [{ rules: [item.text], place: placer.place(item.inner) }] : [],
  );
}
