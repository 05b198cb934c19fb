import { sectionsOf } from "../corpus/sections.ts";
import type { Facts } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { each, Kind, type Mark } from "../syntax/marks.ts";
import type { Tree } from "../syntax/tree.ts";
import { type Lines, lineAt } from "../text/lines.ts";
import { type Span, span, trimmed } from "../text/span.ts";

/** Lines that can be folded away behind their first one. */
export interface Fold {
  /** Lines from 0, both shown when unfolded; the last one is behind the first. */
  readonly startLine: number;
  readonly endLine: number;
  readonly kind:
    | "front-matter"
    | "field"
    | "section"
    | "claim"
    | "attributes"
    | "comment"
    | "code"
    | "footnotes"
    | "definition";
}

/**
 * What can be folded in a file, in the order of its lines, the same lines once: front matter and its fields, sections,
 * marks and attribute lists over several lines, comments, code fences, footnotes that follow one another; in files of data
 * each definition.
 */
export function folds({ marks, facts }: Lowered): readonly Fold[] {
  const { text } = marks;
  const lines = { text, starts: facts.lineStarts };
  const folds: Fold[] = [];
  const add = (kind: Fold["kind"], at: Span): void => {
    const { start, end } = trimmed(text, at);
    const [startLine, endLine] = [lineAt(lines, start), lineAt(lines, end)];
    if (endLine > startLine) folds.push({ startLine, endLine, kind });
  };
  for (const [kind, at] of dataFolds(facts)) add(kind, at);
  for (const { span: at } of sectionsOf(text, facts.headings)) add("section", at);
  for (const mark of each(marks)) for (const [kind, at] of markFolds(mark, lines)) add(kind, at);
  for (const at of footnoteRuns(text, [...each(marks, Kind.FootnoteDefinition)])) add("footnotes", at);
  folds.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  return folds.filter((fold, i) => {
    const before = folds[i - 1];
    return before?.startLine !== fold.startLine || before.endLine !== fold.endLine;
  });
}

type Kinded = readonly [kind: Fold["kind"], at: Span];

/** Front matter and the fields in it; in a file of data each definition and its fields. */
function* dataFolds({ data, definitions, bodyStart, type }: Facts): Generator<Kinded> {
  if (type === "list" || type === "bibliography") {
    for (const { place, fields } of definitions) {
      yield ["definition", place];
      // The fields of a bibliography's entry may come from other entries.
      if (type === "list") yield* fieldFolds(fields);
    }
    return;
  }
  if (type === "config") return;
  if (bodyStart > data.span.end) yield ["front-matter", span(0, bodyStart)];
  yield* fieldFolds(data);
}

function* fieldFolds(tree: Tree): Generator<Kinded> {
  if (tree.type === "list") {
    for (const item of tree.items) {
      yield ["field", item.span];
      yield* fieldFolds(item);
    }
  }
  if (tree.type !== "mapping") return;
  for (const { keySpan, value } of tree.entries) {
    if (value === undefined) continue;
    yield ["field", span(keySpan.start, value.span.end)];
    yield* fieldFolds(value);
  }
}

function* markFolds({ kind, span: whole, first, second }: Mark, lines: Lines): Generator<Kinded> {
  if (kind === Kind.Span) {
    yield ["claim", whole];
    yield ["attributes", second];
  } else if (kind === Kind.Comment) yield ["comment", whole];
  // A fence's text begins on a line of its own.
  else if (kind === Kind.Code && lineAt(lines, first.start) > lineAt(lines, whole.start))
    yield ["code", whole];
}

/** Footnotes that follow one another, and those of several lines. */
function* footnoteRuns(text: string, footnotes: readonly Mark[]): Generator<Span> {
  let run: Span | undefined;
  let count = 0;
  for (const { span: at } of footnotes) {
    yield at;
    if (run !== undefined && text.slice(run.end, at.start).trim() === "") {
      run = span(run.start, at.end);
      count++;
      continue;
    }
    if (run !== undefined && count > 1) yield run;
    run = at;
    count = 1;
  }
  if (run !== undefined && count > 1) yield run;
}
