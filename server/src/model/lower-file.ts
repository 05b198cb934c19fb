import { scan } from "../syntax/scan.ts";
import { EMPTY } from "../syntax/tree.ts";
import { lowerBibliography } from "./bibliography.ts";
import { CONFIG_FILE, type Config, readConfig } from "./config.ts";
import { lowerList } from "./definition-list.ts";
import type { Facts, FileType } from "./facts.ts";
import { type Lowered, lower, stem } from "./lower.ts";
import { placerOf } from "./place.ts";

/** What a format other than Markdown yields. */
export type DataFacts = Pick<Facts, "definitions" | "uses" | "dates" | "dataDefects" | "dataLost" | "data">;

/**
 * Reads any file of a corpus by its extension: Markdown, `.yaml` (attested.yaml, or a list of definitions), `.bib` and
 * `.json` (bibliographies). Takes any text and never throws.
 */
export function lowerFile(path: string, text: string, config: Config): Lowered {
  if (path === CONFIG_FILE) return dataFile(path, text, "config", configFacts(text));
  if (/\.ya?ml$/i.test(path)) return dataFile(path, text, "list", lowerList(path, text));
  if (/\.(?:bib|json)$/i.test(path))
    return dataFile(path, text, "bibliography", lowerBibliography(path, text));
  return lower(path, text, config.tags);
}

function configFacts(text: string): DataFacts {
  const { defects } = readConfig(text);
  const dataDefects = defects.map((defect) => ({ ...defect, code: "config-invalid" as const }));
  return { definitions: [], uses: [], dates: [], dataDefects, data: EMPTY };
}

function dataFile(path: string, text: string, type: FileType, data: DataFacts): Lowered {
  const placer = placerOf(text);
  const facts: Facts = {
    path,
    type,
    id: stem(path),
    claims: [],
    headings: [],
    syntaxDefects: [],
    suppressions: [],
    bodyStart: text.length,
    lineStarts: placer.lines.starts,
    ascii: placer.ascii,
    ...data,
  };
  return { marks: { ...scan(""), text }, facts };
}
