/** Texts by key, of which only the last stay, and those that are in use. */
export class Remembered {
  private readonly texts = new Map<string, string>();

  /** `most` is how many texts stay that are not in use. */
  constructor(
    private readonly most: number,
    private readonly isInUse: (key: string) => boolean,
  ) {}

  get(key: string): string | undefined {
    return this.texts.get(key);
  }

  /** Keeps a text as the last, in place of another of its key. */
  set(key: string, text: string): void {
    this.texts.delete(key);
    const idle = [...this.texts.keys()].filter((one) => !this.isInUse(one));
    for (const one of idle.slice(0, Math.max(0, idle.length + 1 - this.most))) this.texts.delete(one);
    this.texts.set(key, text);
  }
}
