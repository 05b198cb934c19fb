import type {
  CancellationToken,
  DocumentDiagnosticReport,
  Diagnostic as LspDiagnostic,
  PreviousResultId,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { Diagnostic } from "../rules/check.ts";
import { rangeOf, SEVERITY } from "./convert.ts";
import type { CorpusState } from "./corpus-state.ts";
import type { Session } from "./session.ts";
import { Slices } from "./slices.ts";
import { uriOf } from "./uris.ts";

/** In corpora of more files than this together those without findings are not told of: their names alone are megabytes. */
const MANY = 5000;

/** The findings of files, as clients ask for them (pull) or are sent them (push). */
export class Diagnostics {
  /** Told apart from the results of a server before this one. */
  private readonly run = Math.random().toString(36).slice(2, 10);
  /** Stamps of different corpora are alike; a file may go from one to another, or its corpus be opened again. */
  private readonly numbers = new WeakMap<CorpusState, number>();
  private count = 0;
  private readonly listeners = new Set<() => void>();
  private readonly published = new Set<string>();
  private readonly pending = new Map<CorpusState, Set<string>>();
  /** Whether the whole workspace was told of before. */
  private told = false;
  private timer: Promise<void> | undefined;

  constructor(
    private readonly session: Session,
    /** Sends the findings of a file to a client that does not ask. */
    private readonly publish: (uri: string, version: number | undefined, items: LspDiagnostic[]) => void,
    private readonly pause: () => Promise<void>,
  ) {}

  /** Something changed: whoever waits is woken, and a client that does not ask is sent the findings of these files. */
  affected(corpus: CorpusState, paths: ReadonlySet<string>): void {
    for (const wake of [...this.listeners]) wake();
    if (this.session.settings.pullsDiagnostics) return;
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
        const items = await this.itemsOf(corpus, path);
        const document = corpus.document(path);
        const uri = document?.uri ?? uriOf(corpus.root, path);
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
    const resultId = this.resultId(corpus, path);
    if (resultId === previous) return { kind: "unchanged", resultId };
    const items = await this.itemsOf(corpus, path);
    this.queueDigest(corpus, path);
    return { kind: "full", resultId, items };
  }

  /** Of an open file the digest is computed after each answer about it. */
  private queueDigest(corpus: CorpusState, path: string): void {
    if (corpus.document(path) !== undefined) this.session.digests.queue(corpus, [path]);
  }

  /**
   * `workspace/diagnostic`: what the client does not have yet, in batches. The first answer lists every file, clean ones
   * too unless there are many files; where nothing is new the answer waits until something is.
   */
  async ofWorkspace(
    previous: readonly PreviousResultId[],
    token: CancellationToken,
    send: (items: WorkspaceDocumentDiagnosticReport[]) => void,
  ): Promise<void> {
    await this.session.ready();
    const known = new Map(previous.map(({ uri, value }) => [uri, value]));
    for (;;) {
      await this.session.settled();
      const changed = new Promise<void>((wake) => this.wakeOnce(wake, token));
      const sent = await this.sendNew(known, token, send);
      const first = !this.told;
      if (token.isCancellationRequested) return;
      this.told = true;
      // A client that knows nothing has the first answer soon, although there may be nothing to tell.
      if (sent || first) return;
      await changed;
      // A burst of changes is one answer.
      await this.pause();
    }
  }

  private async sendNew(
    known: ReadonlyMap<string, string>,
    token: CancellationToken,
    send: (items: WorkspaceDocumentDiagnosticReport[]) => void,
  ): Promise<boolean> {
    let batch: WorkspaceDocumentDiagnosticReport[] = [];
    let sent = false;
    const gone = new Set(known.keys());
    const slices = new Slices(this.pause);
    const corpora = [...this.session.corpora()];
    const many = corpora.reduce((sum, { catalog }) => sum + catalog.size, 0) > MANY;
    const flush = (): void => {
      if (batch.length === 0) return;
      sent = true;
      send(batch);
      batch = [];
    };
    for (const corpus of corpora) {
      for (const path of [...corpus.snapshot().paths()]) {
        await slices.next();
        if (token.isCancellationRequested) return sent;
        const document = corpus.document(path);
        const uri = document?.uri ?? uriOf(corpus.root, path);
        gone.delete(uri);
        const resultId = this.resultId(corpus, path);
        if (known.get(uri) === resultId) continue;
        const items = await this.itemsOf(corpus, path);
        if (many && items.length === 0 && !known.has(uri)) continue;
        batch.push({ kind: "full", uri, version: document?.version ?? null, resultId, items });
        if (batch.length < 100) continue;
        flush();
      }
    }
    for (const uri of gone) batch.push({ kind: "full", uri, version: null, items: [] });
    flush();
    return sent;
  }

  private wakeOnce(wake: () => void, token: CancellationToken): void {
    const once = (): void => {
      this.listeners.delete(once);
      cancelled.dispose();
      wake();
    };
    const cancelled = token.onCancellationRequested(once);
    this.listeners.add(once);
  }

  private resultId(corpus: CorpusState, path: string): string {
    const number = this.numbers.get(corpus) ?? ++this.count;
    this.numbers.set(corpus, number);
    return `${this.run}-${number}-${corpus.stamp(path)}`;
  }

  private async itemsOf(corpus: CorpusState, path: string): Promise<LspDiagnostic[]> {
    const found = corpus.diagnostics(path);
    const facts = corpus.catalog.facts(path);
    if (facts === undefined || found.length === 0) return [];
    const { encoding, ruleDocumentation } = this.session.settings;
    const needsText = encoding !== "utf-16" && !facts.ascii;
    const text = needsText ? await corpus.text(path) : undefined;
    return found.map((finding) => toLsp(finding, (span) => rangeOf(span, facts, encoding, text), corpus));

    function toLsp(
      finding: Diagnostic,
      range: (span: Diagnostic["span"]) => LspDiagnostic["range"],
      of: CorpusState,
    ) {
      const related = finding.related.flatMap(({ path: other, span, message }) => {
        const otherFacts = of.catalog.facts(other);
        if (otherFacts === undefined) return [];
        return [
          { location: { uri: uriOf(of.root, other), range: rangeOf(span, otherFacts, encoding) }, message },
        ];
      });
      const href = ruleDocumentation?.replace("{code}", finding.code);
      return {
        range: range(finding.span),
        severity: SEVERITY[finding.level],
        code: finding.code,
        source: "attested",
        message: finding.message,
        ...(href === undefined ? {} : { codeDescription: { href } }),
        ...(related.length === 0 ? {} : { relatedInformation: related }),
      };
    }
  }
}
