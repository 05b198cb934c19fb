/** How long a piece of work may hold up the others (milliseconds). */
const SLICE = 10;

/** Cuts long work into slices, so that questions are answered in between. */
export class Slices {
  private since = Date.now();

  constructor(private readonly pause: () => Promise<void>) {}

  /** To be called between two steps of the work: lets others run where it has lasted for a slice. */
  async next(): Promise<void> {
    if (Date.now() - this.since < SLICE) return;
    await this.pause();
    this.since = Date.now();
  }
}
