import type { Disk } from "../../server/src/lsp/ports.ts";

/** A disk in memory that counts what it is asked, and can be told to wait before it answers. */
export class MemoryDisk implements Disk {
  readonly texts: Map<string, string>;
  lists = 0;
  readonly reads: string[] = [];
  /** Called before a file is read. */
  before: (path: string) => Promise<void> = async () => {};

  constructor(texts: Readonly<Record<string, string>>) {
    this.texts = new Map(Object.entries(texts));
  }

  async findCorpora(folder: string): Promise<readonly string[]> {
    return [folder];
  }
  async findRoot(): Promise<undefined> {
    return undefined;
  }
  async list(): Promise<readonly string[]> {
    this.lists++;
    return [...this.texts.keys()];
  }
  async listBelow(_root: string, _config: unknown, path: string): Promise<readonly string[]> {
    return [...this.texts.keys()].filter((file) => file === path || file.startsWith(`${path}/`));
  }
  async belongs(_root: string, _config: unknown, path: string): Promise<boolean> {
    return this.texts.has(path);
  }
  async read(_root: string, path: string): Promise<{ text: string } | undefined> {
    const text = this.texts.get(path);
    await this.before(path);
    this.reads.push(path);
    return text === undefined ? undefined : { text };
  }
}
