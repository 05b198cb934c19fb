/** The files of a corpus by the folders that they lie in, so that those below one are found without a look at the others. */
export class FileTree {
  /** What lies in each folder itself: paths of files, and of folders that have entries of their own. */
  private readonly folders = new Map<string, Set<string>>();

  /** Notes a file, by its path from the corpus's root. */
  add(path: string): void {
    for (let at = path; at !== ""; at = folderOf(at)) {
      const folder = folderOf(at);
      const entries = this.folders.get(folder);
      entries?.add(at);
      if (entries !== undefined) return;
      this.folders.set(folder, new Set([at]));
    }
  }

  /** Forgets a file, and the folders in which nothing is left then. */
  remove(path: string): void {
    for (let at = path; at !== "" && !this.folders.has(at); at = folderOf(at)) {
      const folder = folderOf(at);
      const entries = this.folders.get(folder);
      entries?.delete(at);
      if (entries === undefined || entries.size > 0) return;
      this.folders.delete(folder);
    }
  }

  /** The paths of the files below a folder, at any depth. */
  *below(folder: string): Generator<string> {
    const waiting = [folder];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      for (const entry of this.folders.get(at) ?? []) {
        if (this.folders.has(entry)) waiting.push(entry);
        else yield entry;
      }
    }
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
