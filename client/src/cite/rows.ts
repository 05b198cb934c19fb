import type { CiteChoice, CiteSource } from "../../../server/src/lsp/shared/cite.ts";

/** A row of the list in which people choose a source. */
export type Row =
  | { readonly is: "heading"; readonly label: string }
  | {
      readonly is: "source";
      readonly label: string;
      readonly description: string;
      readonly detail?: string;
      readonly source: CiteSource;
    }
  | { readonly is: "new"; readonly label: string; readonly detail: string; readonly folder: string };

/** The rows of an answer: the sources of the article, the others, and a new one where it can be made. */
export function rowsOf({ sources, more, folder }: CiteChoice): readonly Row[] {
  const rows: Row[] = [];
  const add = (label: string, part: readonly CiteSource[]): void => {
    if (part.length > 0) rows.push({ is: "heading", label }, ...part.map(rowOf));
  };
  const here = sources.filter((one) => one.here === true);
  const others = sources.filter((one) => one.here !== true);
  add("In this article", here);
  const place = here.length === 0 ? "In the corpus" : "Elsewhere in the corpus";
  const left = `${place}: the first ${counted(others.length)} of ${counted(others.length + more)}, type to find the others`;
  add(more === 0 ? "In the corpus" : left, others);
  if (folder === undefined) return rows;
  const where = folder === "" ? "the folder of the corpus" : `${folder}/`;
  const detail = `Makes a file in ${where} and opens it, for its date, publisher and address.`;
  return [
    ...rows,
    { is: "heading", label: "Not there yet" },
    { is: "new", label: "A new source…", detail, folder: where },
  ];
}

function counted(count: number): string {
  return count.toLocaleString("en");
}

function rowOf(source: CiteSource): Row {
  const { id, title, authors, year, publishers, tier, article, cited } = source;
  const named =
    authors.length > MOST_AUTHORS ? `${authors[0]} and ${authors.length - 1} others` : joined(authors);
  const description = parts([named, year, id, cited === true ? "cited here already" : undefined]);
  // Everybody who wrote it can be looked for.
  const others = authors.length > MOST_AUTHORS ? `with ${joined(authors.slice(1))}` : undefined;
  const kind = article === true ? "article of the corpus" : undefined;
  const detail = parts([kind, ...new Set(publishers), tier, others]);
  const label = title === id ? shortCitation(source) : title;
  return { is: "source", label, description, source, ...(detail === "" ? {} : { detail }) };
}

const MOST_AUTHORS = 3;

/** `Berg 2022`, for a source without a title; the key where it has no author either. */
function shortCitation({ id, authors, year }: CiteSource): string {
  if (authors.length === 0) return id;
  const named = authors.length > 2 ? `${authors[0]} et al.` : joined(authors);
  return year === undefined ? named : `${named} ${year}`;
}

function joined(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

function parts(texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== "").join(" · ");
}
