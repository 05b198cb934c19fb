/** So many items are sent together, so that a long answer is not cut into a message for each of many files. */
const ENOUGH = 100;

/** What was found waits no longer for more (milliseconds). */
const LONGEST = 50;

/**
 * An answer that is found little by little: sent in parts to clients that take them (LSP 3.17, partial results: then what is
 * sent is the whole answer, and the answer itself is empty), else gathered.
 */
export class Parts<T> {
  private gathered: T[] = [];
  private since = Date.now();

  constructor(private readonly send: ((part: T[]) => void) | undefined) {}

  /** Adds items, and sends those there are where they are enough, or have waited. */
  add(items: readonly T[]): void {
    for (const one of items) this.gathered.push(one);
    if (this.gathered.length >= ENOUGH || Date.now() - this.since >= LONGEST) this.flush();
  }

  /** Sends what there is, to clients that take parts. */
  flush(): void {
    if (this.send === undefined) return;
    this.since = Date.now();
    if (this.gathered.length === 0) return;
    this.send(this.gathered);
    this.gathered = [];
  }

  /** What is left to answer with, once all is found. */
  end(): T[] {
    this.flush();
    return this.gathered;
  }
}
