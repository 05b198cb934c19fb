import type { Disk, DiskChange } from "./ports.ts";
import { upwards } from "./uris.ts";

/** The folders that the server watches because the client does not. */
export class Watches {
  private readonly ends = new Map<string, () => void>();

  constructor(
    private readonly disk: Disk,
    private readonly changed: (changes: readonly DiskChange[]) => void,
  ) {}

  /** Watches these folders and no others, but for those at or below one that the client watches, or below one of them. */
  adjust(folders: Iterable<string>, clients: ReadonlySet<string>): void {
    const all = new Set(folders);
    const wanted = new Set([...all].filter((folder) => !isCovered(folder, all, clients)));
    for (const [folder, end] of this.ends) {
      if (wanted.has(folder)) continue;
      end();
      this.ends.delete(folder);
    }
    for (const folder of wanted) {
      if (this.ends.has(folder)) continue;
      const end = this.disk.watch?.(folder, this.changed);
      if (end !== undefined) this.ends.set(folder, end);
    }
  }
}

function isCovered(folder: string, all: ReadonlySet<string>, clients: ReadonlySet<string>): boolean {
  for (const around of upwards(folder))
    if (clients.has(around) || (around !== folder && all.has(around))) return true;
  return false;
}
