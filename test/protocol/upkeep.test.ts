import assert from "node:assert/strict";
import { CorpusState } from "../../server/src/lsp/corpus-state.ts";
import type { Ports } from "../../server/src/lsp/ports.ts";
import { MemoryDisk } from "../support/memory-disk.ts";

const person = (name: string): string => `---\ntype: person\nname: ${name}\n---\n`;

describe("upkeep: what a change on the disk costs", () => {
  let files: MemoryDisk;
  let corpus: CorpusState;
  let stale = 0;
  const logged: string[] = [];
  /** Whether time stands still, until it is released. */
  let held = false;
  let release: () => void = () => {};

  const start = async (texts: Readonly<Record<string, string>>): Promise<void> => {
    files = new MemoryDisk(texts);
    stale = 0;
    held = false;
    logged.length = 0;
    const ports: Ports = {
      disk: files,
      digest: async () => "",
      pause: (milliseconds) =>
        new Promise((resolve) => {
          if (milliseconds === undefined || !held) setImmediate(resolve);
          else release = resolve;
        }),
      log: (line) => void logged.push(line),
    };
    corpus = new CorpusState("file:///corpus", ports, {
      affected: () => {},
      progress: () => {},
      read: () => {},
      listed: () => {},
      stale: () => {
        stale++;
      },
    });
    await corpus.upkeep.load();
    files.lists = 0;
    files.reads.length = 0;
  };
  afterEach(function () {
    if (this.currentTest?.title !== "loses no other file when one cannot be read")
      assert.deepEqual(logged, []);
  });
  const names = (): readonly string[] =>
    [...corpus.snapshot().paths()]
      .map((path) => corpus.catalog.facts(path)?.definitions[0]?.name ?? "")
      .sort();

  it("is one reading for a file that changed, came or went, and no listing", async () => {
    await start({ "a.md": person("Ada"), "b.md": person("Bo") });
    files.texts.set("a.md", person("Ida"));
    corpus.upkeep.noteTold("a.md", false);
    await corpus.upkeep.settled();
    assert.deepEqual(names(), ["Bo", "Ida"]);
    files.texts.set("c.md", person("Cy"));
    corpus.upkeep.noteTold("c.md", true);
    await corpus.upkeep.settled();
    files.texts.delete("b.md");
    corpus.upkeep.noteTold("b.md", true);
    await corpus.upkeep.settled();
    assert.deepEqual(names(), ["Cy", "Ida"]);
    assert.deepEqual([files.lists, files.reads, stale], [0, ["a.md", "c.md"], 3]);
  });

  it("is what a folder holds for a folder that came or went", async () => {
    await start({ "x/a.md": person("Ada"), "x/y/b.md": person("Bo"), "z.md": person("Zoe") });
    for (const path of ["x/a.md", "x/y/b.md"]) {
      files.texts.set(path.replace("x/", "w/"), files.texts.get(path) ?? "");
      files.texts.delete(path);
    }
    corpus.upkeep.noteTold("x", true);
    corpus.upkeep.noteTold("w", true);
    await corpus.upkeep.settled();
    assert.deepEqual([...corpus.catalog.paths()].sort(), ["w/a.md", "w/y/b.md", "z.md"]);
    assert.deepEqual([files.lists, files.reads], [0, ["w/a.md", "w/y/b.md"]]);
  });

  it("is one listing for a burst in many messages, with no file read twice", async () => {
    await start({ "z.md": person("Zoe") });
    held = true;
    for (let i = 0; i < 500; i++) {
      files.texts.set(`f/${i}.md`, person(`Number ${i}`));
      corpus.upkeep.noteTold(`f/${i}.md`, true);
      if (i % 100 === 99) await new Promise((resolve) => setImmediate(resolve));
    }
    held = false;
    release();
    await corpus.upkeep.settled();
    assert.equal(names().length, 501);
    assert.deepEqual([files.lists, files.reads.length, stale], [1, 500, 1]);
  });

  it("waits out what follows a change at once, in however small messages", async () => {
    await start({ "z.md": person("Zoe") });
    files.texts.set("a.md", person("Ada"));
    corpus.upkeep.noteTold("a.md", true);
    await corpus.upkeep.settled();
    held = true;
    for (let i = 0; i < 50; i++) {
      files.texts.set(`${i}.md`, person(`Number ${i}`));
      corpus.upkeep.noteTold(`${i}.md`, true);
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal(stale, 1);
    held = false;
    release();
    await corpus.upkeep.settled();
    assert.deepEqual([names().length, stale], [52, 2]);
  });

  it("is nothing for other settings that say the same, and a listing for those that take in other files", async () => {
    await start({ "attested.yaml": "rules: {}\n", "a.md": person("Ada") });
    files.texts.set("attested.yaml", "# Only a remark.\nrules: {}\n");
    corpus.upkeep.noteTold("attested.yaml", false);
    await corpus.upkeep.settled();
    assert.deepEqual([files.lists, files.reads.includes("a.md")], [0, false]);
    files.texts.set("attested.yaml", "exclude: [b.md]\n");
    corpus.upkeep.noteTold("attested.yaml", false);
    await corpus.upkeep.settled();
    assert.deepEqual([files.lists, files.reads.includes("a.md")], [1, false]);
    files.texts.set("attested.yaml", "tags: [stop]\n");
    corpus.upkeep.noteTold("attested.yaml", false);
    await corpus.upkeep.settled();
    assert.deepEqual([files.lists, files.reads.includes("a.md")], [2, true]);
  });

  it("is everything for .gitignore, and for what nothing is known of", async () => {
    await start({ "a/b.md": person("Bo"), "c.md": person("Cy") });
    corpus.upkeep.noteTold("a/.gitignore", false);
    await corpus.upkeep.settled();
    assert.deepEqual([files.lists, files.reads], [1, []]);
    corpus.upkeep.noteAll();
    await corpus.upkeep.settled();
    assert.deepEqual([files.lists, files.reads.sort()], [2, ["a/b.md", "attested.yaml", "c.md"]]);
  });

  it("is everything with attested.yaml where nothing is known of the disk, also when that is told twice", async () => {
    await start({ "attested.yaml": "", "a.md": person("Ada"), "b.md": person("Bo") });
    files.texts.set("attested.yaml", "tags: [stop]\n");
    files.before = async (path) => {
      if (path !== "a.md") return;
      files.before = async () => {};
      files.texts.set("attested.yaml", "tags: [go]\n");
      files.texts.set("b.md", person("Bob"));
      corpus.upkeep.noteAll();
    };
    corpus.upkeep.noteAll();
    // What is given up for the second reading is done with it.
    await corpus.upkeep.settled();
    assert.deepEqual([[...corpus.config.tags], names()], [["go"], ["", "Ada", "Bob"]]);
    assert.equal(corpus.upkeep.settled(), undefined);
  });

  it("is one reading where files change their places, are replaced by folders, or go and come in one burst", async () => {
    await start({ "a.md": person("Ada"), "b.md": person("Bo"), "x/c.md": person("Cy") });
    files.texts.delete("a.md");
    files.texts.set("A.md", person("Ada"));
    files.texts.delete("b.md");
    files.texts.set("b.md/d.md", person("Di"));
    files.texts.delete("x/c.md");
    files.texts.set("x", person("Xi"));
    for (const path of ["a.md", "A.md", "b.md", "x"]) corpus.upkeep.noteTold(path, true);
    await corpus.upkeep.settled();
    assert.deepEqual([...corpus.catalog.paths()].sort(), ["A.md", "b.md/d.md", "x"]);
    files.texts.delete("x");
    files.texts.set("x/c.md", person("Cy"));
    files.texts.delete("b.md/d.md");
    for (const path of ["x", "b.md"]) corpus.upkeep.noteTold(path, true);
    for (let more = corpus.upkeep.settled(); more !== undefined; more = corpus.upkeep.settled()) await more;
    assert.deepEqual([...corpus.catalog.paths()].sort(), ["A.md", "x/c.md"]);
    assert.equal(files.lists, 0);
  });

  it("does not overrule attested.yaml that the client opens while it is read", async () => {
    await start({ "attested.yaml": "", "a.md": person("Ada") });
    files.texts.set("attested.yaml", "tags: [disk]\n");
    const document = { uri: "file:///corpus/attested.yaml", version: 1, text: "tags: [typed]\n" };
    files.before = async () => {
      files.before = async () => {};
      corpus.open("attested.yaml", document);
    };
    corpus.upkeep.noteTold("attested.yaml", false);
    for (let more = corpus.upkeep.settled(); more !== undefined; more = corpus.upkeep.settled()) await more;
    assert.deepEqual([...corpus.config.tags], ["typed"]);
  });

  it("loses no other file when one cannot be read", async () => {
    await start({ "a.md": person("Ada"), "b.md": person("Bo"), "c.md": person("Cy") });
    files.before = async (path) => {
      if (path === "b.md") throw new Error("The disk is on fire.");
    };
    for (const path of ["a.md", "b.md", "c.md"]) {
      files.texts.set(path, person(`New ${path}`));
      corpus.upkeep.noteTold(path, false);
    }
    await corpus.upkeep.settled();
    assert.deepEqual(names(), ["Bo", "New a.md", "New c.md"]);
    assert.deepEqual(logged, ["b.md in file:///corpus could not be read: Error: The disk is on fire."]);
  });

  it("keeps nobody waiting for what follows a change that concerns no file", async () => {
    await start({ "a.md": person("Ada") });
    corpus.upkeep.noteTold(".git/index.lock", true);
    await corpus.upkeep.settled();
    held = true;
    files.texts.set("a.md", person("Ida"));
    corpus.upkeep.noteTold("a.md", false);
    await corpus.upkeep.settled();
    held = false;
    assert.deepEqual(names(), ["Ida"]);
  });

  it("looks once more at what changed while it was looked at, and never twice at a time", async () => {
    await start({ "a.md": person("Ada"), "b.md": person("Bo") });
    let reading = 0;
    let most = 0;
    files.before = async (path) => {
      most = Math.max(most, ++reading);
      if (files.texts.get(path) === person("Ida")) {
        files.texts.set(path, person("Eda"));
        corpus.upkeep.noteTold(path, false);
      }
      await new Promise((resolve) => setImmediate(resolve));
      reading--;
    };
    files.texts.set("a.md", person("Ida"));
    corpus.upkeep.noteTold("a.md", false);
    corpus.upkeep.noteTold("b.md", true);
    for (let more = corpus.upkeep.settled(); more !== undefined; more = corpus.upkeep.settled()) await more;
    assert.deepEqual([names(), most], [["Bo", "Eda"], 1]);
  });

  it("leaves a file to the client that is opened while it is read, and takes it back when it is closed then", async () => {
    await start({ "a.md": person("Ada") });
    const document = { uri: "file:///corpus/a.md", version: 1, text: person("Typed") };
    files.texts.set("a.md", person("Ida"));
    files.before = async () => corpus.open("a.md", document);
    corpus.upkeep.noteTold("a.md", false);
    await corpus.upkeep.settled();
    assert.deepEqual(names(), ["Typed"]);
    // Saved and closed while the file as it was before is still being read.
    files.before = async () => {};
    corpus.close("a.md", "file:///corpus/a.md");
    await corpus.upkeep.settled();
    assert.deepEqual(names(), ["Ida"]);
    files.before = async () => {
      files.before = async () => {};
      corpus.open("a.md", document);
      files.texts.set("a.md", person("Saved"));
      corpus.close("a.md", "file:///corpus/a.md");
    };
    corpus.upkeep.noteTold("a.md", false);
    for (let more = corpus.upkeep.settled(); more !== undefined; more = corpus.upkeep.settled()) await more;
    assert.deepEqual(names(), ["Saved"]);
  });

  it("gives up a reading of all files for one by newer settings", async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 50 }, (_, i) => [`${i}.md`, "[x]{.stop} [y]{.go}\n"]),
    );
    await start({ ...texts, "attested.yaml": "" });
    const typed = (text: string): void =>
      corpus.open("attested.yaml", { uri: "file:///corpus/attested.yaml", version: 1, text });
    files.before = async (path) => {
      if (path !== "20.md") return;
      files.before = async () => {};
      typed("tags: [stop, go]\n");
      // Longer than a slice, so that it is looked up whether it is still wanted.
      await new Promise((resolve) => setTimeout(resolve, 20));
    };
    typed("tags: [stop]\n");
    for (let more = corpus.upkeep.settled(); more !== undefined; more = corpus.upkeep.settled()) await more;
    assert.deepEqual([...corpus.config.tags], ["stop", "go"]);
    assert.ok(files.reads.length < 100, `${files.reads.length} files were read`);
  });

  it("forgets everything once it is closed, whatever is still being read", async () => {
    await start({ "a.md": person("Ada") });
    files.before = async () => corpus.clear();
    corpus.upkeep.noteTold("a.md", false);
    await corpus.upkeep.settled();
    assert.deepEqual(names(), []);
  });
});
