import { type FSWatcher, lstatSync, readFileSync, watch } from "node:fs";
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

/** After so many events at once the system may have dropped some: then all of the tree counts as changed. */
const MOST = mostEvents();

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
  /** How many events came since changes were told last. */
  private events = 0;

  constructor(private readonly tell: Tell) {}

  /** An event came, whether or not it is told. */
  count(): void {
    this.events++;
    this.timer ??= setTimeout(() => this.flush(), TOGETHER);
  }

  /** What the event that came is to tell. */
  add(path: string, presence: boolean): void {
    this.changes.set(path, presence || this.changes.get(path) === true);
  }

  end(): void {
    clearTimeout(this.timer);
    this.changes.clear();
  }

  private flush(): void {
    this.timer = undefined;
    const changes = [...this.changes].map(([path, presence]) => ({ path, presence }));
    this.changes.clear();
    const isLossy = this.events >= MOST;
    this.events = 0;
    if (isLossy) this.tell([{ path: "", presence: true }]);
    else if (changes.length > 0) this.tell(changes);
  }
}

/** Where the system itself watches a folder with all below it. */
function systemWatcher(root: string, told: Gathered): FSWatcher | undefined {
  try {
    const watcher = watch(root, { recursive: true }, (event, name) => {
      const path = name?.replaceAll("\\", "/") ?? "";
      const names = path.split("/");
      told.count();
      if (names.some((one, at) => isPassedOver(one) && !(one === GIT_IGNORE && at === names.length - 1)))
        return;
      const presence = event === "rename" || path === "";
      // Windows tells of a folder too when something in it changes, of which it tells by itself.
      if (presence || !isFolder(join(root, path))) told.add(path, presence);
    });
    return watcher.on("error", () => watcher.close());
  } catch {
    return undefined;
  }
}

/** A folder that is watched, with the paths of those in it that are. */
interface Watched {
  readonly watcher: FSWatcher;
  readonly folders: Set<string>;
}

/** Watches each folder of a tree; folders that come are watched too. */
class FolderWatcher {
  private readonly watched = new Map<string, Watched>();
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
    for (const { watcher } of this.watched.values()) watcher.close();
    this.watched.clear();
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
    if (this.watched.has(path)) return;
    try {
      const watcher = watch(join(this.root, path), (event, name) => this.changed(path, event, name));
      watcher.on("error", () => this.stop(path));
      this.watched.set(path, { watcher, folders: new Set() });
      if (path !== "") this.watched.get(folderOf(path))?.folders.add(path);
    } catch {
      // It has gone again, or the system watches as many folders as it can.
    }
  }

  private changed(folder: string, event: string, name: string | null): void {
    this.told.count();
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
    this.watched.get(folderOf(path))?.folders.delete(path);
    const waiting = [path];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const watched = this.watched.get(at);
      watched?.watcher.close();
      this.watched.delete(at);
      waiting.push(...(watched?.folders ?? []));
    }
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
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

/** How many events Linux keeps for a program that is busy (inotify(7)); about as many are taken for safe elsewhere. */
function mostEvents(): number {
  try {
    return Number.parseInt(readFileSync("/proc/sys/fs/inotify/max_queued_events", "utf8"), 10) || 16_384;
  } catch {
    return 16_384;
  }
}
