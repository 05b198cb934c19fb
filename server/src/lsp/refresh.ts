import type { Connection } from "vscode-languageserver";
import { isEntity } from "../corpus/keys.ts";
import type { Facts } from "../model/facts.ts";
import type { CorpusState } from "./corpus-state.ts";
import type { Settings } from "./settings.ts";

/** So long after a change the client is asked to ask again (milliseconds), at most once in that time. */
const CALM = 300;

/**
 * Asks the client to ask again for what it shows in open files, after something changed that it cannot know of: another
 * file, or a setting. What is typed in a file itself it asks for anyway.
 */
export class Refresh {
  private waiting = false;
  /** Whether more than the counts in lenses may have changed since the client was asked last. */
  private wide = false;

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
    if (!(inlayHints || codeLens || semanticTokens)) return;
    const [only, other] = paths;
    // Typing in the only file that is open changes nothing elsewhere that is seen.
    const isSeen = [...corpus.openPaths()].some((path) => other !== undefined || path !== only);
    if (!isSeen) return;
    this.wide ||= other !== undefined || only === undefined || isSeenElsewhere(corpus.catalog.facts(only));
    if (this.waiting) return;
    this.waiting = true;
    void this.pause(CALM).then(() => {
      this.waiting = false;
      if (this.wide) this.now();
      else this.ask({ codeLens });
    });
  }

  /** Asks for everything at once. */
  now(): void {
    this.wide = false;
    this.ask(this.settings.refreshes);
  }

  private ask({ inlayHints, codeLens, semanticTokens }: Partial<Settings["refreshes"]>): void {
    const { languages } = this.connection;
    const asked: Promise<void>[] = [];
    if (inlayHints === true) asked.push(languages.inlayHint.refresh());
    if (codeLens === true) asked.push(this.connection.sendRequest("workspace/codeLens/refresh"));
    if (semanticTokens === true) asked.push(languages.semanticTokens.refresh());
    for (const one of asked) one.catch(this.refused);
  }
}

/**
 * Whether another file may show what a file says although it does not name it: names of entities without a mark, and
 * disputes with its claims. Of any other file no more is seen than how often it names something.
 */
function isSeenElsewhere(facts: Facts | undefined): boolean {
  return (
    facts === undefined ||
    facts.definitions.some(isEntity) ||
    facts.uses.some(({ wanted, claim }) => wanted === "claim" && claim !== undefined)
  );
}
