import type { Diagnostic as LspDiagnostic } from "vscode-languageserver";
import type { Diagnostic } from "../rules/check.ts";
import { rangeOf, SEVERITY } from "./convert.ts";
import type { CorpusState } from "./corpus-state.ts";
import type { Settings } from "./settings.ts";

/** The findings of files as the protocol has them, each list with a name by which a client knows whether it has it. */
export class Findings {
  /** Told apart from the results of a server before this one. */
  private readonly run = Math.random().toString(36).slice(2, 10);
  /** Stamps of different corpora are alike; a file may go from one to another, or its corpus be opened again. */
  private readonly numbers = new WeakMap<CorpusState, number>();
  private count = 0;

  constructor(private readonly settings: Settings) {}

  /** The name of what is found in a file now; it is another one whenever anything changed that findings depend on. */
  resultId(corpus: CorpusState, path: string): string {
    const number = this.numbers.get(corpus) ?? ++this.count;
    this.numbers.set(corpus, number);
    return `${this.run}-${number}-${corpus.stamp(path)}`;
  }

  /** What is found in a file; nothing where the corpus does not have it. */
  async of(corpus: CorpusState, path: string): Promise<LspDiagnostic[]> {
    const found = corpus.diagnostics(path);
    const facts = corpus.catalog.facts(path);
    if (facts === undefined || found.length === 0) return [];
    const { encoding } = this.settings;
    const needsText = encoding !== "utf-16" && !facts.ascii;
    const text = needsText ? await corpus.text(path) : undefined;
    return found.map((finding) => this.toLsp(corpus, finding, rangeOf(finding.span, facts, encoding, text)));
  }

  private toLsp(corpus: CorpusState, finding: Diagnostic, range: LspDiagnostic["range"]): LspDiagnostic {
    const { encoding, ruleDocumentation } = this.settings;
    const related = finding.related.flatMap(({ path, span, message }) => {
      const facts = corpus.catalog.facts(path);
      if (facts === undefined) return [];
      return [{ location: { uri: corpus.uri(path), range: rangeOf(span, facts, encoding) }, message }];
    });
    const href = ruleDocumentation?.replace("{code}", finding.code);
    return {
      ...toDiagnostic(finding, range),
      ...(href === undefined ? {} : { codeDescription: { href } }),
      ...(related.length === 0 ? {} : { relatedInformation: related }),
    };
  }
}

/** A finding as the protocol has it, at its range; without what it is related to and the page of its rule. */
export function toDiagnostic(
  { level, code, message }: Diagnostic,
  range: LspDiagnostic["range"],
): LspDiagnostic {
  return { range, severity: SEVERITY[level], code, source: "attested", message };
}
