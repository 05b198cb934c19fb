/** What a search does to the list that people see. */
interface List<T> {
  busy(is: boolean): void;
  show(answer: T): void;
  takeFirst(): void;
}

/**
 * The search for what people type, of which only the last counts. What they accept while it runs is the first that it finds; of
 * a search without an answer nothing is taken, for the list is still that of other words.
 */
export class Search<T> {
  private running: AbortController | undefined;
  private isAccepted = false;

  constructor(
    private readonly ask: (text: string, signal: AbortSignal) => Promise<T | null | undefined>,
    private readonly list: List<T>,
  ) {}

  /** Looks for a text, instead of the one before. */
  async find(text: string): Promise<void> {
    this.stop();
    const own = new AbortController();
    this.running = own;
    this.list.busy(true);
    const answer = await this.ask(text, own.signal).catch(() => undefined);
    if (this.running !== own) return;
    const { isAccepted } = this;
    this.running = undefined;
    this.isAccepted = false;
    this.list.busy(false);
    if (answer === null || answer === undefined) return;
    this.list.show(answer);
    if (isAccepted) this.list.takeFirst();
  }

  /** Whether the list is to wait for a search that runs; then its first row is taken once that has an answer. */
  accept(): boolean {
    this.isAccepted = this.running !== undefined;
    return this.isAccepted;
  }

  /** Ends the search that runs: nothing comes of it. */
  stop(): void {
    this.running?.abort();
    this.running = undefined;
    this.isAccepted = false;
  }
}
