/** A server that ran this long had been working; in milliseconds. */
const SETTLED = 60_000;

/** So many crashes in a row, each soon after the start, and the next would be one too. */
export const MOST_CRASHES = 3;

/** How often the server crashed without having worked in between. */
export class Crashes {
  private inRow = 0;

  /**
   * Notes a crash of a server that ran for so many milliseconds. How long to wait before the next start, in
   * milliseconds; undefined when there should be none.
   */
  note(ran: number): number | undefined {
    this.inRow = ran >= SETTLED ? 1 : this.inRow + 1;
    return this.inRow < MOST_CRASHES ? this.inRow * 1000 : undefined;
  }
}
