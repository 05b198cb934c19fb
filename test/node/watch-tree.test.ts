import assert from "node:assert/strict";
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type TreeChange, watchTree } from "../../server/src/node/watch-tree.ts";
import { folderOf, write } from "./temporary.ts";

/** What is told of a folder until the test ends. */
class Listener {
  private readonly told = new Map<string, boolean>();
  /** Every path that was ever told. */
  readonly all = new Set<string>();
  private wake: () => void = () => {};
  readonly end: () => void;

  constructor(readonly root: string) {
    this.end = watchTree(root, (changes) => this.note(changes));
  }

  private note(changes: readonly TreeChange[]): void {
    for (const { path, presence } of changes) {
      this.told.set(path, presence || this.told.get(path) === true);
      this.all.add(path);
    }
    this.wake();
  }

  /** Settled once all these paths were told; gives whether each may have come or gone, and forgets what was told. */
  async hears(...paths: readonly string[]): Promise<readonly (boolean | undefined)[]> {
    while (!paths.every((path) => this.told.has(path))) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    const heard = paths.map((path) => this.told.get(path));
    this.told.clear();
    return heard;
  }

  place(path: string): string {
    return join(this.root, path);
  }
}

describe("watch-tree", () => {
  let listener: Listener;
  afterEach(() => listener.end());

  it("tells of files that come, change, are moved and go, at any depth", async () => {
    listener = new Listener(folderOf({ "a/b/c.md": "" }));
    write(listener.root, "a/b/d.md", "");
    assert.deepEqual(await listener.hears("a/b/d.md"), [true]);
    writeFileSync(listener.place("a/b/c.md"), "x");
    await listener.hears("a/b/c.md");
    renameSync(listener.place("a/b/c.md"), listener.place("a/e.md"));
    assert.deepEqual(await listener.hears("a/b/c.md", "a/e.md"), [true, true]);
    rmSync(listener.place("a/b/d.md"));
    assert.deepEqual(await listener.hears("a/b/d.md"), [true]);
  });

  it("hears every save of a program that writes beside a file and moves it there", async () => {
    listener = new Listener(folderOf({ "a/c.md": "" }));
    for (const text of ["1", "2", "3"]) {
      writeFileSync(listener.place("a/c.md.tmp"), text);
      renameSync(listener.place("a/c.md.tmp"), listener.place("a/c.md"));
      await listener.hears("a/c.md");
    }
    writeFileSync(listener.place("a/c.md"), "4");
    await listener.hears("a/c.md");
  });

  it("hears what happens in folders that are new, moved, or in the place of others", async () => {
    listener = new Listener(folderOf({ "a/x.md": "", "elsewhere/deep/y.md": "" }));
    mkdirSync(listener.place("new/er"), { recursive: true });
    await listener.hears("new");
    writeFileSync(listener.place("new/er/z.md"), "");
    await listener.hears("new/er/z.md");
    renameSync(listener.place("elsewhere"), listener.place("a/here"));
    await listener.hears("elsewhere", "a/here");
    writeFileSync(listener.place("a/here/deep/y.md"), "x");
    await listener.hears("a/here/deep/y.md");
    rmSync(listener.place("a"), { recursive: true });
    mkdirSync(listener.place("a"));
    await listener.hears("a");
    writeFileSync(listener.place("a/again.md"), "");
    await listener.hears("a/again.md");
  });

  it("passes over folders whose names start with a dot and packages, but not .gitignore", async () => {
    listener = new Listener(folderOf({ ".git/x": "", "node_modules/y": "", "a/z.md": "" }));
    write(listener.root, ".git/x", "1");
    write(listener.root, ".git/new", "1");
    write(listener.root, "node_modules/y", "1");
    write(listener.root, "a/.gitignore", "1");
    write(listener.root, "a/z.md", "1");
    await listener.hears("a/.gitignore", "a/z.md");
    write(listener.root, ".git/late", "1");
    write(listener.root, "a/late.md", "1");
    await listener.hears("a/late.md");
    const hidden = /^(?:\.git|node_modules)(?:\/|$)/;
    assert.deepEqual(
      [...listener.all].filter((path) => hidden.test(path)),
      [],
    );
  });

  it("tells of all of it at once where the system may have lost events", async function () {
    const most = await readFile("/proc/sys/fs/inotify/max_queued_events", "utf8").catch(() => undefined);
    if (most === undefined || Number(most) > 100_000) this.skip();
    listener = new Listener(folderOf({ "a/x.md": "", "a/y.md": "" }));
    // In turns, as the system counts writing to one file time and again as one event.
    const files = ["a/x.md", "a/y.md"].map((path) => openSync(listener.place(path), "w"));
    for (let i = 0; i < Number(most); i++) writeSync(files[i % 2] ?? 0, "x");
    for (const file of files) closeSync(file);
    assert.deepEqual(await listener.hears(""), [true]);
  });

  it("hears what happens in a folder that was removed with many others and is there again", async () => {
    const deep = Array.from({ length: 500 }, (_, i) => [`a/${i}/x.md`, ""] as const);
    listener = new Listener(folderOf({ ...Object.fromEntries(deep), "b/y.md": "" }));
    write(listener.root, "b/z.md", "");
    await listener.hears("b/z.md");
    rmSync(listener.place("a"), { recursive: true });
    await listener.hears("a");
    mkdirSync(listener.place("a/7"), { recursive: true });
    await listener.hears("a");
    write(listener.root, "a/7/w.md", "");
    await listener.hears("a/7/w.md");
  });

  it("never throws: not for a folder that is not there, nor when all that is watched goes", async () => {
    listener = new Listener(join(folderOf({}), "missing"));
    listener.end();
    listener = new Listener(folderOf({ "a/b/c.md": "", "a/d.md": "" }));
    rmSync(listener.root, { recursive: true });
    await listener.hears("a");
  });
});
