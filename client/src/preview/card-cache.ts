import type { Cards } from "../../../server/src/lsp/shared/cards.ts";

/** What the cache works with. */
export interface CardSource {
  /** The cards of a document by its URI; null when it belongs to no corpus, undefined when nobody answers. */
  ask(uri: string): Promise<Cards | null | undefined>;
  /** Has the previews rendered anew. */
  refresh(): void;
}

/** How soon after a change the cards are asked for, so that they are there when VS Code renders what was typed (ms). */
const SOON = 100;

/**
 * How long a preview shows cards that have changed since (ms). To render it anew loads its whole page: while that is loading
 * it must not be loaded again, and where something was typed it is rendered by itself.
 */
export const SETTLED = 2000;

/** How many documents cards are kept of. */
const MOST_DOCUMENTS = 16;

/** What is known of one document. */
interface Entry {
  cards: Cards | null | undefined;
  /** The cards as text, to tell whether they changed. */
  known: string;
  /** Those that it was rendered with last; undefined when no preview showed it. */
  rendered: string | undefined;
  asking: ReturnType<typeof setTimeout> | undefined;
  refreshing: ReturnType<typeof setTimeout> | undefined;
  /** How often it was to be rendered anew, and was not: a preview that has an update before it does not hear of another. */
  refreshed: number;
}

/** Keeps the cards of documents that previews show: rendering cannot wait, and the server cannot answer at once. */
export class CardCache {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly source: CardSource) {}

  /** To be called with a document of which somebody may open a preview, so that its cards are there then. */
  expect(uri: string): void {
    const entry = this.entry(uri);
    if (entry.known === "") this.ask(uri, entry, 0);
  }

  /** The cards with which a document is being rendered, as far as they are known: null when it belongs to no corpus. */
  rendered(uri: string): Cards | null | undefined {
    const entry = this.entry(uri);
    // What has changed since a document was expected nobody has asked.
    if (entry.rendered === undefined) this.ask(uri, entry, 0);
    clearTimeout(entry.refreshing);
    entry.refreshed = 0;
    entry.rendered = entry.known;
    return entry.cards;
  }

  /** To be called when the text of a document changed, or (without one) when any card may have. */
  changed(uri?: string): void {
    for (const [own, entry] of this.entries) {
      if (entry.rendered === undefined || (uri !== undefined && uri !== own)) continue;
      // Nobody has rendered it although it was told twice: no preview shows it any more.
      if (entry.refreshed > 1) this.drop(own);
      else this.ask(own, entry, SOON);
    }
  }

  /** Forgets everything. */
  clear(): void {
    for (const uri of this.entries.keys()) this.drop(uri);
  }

  /** The entry of a document, which is the last from now on: the first is the one that was not wanted for longest. */
  private entry(uri: string): Entry {
    const known = this.entries.get(uri);
    const [oldest] = this.entries.keys();
    if (known === undefined && oldest !== undefined && this.entries.size >= MOST_DOCUMENTS) this.drop(oldest);
    const nothing = { cards: undefined, known: "", rendered: undefined };
    const entry: Entry = known ?? { ...nothing, asking: undefined, refreshing: undefined, refreshed: 0 };
    this.entries.delete(uri);
    this.entries.set(uri, entry);
    return entry;
  }

  private drop(uri: string): void {
    const entry = this.entries.get(uri);
    clearTimeout(entry?.asking);
    clearTimeout(entry?.refreshing);
    this.entries.delete(uri);
  }

  private ask(uri: string, entry: Entry, wait: number): void {
    entry.asking ??= setTimeout(() => {
      entry.asking = undefined;
      // A document that is no more has no cards.
      const answer = this.source.ask(uri).catch(() => undefined);
      void answer.then((cards) => this.answered(uri, entry, cards));
    }, wait);
  }

  private answered(uri: string, entry: Entry, cards: Cards | null | undefined): void {
    if (cards === undefined || this.entries.get(uri) !== entry) return;
    entry.cards = cards;
    entry.known = JSON.stringify(cards);
    clearTimeout(entry.refreshing);
    if (entry.rendered !== undefined && entry.rendered !== entry.known) this.refresh(entry);
  }

  private refresh(entry: Entry): void {
    entry.refreshing = setTimeout(() => {
      this.source.refresh();
      if (++entry.refreshed < 2) this.refresh(entry);
    }, SETTLED);
  }
}
