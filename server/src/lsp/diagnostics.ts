import type { DocumentDiagnosticReport, Diagnostic as LspDiagnostic } from "vscode-languageserver";
import type { CorpusState } from "./corpus-state.ts";
import { Findings } from "./findings.ts";
import type { Session } from "./session.ts";
import { Slices } from "./slices.ts";
import { WorkspaceDiagnostics } from "./workspace-diagnostics.ts";

/** The findings of files, as clients ask for them (pull) or are sent them (push). */
export class Diagnostics {
  /** For clients that ask about all files at once. */
  readonly workspace: WorkspaceDiagnostics;
  private readonly findings: Findings;
  private readonly published = new Set<string>();
  private readonly pending = new Map<CorpusState, Set<string>>();
  private timer: Promise<void> | undefined;

  constructor(
    private readonly session: Session,
    /** Sends the findings of a file to a client that does not ask. */
    private readonly publish: (uri: string, version: number | undefined, items: LspDiagnostic[]) => void,
    private readonly pause: () => Promise<void>,
  ) {
    this.findings = new Findings(session.settings);
    this.workspace = new WorkspaceDiagnostics(session, this.findings, pause);
  }

  /** Something changed: whoever waits is woken, and a client that does not ask is sent the findings of these files. */
  affected(corpus: CorpusState, paths: ReadonlySet<string>): void {
    if (this.session.settings.pullsDiagnostics) {
      this.workspace.affected(corpus, paths);
      return;
    }
    const waiting = this.pending.get(corpus) ?? new Set();
    for (const path of paths) waiting.add(path);
    this.pending.set(corpus, waiting);
    this.timer ??= this.publishPending();
  }

  private async publishPending(): Promise<void> {
    await this.pause();
    for (const [corpus, paths] of this.pending) {
      await corpus.ready;
      await this.session.settled();
      const slices = new Slices(this.pause);
      for (const path of paths) {
        await slices.next();
        paths.delete(path);
        const items = await this.findings.of(corpus, path);
        const document = corpus.document(path);
        const uri = corpus.uri(path);
        // It may have become another's file, which says of it what there is to say.
        const owner = this.session.corpusAbove(uri);
        if (owner !== undefined && owner.corpus !== corpus && owner.corpus.catalog.facts(owner.path))
          continue;
        if (items.length === 0 && document === undefined && !this.published.has(uri)) continue;
        if (items.length > 0) this.published.add(uri);
        else this.published.delete(uri);
        this.publish(uri, document?.version, items);
        this.queueDigest(corpus, path);
      }
      this.pending.delete(corpus);
    }
    this.timer = undefined;
  }

  /** `textDocument/diagnostic`; clients ask it also about files in tabs that were not shown yet. */
  async ofDocument(uri: string, previous: string | undefined): Promise<DocumentDiagnosticReport> {
    await this.session.settled();
    const found = await this.session.find(uri);
    if (found === undefined) return { kind: "full", items: [] };
    const { corpus, path } = found;
    const resultId = this.findings.resultId(corpus, path);
    if (resultId === previous) return { kind: "unchanged", resultId };
    const items = await this.findings.of(corpus, path);
    this.queueDigest(corpus, path);
    return { kind: "full", resultId, items };
  }

  /** Of an open file the digest is computed after each answer about it. */
  private queueDigest(corpus: CorpusState, path: string): void {
    if (corpus.document(path) !== undefined) this.session.digests.queue(corpus, [path]);
  }
}
