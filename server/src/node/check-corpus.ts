import { join } from "node:path";
import type { Facts } from "../model/facts.ts";
import { check } from "../rules/check.ts";
import type { Evidence } from "../rules/rule.ts";
import { lineAt } from "../text/lines.ts";
import type { Span } from "../text/span.ts";
import { readText } from "./disk.ts";
import type { Io } from "./io.ts";
import { digestOf, type LoadedCorpus } from "./load.ts";
import { shownPath } from "./paths.ts";
import { progressBar } from "./progress.ts";
import type { Point, Report, Reported } from "./report/report.ts";
import type { Target } from "./targets.ts";

/** The findings in the files of a corpus that the user asked about, in order of paths and places. */
export function checkCorpus(corpus: LoadedCorpus, target: Target, io: Io): Report {
  const paths = [...corpus.catalog.paths()].filter((path) => target.wants(path)).sort();
  const progress = progressBar(io, "Checking");
  const findings: (readonly Reported[])[] = [];
  let articles = 0;
  for (const [index, path] of paths.entries()) {
    progress(index, paths.length);
    const facts = corpus.catalog.facts(path);
    if (facts === undefined) continue;
    if (facts.type === "article") articles++;
    findings.push(findingsIn(facts, corpus, io));
  }
  progress(paths.length, paths.length);
  return { files: paths.length, articles, findings: findings.flat() };
}

function findingsIn(facts: Facts, corpus: LoadedCorpus, io: Io): readonly Reported[] {
  const { catalog, root } = corpus;
  const shown = (path: string): string => shownPath(io.cwd, join(root, path));
  const failed = (rule: string, error: unknown): void => {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    io.err(`attested: The rule ${rule} failed on ${shown(facts.path)}; the others were applied. ${what}\n`);
  };
  const found = check(facts, catalog, evidenceOf(facts, corpus, io), failed);
  return found.map(({ code, level, message, span, related }) => ({
    path: shown(facts.path),
    code,
    level,
    message,
    ...pointsOf(span, facts),
    related: related.map((other) => ({
      path: shown(other.path),
      message: other.message,
      ...pointsOf(other.span, catalog.facts(other.path)),
    })),
  }));
}

/** What only the disk and the clock can tell of a file. */
function evidenceOf({ original, path }: Facts, { root }: LoadedCorpus, io: Io): Evidence {
  const content = original === undefined ? undefined : readText(join(root, path));
  if (content === undefined || !("text" in content)) return { today: io.today };
  return { today: io.today, digest: digestOf(content.text) };
}

function pointsOf(
  { start, end }: Span,
  facts: Facts | undefined,
): { readonly start: Point; readonly end: Point } {
  const lines = { text: "", starts: facts?.lineStarts ?? [0] };
  const point = (offset: number): Point => {
    const line = lineAt(lines, offset);
    return { offset, line: line + 1, column: offset - (lines.starts[line] ?? 0) + 1 };
  };
  return { start: point(start), end: point(end) };
}
