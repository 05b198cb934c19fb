/** What is looked at together on the disk, because it was noted within a short time. */
export class Batch {
  /** The paths that changed; whether something may have come or gone there, and not only what it holds changed. */
  readonly paths = new Map<string, boolean>();
  /** Whether all files are listed. */
  list = false;
  /** Whether all files are read. */
  read = false;
  /** Whether more is likely to come in a moment. */
  restless = false;
  /** Whether the disk changed, and not only the client gave a file back to it. */
  told = false;
  /** Settled when all of it has been looked at. */
  readonly done: Promise<void>;
  private settle: () => void = () => {};
  /** Whether another batch does what is left of this one. */
  private left = false;

  constructor() {
    this.done = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  /** Something changed at a path: what the file there holds, or (`presence`) whether there is one, or a folder. */
  note(path: string, presence: boolean): void {
    this.paths.set(path, presence || this.paths.get(path) === true);
  }

  /** Takes over all of another batch, which is done when this one is. */
  takeOver(other: Batch): void {
    for (const [path, presence] of other.paths) this.note(path, presence);
    this.list ||= other.list;
    this.read ||= other.read;
    this.told ||= other.told;
    other.left = true;
    void this.done.then(other.settle);
  }

  /** It was looked at, or nobody will look at it any more. */
  finish(): void {
    if (!this.left) this.settle();
  }
}
