import { RULES } from "../../rules/all.ts";
import { checkCorpus } from "../check-corpus.ts";
import { EXIT, type Io, UsageError } from "../io.ts";
import { lineReader } from "../line-reader.ts";
import { type LoadedCorpus, loadCorpus } from "../load.ts";
import { progressBar } from "../progress.ts";
import { github } from "../report/github.ts";
import { json } from "../report/json.ts";
import { pretty } from "../report/pretty.ts";
import { LOUDNESS, type Report } from "../report/report.ts";
import { sarif } from "../report/sarif.ts";
import { type Target, targetsOf } from "../targets.ts";
import type { Command } from "./command.ts";

const FORMATS = ["pretty", "json", "sarif", "github"] as const;
const FAIL_LEVELS = ["error", "warning", "info"] as const;

export const check: Command = {
  name: "check",
  operands: "[PATH…]",
  least: 0,
  most: Number.POSITIVE_INFINITY,
  summary: "Report what is unsourced, undefined, ambiguous or broken.",
  details: `PATH is a file, a folder or a pattern such as 'articles/**/*.md'; without one, the folder you are in. Only findings in
these files are reported, but each is looked at in its whole corpus: the nearest folder upwards with an attested.yaml,
else the folder named. Files that their corpus leaves out are not checked, and are named on standard error.

json and sarif (2.1.0) are for programs; lines and columns there count from 1 and offsets from 0, in UTF-16 units.
github writes workflow commands, which GitHub shows beside the lines. The exit code is 1 when a finding is at least as
loud as --fail-on says.`,
  options: {
    format: { value: FORMATS.join("|"), words: FORMATS, says: "How to print; pretty unless given." },
    "fail-on": {
      value: FAIL_LEVELS.join("|"),
      words: FAIL_LEVELS,
      says: "What counts as a failure; warning unless given.",
    },
  },
  run({ operands, options }, io) {
    const targets = targetsOf(io, operands.length === 0 ? ["."] : operands);
    const loaded = targets.map((target) => ({ target, corpus: load(target, io) }));
    refuseUnmatched(loaded);
    const results = loaded.map(({ target, corpus }) => checkCorpus(corpus, target, io));
    const report: Report = {
      files: results.reduce((sum, { files }) => sum + files, 0),
      articles: results.reduce((sum, { articles }) => sum + articles, 0),
      findings: results.flatMap(({ findings }) => findings),
    };
    io.out(print(report, options.get("format") ?? "pretty", io));
    return fails(report, options.get("fail-on") ?? "warning") ? EXIT.findings : EXIT.ok;
  },
};

function load(target: Target, io: Io): LoadedCorpus {
  const corpus = loadCorpus(target.root, progressBar(io, "Reading"));
  for (const [path, operand] of target.named) {
    if (corpus.catalog.facts(path) === undefined)
      io.err(`attested: ${operand} is left out of its corpus and was not checked.\n`);
  }
  return corpus;
}

/** Throws UsageError for a pattern that matches no file of any corpus: it is mistyped more often than meant. */
function refuseUnmatched(
  loaded: readonly { readonly target: Target; readonly corpus: LoadedCorpus }[],
): void {
  const matched = new Map<string, boolean>();
  for (const { target, corpus } of loaded) {
    const paths = [...corpus.catalog.paths()];
    for (const [pattern, test] of target.patterns)
      matched.set(pattern, matched.get(pattern) === true || paths.some(test));
  }
  for (const [pattern, some] of matched)
    if (!some) throw new UsageError(`No file of a corpus matches ${pattern}. Check the pattern.`);
}

function print(report: Report, format: string, io: Io): string {
  if (format === "json") return json(report);
  if (format === "sarif") return sarif(report, RULES);
  if (format === "github") return github(report);
  return pretty(report, { colour: io.colour, width: io.width, line: lineReader(io.cwd) });
}

function fails({ findings }: Report, failOn: string): boolean {
  const loud: readonly string[] = LOUDNESS;
  return findings.some(({ level }) => loud.indexOf(level) <= loud.indexOf(failOn));
}
