import type { Connection } from "vscode-languageserver";
import type { CorpusState } from "./corpus-state.ts";
import type { Settings } from "./settings.ts";

/** So long after the last change the client is asked to ask again (milliseconds), at most once in that time. */
const CALM = 300;

/**
 * Asks the client to ask again for what it shows in open files, after something changed that it cannot know of: another
 * file, or a setting. What is typed in a file itself it asks for anyway.
 */
export class Refresh {
  private waiting = false;

  constructor(
    private readonly connection: Connection,
    private readonly settings: Settings,
    private readonly pause: (milliseconds: number) => Promise<void>,
    /** Told why the client would not. */
    private readonly refused: (error: unknown) => void,
  ) {}

  /** Findings of these files may have changed, and with them what is shown in those that are open. */
  affected(corpus: CorpusState, paths: ReadonlySet<string>): void {
    const { inlayHints, codeLens, semanticTokens } = this.settings.refreshes;
    if (this.waiting || !(inlayHints || codeLens || semanticTokens)) return;
    const [open] = corpus.openPaths();
    // Typing in the only file that is open changes nothing elsewhere that is seen.
    if (open === undefined || (paths.size === 1 && paths.has(open) && [...corpus.openPaths()].length === 1))
      return;
    this.waiting = true;
    void this.pause(CALM).then(() => {
      this.waiting = false;
      this.now();
    });
  }

  now(): void {
    const { languages } = this.connection;
    const { inlayHints, codeLens, semanticTokens } = this.settings.refreshes;
    const asked: Promise<void>[] = [];
    if (inlayHints) asked.push(languages.inlayHint.refresh());
    if (codeLens) asked.push(this.connection.sendRequest("workspace/codeLens/refresh"));
    if (semanticTokens) asked.push(languages.semanticTokens.refresh());
    for (const one of asked) one.catch(this.refused);
  }
}
