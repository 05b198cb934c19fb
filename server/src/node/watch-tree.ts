import { type FSWatcher, lstatSync, watch } from "node:fs";
import { join } from "node:path";
import { listFolder } from "./paths.ts";

/** Something that changed in a tree: a path from its root, empty for the root; whether it may have come or gone. */
export interface TreeChange {
  readonly path: string;
  readonly presence: boolean;
}

type Tell = (changes: readonly TreeChange[]) => void;

/** Changes that come within this time are told together (milliseconds). */
const TOGETHER = 50;

/** After more than this the system may have dropped some: then all of the tree counts as changed. */
const MOST = 8_000;

const GIT_IGNORE = ".gitignore";

/** How long setting up may hold up other work (milliseconds). */
const SLICE = 10;

/**
 * Tells of what changes in a folder and all below it, but for folders whose names start with a dot and `node_modules`.
 * The result ends it. Never throws: what the system cannot watch is left unwatched.
 */
export function watchTree(root: string, tell: Tell): () => void {
  const told = new Gathered(tell);
  // Node's own recursive watching on Linux watches each file apart, and loses those that are replaced.
  const watcher = process.platform === "linux" ? new FolderWatcher(root, told) : systemWatcher(root, told);
  return () => {
    watcher?.close();
    told.end();
  };
}

/** Changes that wait to be told together. */
class Gathered {
  private readonly changes = new Map<string, boolean>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly tell: Tell) {}

  add(path: string, presence: boolean): void {
    this.changes.set(path, presence || this.changes.get(path) === true);
    this.timer ??= setTimeout(() => this.flush(), TOGETHER);
  }

  end(): void {
    clearTimeout(this.timer);
    this.changes.clear();
  }

  private flush(): void {
    this.timer = undefined;
    const changes = [...this.changes].map(([path, presence]) => ({ path, presence }));
    this.changes.clear();
    this.tell(changes.length > MOST ? [{ path: "", presence: true }] : changes);
  }
}

/** Where the system itself watches a folder with all below it. */
function systemWatcher(root: string, told: Gathered): FSWatcher | undefined {
  try {
    const watcher = watch(root, { recursive: true }, (event, name) => {
      const path = name?.replaceAll("\\", "/") ?? "";
      const names = path.split("/");
      if (!names.some((one, at) => isPassedOver(one) && !(one === GIT_IGNORE && at === names.length - 1)))
        told.add(path, event === "rename" || path === "");
    });
    return watcher.on("error", () => watcher.close());
  } catch {
    return undefined;
  }
}

/** Watches each folder of a tree; folders that come are watched too. */
class FolderWatcher {
  private readonly watchers = new Map<string, FSWatcher>();
  private readonly waiting: string[];
  private ended = false;

  constructor(
    private readonly root: string,
    private readonly told: Gathered,
  ) {
    this.waiting = [""];
    this.work();
  }

  close(): void {
    this.ended = true;
    for (const watcher of this.watchers.values()) watcher.close();
    this.watchers.clear();
  }

  /** Starts to watch the folders that wait for it, and those below them. */
  private work(): void {
    const since = Date.now();
    for (let path = this.waiting.pop(); path !== undefined && !this.ended; path = this.waiting.pop()) {
      this.start(path);
      for (const entry of listFolder(join(this.root, path)) ?? []) {
        if (entry.isDirectory() && !isPassedOver(entry.name)) this.waiting.push(below(path, entry.name));
      }
      if (Date.now() - since < SLICE) continue;
      setImmediate(() => this.work());
      return;
    }
  }

  private start(path: string): void {
    if (this.watchers.has(path)) return;
    try {
      const watcher = watch(join(this.root, path), (event, name) => this.changed(path, event, name));
      watcher.on("error", () => this.stop(path));
      this.watchers.set(path, watcher);
    } catch {
      // It has gone again, or the system watches as many folders as it can.
    }
  }

  private changed(folder: string, event: string, name: string | null): void {
    if (name === null) return this.told.add(folder, true);
    if (isPassedOver(name) && name !== GIT_IGNORE) return;
    const path = below(folder, name);
    this.told.add(path, event === "rename");
    if (event !== "rename") return;
    // Another folder of the same name may stand there now.
    this.stop(path);
    if (!isFolder(join(this.root, path))) return;
    this.waiting.push(path);
    this.work();
  }

  /** No longer watches a folder and those below it. */
  private stop(path: string): void {
    if (!this.watchers.has(path)) return;
    for (const [other, watcher] of this.watchers) {
      if (other !== path && !other.startsWith(`${path}/`)) continue;
      watcher.close();
      this.watchers.delete(other);
    }
  }
}

function below(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

function isPassedOver(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}

function isFolder(place: string): boolean {
  try {
    return lstatSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
