import type { Connection, WorkDoneProgressReporter } from "vscode-languageserver";
import type { CorpusState } from "./corpus-state.ts";
import type { Settings } from "./settings.ts";
import { STATUS, type Status } from "./shared/status.ts";

const TITLE = "Reading the corpus";

/**
 * Tells what the server is doing: clients that ask for it by `attested/status`, others that can show work by the protocol's
 * progress (LSP 3.17, `window/workDoneProgress/create`) while files are read.
 */
export class StatusTeller {
  private readonly reading = new Map<CorpusState, { readonly done: number; readonly all: number }>();
  private last = "";
  private work: Promise<WorkDoneProgressReporter> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly settings: Settings,
    private readonly corpora: () => Iterable<CorpusState>,
    private readonly log: (line: string) => void,
  ) {}

  /** A corpus is being read: so many of so many files, a negative number while that is not known; done when both are equal. */
  progress(corpus: CorpusState, done: number, all: number): void {
    if (done === all) this.reading.delete(corpus);
    else this.reading.set(corpus, { done, all });
    this.tell();
  }

  /** A corpus may have more files, or fewer. */
  changed(corpus: CorpusState): void {
    if (!this.reading.has(corpus)) this.tell();
  }

  private tell(): void {
    const status = this.status();
    const text = JSON.stringify(status);
    if (text === this.last) return;
    this.last = text;
    if (this.settings.showsStatus) void this.connection.sendNotification(STATUS, status);
    else if (this.settings.showsWork) this.report(status);
  }

  private status(): Status {
    const corpora = [...this.corpora()];
    const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);
    if (this.reading.size === 0)
      return { state: "ready", files: sum(corpora.map((one) => one.catalog.size)), corpora: corpora.length };
    const parts = [...this.reading.values()];
    return {
      state: "reading",
      files: sum(parts.map(({ done }) => done)),
      of: sum(parts.map(({ all }) => Math.max(all, 0))),
      corpora: corpora.length,
    };
  }

  private report({ state, files, of = 0 }: Status): void {
    const { work } = this;
    const ask = (
      use: (reporter: WorkDoneProgressReporter) => void,
      on: Promise<WorkDoneProgressReporter>,
    ): void => void on.then(use, (error) => this.log(`The client shows no progress: ${String(error)}`));
    if (state === "ready") {
      this.work = undefined;
      if (work !== undefined) ask((reporter) => reporter.done(), work);
      return;
    }
    const percentage = of === 0 ? 0 : Math.floor((100 * files) / of);
    const message = of === 0 ? "" : `${files.toLocaleString("en")} of ${of.toLocaleString("en")} files`;
    if (work !== undefined) {
      ask((reporter) => reporter.report(percentage, message), work);
      return;
    }
    this.work = this.connection.window.createWorkDoneProgress();
    ask((reporter) => reporter.begin(TITLE, percentage, message, false), this.work);
  }
}
