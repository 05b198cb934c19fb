import type {
  CancellationToken,
  PreviousResultId,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { Placed } from "./corpora.ts";
import type { CorpusState } from "./corpus-state.ts";
import type { Findings } from "./findings.ts";
import type { Session } from "./session.ts";
import { Slices } from "./slices.ts";
import { normalUri, uriOf } from "./uris.ts";

/** In corpora of more files than this together those without findings are not told of: their names alone are megabytes. */
const MANY = 5000;

/** So many files are told of in one part of an answer. */
const PART = 100;

type Send = (items: WorkspaceDocumentDiagnosticReport[]) => void;

/** What a client was told of a file: under which URI, as the client spells it, and the name of the result. */
interface Told {
  readonly uri: string;
  readonly resultId: string;
}

/**
 * The findings of all files, for clients that ask for them (LSP 3.17, workspace/diagnostic). What an answer costs depends
 * on what changed since the last one, not on how many files there are: only the files that changed are looked at, and
 * those of which the client has something else than it was told.
 */
export class WorkspaceDiagnostics {
  private readonly listeners = new Set<() => void>();
  /** Whether the client was told anything before. */
  private answered = false;
  /** What it was told of each file, by the URI as we spell it; undefined where all must be looked at. */
  private told: Map<string, Told> | undefined;
  /** What changed since it was told. */
  private fresh = new Map<CorpusState, Set<string>>();
  private sweeps = 0;

  constructor(
    private readonly session: Session,
    private readonly findings: Findings,
    private readonly pause: () => Promise<void>,
  ) {}

  /** Something changed, which findings of these files depend on: whoever waits is woken. */
  affected(corpus: CorpusState, paths: ReadonlySet<string>): void {
    // A client that was told nothing yet, or asks about single files only, is told of all when it asks.
    if (this.sweeps > 0) {
      const fresh = this.fresh.get(corpus) ?? new Set();
      for (const path of paths) fresh.add(path);
      this.fresh.set(corpus, fresh);
    }
    for (const wake of [...this.listeners]) wake();
  }

  /**
   * What the client does not have yet, in parts. The first answer lists every file, clean ones too unless there are many
   * files; where nothing is new the answer waits until something is.
   */
  async answer(previous: readonly PreviousResultId[], token: CancellationToken, send: Send): Promise<void> {
    await this.session.ready();
    const known = new Map(previous.map(({ uri, value }) => [uri, value]));
    for (;;) {
      await this.session.settled();
      const changed = new Promise<void>((wake) => this.wakeOnce(wake, token));
      const sent = await this.sendNew(known, token, send);
      const first = !this.answered;
      if (token.isCancellationRequested) return;
      this.answered = true;
      // A client that knows nothing has the first answer soon, although there may be nothing to tell.
      if (sent || first) return;
      await changed;
      // A burst of changes is one answer.
      await this.pause();
    }
  }

  /** Tells what is new to a client that has these results; whether there was anything. */
  private async sendNew(
    known: ReadonlyMap<string, string>,
    token: CancellationToken,
    send: Send,
  ): Promise<boolean> {
    const sweep = ++this.sweeps;
    // What was typed and not read yet changes other files too.
    for (const corpus of this.session.corpora()) corpus.snapshot();
    const { told = new Map<string, Told>() } = this;
    const strays = new Set(known.keys());
    const files = this.told === undefined ? this.all() : this.changed(told, known, strays);
    // Whoever asks at the same time looks at everything.
    this.told = undefined;
    this.fresh = new Map();
    const report = new Report(send);
    const slices = new Slices(this.pause);
    const many = [...this.session.corpora()].reduce((sum, { catalog }) => sum + catalog.size, 0) > MANY;
    for (const { corpus, path } of files) {
      await slices.next();
      if (token.isCancellationRequested) return report.sent;
      const key = uriOf(corpus.root, path);
      const before = told.get(key)?.uri;
      told.delete(key);
      if (before !== undefined && known.has(before)) strays.add(before);
      if (corpus.snapshot().facts(path) === undefined) continue;
      const uri = corpus.uri(path);
      const resultId = this.findings.resultId(corpus, path);
      strays.delete(uri);
      if (known.get(uri) !== resultId) {
        const items = await this.findings.of(corpus, path);
        if (many && items.length === 0 && !known.has(uri)) continue;
        const version = corpus.document(path)?.version ?? null;
        report.add({ kind: "full", uri, version, resultId, items });
      }
      told.set(key, { uri, resultId });
    }
    for (const uri of strays) report.add({ kind: "full", uri, version: null, items: [] });
    report.end();
    if (this.sweeps === sweep) this.told = told;
    return report.sent;
  }

  private *all(): Generator<Placed> {
    for (const corpus of [...this.session.corpora()])
      for (const path of [...corpus.snapshot().paths()]) yield { corpus, path };
  }

  /** The files that changed, and those of which the client has another result than it was told; only these are left of `strays`. */
  private changed(
    told: Map<string, Told>,
    known: ReadonlyMap<string, string>,
    strays: Set<string>,
  ): Iterable<Placed> {
    const keys = new Set<string>();
    for (const [{ root }, paths] of this.fresh) for (const path of paths) keys.add(uriOf(root, path));
    for (const [key, { uri, resultId }] of told) {
      if (known.get(uri) === resultId) strays.delete(uri);
      else keys.add(key);
    }
    for (const uri of strays) keys.add(normalUri(uri));
    const files = new Map<string, Placed>();
    for (const key of keys) {
      const placed = this.session.corpusAbove(key);
      if (placed !== undefined) files.set(key, placed);
      else {
        const before = told.get(key)?.uri;
        told.delete(key);
        if (before !== undefined && known.has(before)) strays.add(before);
      }
    }
    return files.values();
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
}

/** An answer that is sent in parts. */
class Report {
  /** Whether anything was sent. */
  sent = false;
  private part: WorkspaceDocumentDiagnosticReport[] = [];

  constructor(private readonly send: Send) {}

  add(item: WorkspaceDocumentDiagnosticReport): void {
    this.part.push(item);
    if (this.part.length >= PART) this.end();
  }

  /** Sends what was not sent yet. */
  end(): void {
    if (this.part.length === 0) return;
    this.sent = true;
    this.send(this.part);
    this.part = [];
  }
}
