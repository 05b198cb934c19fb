import { readBibtex } from "../syntax/bibtex.ts";
import { ErrorList } from "../syntax/error-list.ts";
import { readJson } from "../syntax/json.ts";
import { EMPTY, entryOf, type Mapping, scalarOf, type Tree, type TreeError } from "../syntax/tree.ts";
import { type Span, span } from "../text/span.ts";
import { BibtexSources } from "./bibliography/crossref.ts";
import { cslFields, type SourceFields } from "./bibliography/csl.ts";
import type { Definition } from "./facts.ts";
import { lowerFields } from "./lower/data.ts";
import { define } from "./lower/define.ts";
import { type Draft, draftOf, noteDate } from "./lower/draft.ts";
import { summarize } from "./lower/summary.ts";
import type { DataFacts } from "./lower-file.ts";
import { placerOf } from "./place.ts";
import { fieldNamed } from "./vocabulary.ts";

/**
 * Reads a bibliography: CSL-JSON (CSL 1.0.2, csl-data) in a file that ends in `.json`, else BibTeX or BibLaTeX. Each entry
 * is a source under its key. Takes any text and never throws; what cannot be read is a defect, and the rest counts.
 */
export function lowerBibliography(path: string, text: string): DataFacts {
  const draft = draftOf(path, text, placerOf(text));
  const definitions: Definition[] = [];
  const read = /\.json$/i.test(path) ? readCsl : readBib;
  const errors = read(text, (id, source, at) => definitions.push(definitionOf(draft, id, source, at)));
  const dataDefects = errors.map((error) => ({ ...error, code: "config-invalid" as const, fixes: [] }));
  return { definitions, uses: draft.uses, dates: draft.dates, dataDefects, data: EMPTY };
}

/** An entry's key and where it stands. */
interface Key {
  readonly text: string;
  readonly span: Span;
}

type Add = (key: Key, source: SourceFields, at: Span) => void;

/** Names and titles in a bibliography name nobody: of the fields, only keys of other sources are uses. */
function definitionOf(draft: Draft, key: Key, { fields, dates }: SourceFields, at: Span): Definition {
  lowerFields(draft, fields, (name) => {
    const field = fieldNamed("source", name);
    return field?.type === "key" ? field : undefined;
  });
  for (const date of dates) noteDate(draft, { text: date.text, span: date.inner }, undefined);
  return define({
    path: draft.path,
    text: draft.text,
    placer: draft.placer,
    kind: "source",
    fallbackId: key.text,
    idSpan: key.span,
    fields,
    span: at,
    summary: summarize(scalarOf(fields, "abstract")?.text.trim() ?? ""),
  });
}

function readBib(text: string, add: Add): readonly TreeError[] {
  const { entries, errors } = readBibtex(text);
  const sources = new BibtexSources(entries);
  for (const entry of entries) {
    // An entry of this type only lends its fields to others.
    if (entry.type === "xdata") continue;
    add({ text: entry.key, span: entry.keySpan }, sources.fieldsOf(entry), entry.span);
  }
  return errors;
}

const NO_LIST = "A bibliography in JSON is a list of entries, each with an id: see CSL-JSON.";
const NO_ENTRY = "An entry of a bibliography is expected here: fields in braces, with an id among them.";
const NO_ID = "This entry has no id: write one, under which articles can cite it.";

function readCsl(text: string, add: Add): readonly TreeError[] {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const { tree, errors } = readJson(text, span(start, text.length));
  const list = new ErrorList();
  for (const error of errors) list.report(error.span, error.message);
  const items = itemsIn(tree);
  if (items === undefined && errors.length === 0) list.report(tree?.span ?? span(start, start), NO_LIST);
  for (const item of items ?? []) {
    if (item.type !== "mapping") list.report(item.span, NO_ENTRY);
    else {
      const id = scalarOf(item, "id");
      if (id === undefined) list.report(span(item.span.start, item.span.start + 1), NO_ID);
      else add({ text: id.text, span: id.inner }, cslFields(item), item.span);
    }
  }
  return list.errors;
}

/** The items: a list, a single one, or what stands under `references`. */
function itemsIn(tree: Tree | undefined): readonly Tree[] | undefined {
  if (tree?.type === "list") return tree.items;
  if (tree?.type !== "mapping") return undefined;
  const references = entryOf(tree, "references")?.value;
  if (references?.type === "list") return references.items;
  return isItem(tree) ? [tree] : undefined;
}

function isItem(mapping: Mapping): boolean {
  return ["id", "type", "title"].some((key) => entryOf(mapping, key) !== undefined);
}
