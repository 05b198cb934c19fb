import type { Cards } from "../../../server/src/lsp/shared.ts";

/** What the cache works with. */
export interface CardSource {
  /** The cards of a document by its URI; null when it belongs to no corpus, undefined when nobody answers. */
  ask(uri: string): Promise<Cards | null | undefined>;
  /** Has the previews rendered anew. */
  refresh(): void;
}

/** How soon after a change the cards are asked for, so that they are there when VS Code renders what was typed (ms). */
const SOON = 100;

/** How long a preview may show cards that have changed since: to render it anew costs a flash, and it may be rendered by itself (ms). */
const STALE = 1000;

/**
 * A preview that waits for an update of its own, which it then finds needless, does not hear that it is to be rendered anew.
 * It is told again so long after the first time (ms): VS Code waits 300 ms.
 */
const AGAIN = 600;

/** How many documents cards are kept of. */
const MOST_DOCUMENTS = 16;

/** What is known of one document. */
interface Entry {
  cards: Cards | null | undefined;
  /** The cards as text, to tell whether they changed: those known, and those that it was rendered with last. */
  known: string;
  rendered: string;
  asking: ReturnType<typeof setTimeout> | undefined;
  refreshing: ReturnType<typeof setTimeout> | undefined;
  /** How often it was to be rendered anew, and was not; when that is twice, no preview shows it any more. */
  refreshed: number;
}

/** Keeps the cards of documents that previews show: rendering cannot wait, and the server cannot answer at once. */
export class CardCache {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly source: CardSource) {}

  /** The cards with which a document is being rendered, as far as they are known: null when it belongs to no corpus. */
  rendered(uri: string): Cards | null | undefined {
    const known = this.entries.get(uri);
    const entry = known ?? this.enter();
    // To the end: the first is the one that was not rendered for longest.
    this.entries.delete(uri);
    this.entries.set(uri, entry);
    if (known === undefined) this.ask(uri, 0);
    clearTimeout(entry.refreshing);
    entry.refreshed = 0;
    entry.rendered = entry.known;
    return entry.cards;
  }

  /** To be called when the text of a document changed, or (without one) when any card may have. */
  changed(uri?: string): void {
    for (const [own, entry] of this.entries) {
      if (uri !== undefined && uri !== own) continue;
      if (entry.refreshed > 1) this.drop(own);
      else this.ask(own, SOON);
    }
  }

  /** Forgets everything. */
  clear(): void {
    for (const uri of this.entries.keys()) this.drop(uri);
  }

  private enter(): Entry {
    const [oldest] = this.entries.keys();
    if (oldest !== undefined && this.entries.size >= MOST_DOCUMENTS) this.drop(oldest);
    return {
      cards: undefined,
      known: "",
      rendered: "",
      asking: undefined,
      refreshing: undefined,
      refreshed: 0,
    };
  }

  private drop(uri: string): void {
    const entry = this.entries.get(uri);
    clearTimeout(entry?.asking);
    clearTimeout(entry?.refreshing);
    this.entries.delete(uri);
  }

  private ask(uri: string, wait: number): void {
    const entry = this.entries.get(uri);
    if (entry === undefined || entry.asking !== undefined) return;
    entry.asking = setTimeout(() => {
      entry.asking = undefined;
      // A document that is no more has no cards.
      const answer = this.source.ask(uri).catch(() => undefined);
      void answer.then((cards) => this.answered(entry, cards));
    }, wait);
  }

  private answered(entry: Entry, cards: Cards | null | undefined): void {
    if (cards === undefined || ![...this.entries.values()].includes(entry)) return;
    entry.cards = cards;
    entry.known = JSON.stringify(cards);
    clearTimeout(entry.refreshing);
    if (entry.known !== entry.rendered) this.refresh(entry, entry.rendered === "" ? 0 : STALE);
  }

  private refresh(entry: Entry, wait: number): void {
    entry.refreshing = setTimeout(() => {
      this.source.refresh();
      if (++entry.refreshed < 2) this.refresh(entry, AGAIN);
    }, wait);
  }
}
