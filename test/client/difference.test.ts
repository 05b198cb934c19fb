import assert from "node:assert/strict";
import { findOriginal, type Judge, type Places } from "../../client/src/difference/original.ts";
import { type History, versionsOf } from "../../client/src/difference/versions.ts";

/** A judge for whom marks are asterisks, and the original is “words”. */
const judge: Judge = async (text, isPlain) => {
  const words = isPlain ? text : text.replaceAll("*", "");
  return { words, areOriginal: words === "words" };
};

describe("the search for an original", () => {
  /** Places with these texts, and a note of which were looked at. */
  const placesWith = (saved: string | undefined, imported: string | undefined, ...versions: string[]) => {
    const looked: string[] = [];
    const look = <T>(at: string, text: T): T => {
      looked.push(at);
      return text;
    };
    const places: Places = {
      saved: async () => look("saved", saved),
      imported: async () => look("imported", imported),
      async *versions() {
        for (const text of versions) yield look("version", text);
      },
    };
    return { places, looked };
  };
  const never = () => false;

  it("takes the text as it was saved, and looks no further", async () => {
    const { places, looked } = placesWith("*wor*ds", "words", "words");
    assert.deepEqual(await findOriginal(places, judge, never), { words: "words", is: "original" });
    assert.deepEqual(looked, ["saved"]);
  });

  for (const [how, text] of [
    ["as it is", "words"],
    ["without marks", "wo*rds"],
  ] as const) {
    it(`takes the file that it was imported from, ${how}`, async () => {
      const { places, looked } = placesWith("others", text, "words");
      assert.deepEqual(await findOriginal(places, judge, never), { words: "words", is: "original" });
      assert.deepEqual(looked, ["saved", "imported"]);
    });
  }

  it("goes back over the versions, and no further than the newest with these words", async () => {
    const { places, looked } = placesWith(undefined, "<p>words", "other", "*words", "words");
    assert.deepEqual(await findOriginal(places, judge, never), { words: "words", is: "original" });
    assert.deepEqual(looked, ["saved", "imported", "version", "version"]);
  });

  it("falls back on the file that it was imported from, and finds nothing without it", async () => {
    const { places } = placesWith("a", "<p>*words", "b");
    assert.deepEqual(await findOriginal(places, judge, never), { words: "<p>*words", is: "imported" });
    assert.equal(await findOriginal(placesWith("a", undefined, "b").places, judge, never), undefined);
  });

  it("is given up, also before it falls back", async () => {
    const { places, looked } = placesWith("a", "b", "c", "words");
    const isGivenUp = () => looked.includes("version");
    assert.equal(await findOriginal(places, judge, isGivenUp), undefined);
    assert.deepEqual(looked, ["saved", "imported", "version"]);
  });

  it("finds nothing where nobody can say what the words are", async () => {
    const { places } = placesWith("words", "words", "words");
    assert.equal(await findOriginal(places, async () => undefined, never), undefined);
  });
});

interface FakeCommit {
  readonly hash: string;
  readonly files: Readonly<Record<string, string>>;
  readonly renamed?: readonly [from: string, to: string];
}

/** A history of commits, the newest first, with what was asked of it. */
function historyOf(commits: readonly FakeCommit[], staged: Readonly<Record<string, string>> = {}) {
  const asked: string[] = [];
  const history: History = {
    async log({ path, maxEntries }) {
      asked.push(`log ${path} ${maxEntries}`);
      return commits
        .map(({ hash, files }, index) => {
          const older = commits[index + 1];
          const touches = files[path] !== older?.files[path];
          return { hash, parents: older === undefined ? [] : [older.hash], touches };
        })
        .filter(({ touches }) => touches)
        .slice(0, maxEntries);
    },
    async show(ref, path) {
      asked.push(`show ${ref}:${path}`);
      const of = (hash: string) => commits.find((one) => one.hash === hash)?.files;
      const files = ref === "" ? staged : ref === "HEAD" ? commits[0]?.files : of(ref);
      const text = files?.[path];
      if (text === undefined) throw new Error("no such file");
      return text;
    },
    async diffBetween(from, to) {
      asked.push(`diff ${from} ${to}`);
      const { renamed } = commits.find(({ hash }) => hash === to) ?? {};
      if (renamed === undefined) return [];
      const [originalUri, uri] = renamed.map((fsPath) => ({ fsPath }));
      return uri === undefined || originalUri === undefined ? [] : [{ uri, originalUri }];
    },
  };
  return { history, asked };
}

async function versions(history: History, path: string, most = 100): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const text of versionsOf(history, path, most)) all.push(text);
  return all;
}

describe("the former versions of a file", () => {
  it("are those of HEAD, of what is staged, and of its commits, each once", async () => {
    const { history } = historyOf(
      [
        { hash: "c", files: { "a.md": "3", "b.md": "1" } },
        { hash: "b", files: { "a.md": "2", "b.md": "1" } },
        { hash: "a", files: { "a.md": "1" } },
      ],
      { "a.md": "4" },
    );
    assert.deepEqual(await versions(history, "a.md"), ["3", "4", "3", "2", "1"]);
    assert.deepEqual(await versions(history, "b.md"), ["1"]);
  });

  it("go on under its former names, also where it had one of them twice", async () => {
    const { history } = historyOf([
      { hash: "d", files: { "new.md": "3" } },
      { hash: "c", files: { "new.md": "2" }, renamed: ["old.md", "new.md"] },
      { hash: "b", files: { "old.md": "2" }, renamed: ["new.md", "old.md"] },
      { hash: "a", files: { "new.md": "1" } },
    ]);
    assert.deepEqual(await versions(history, "new.md"), ["3", "2", "1"]);
  });

  it("are not looked for further back than they should", async () => {
    const commits = Array.from({ length: 10 }, (_, at) => ({ hash: `h${at}`, files: { "a.md": `${at}` } }));
    const { history, asked } = historyOf(commits);
    assert.deepEqual(await versions(history, "a.md", 3), ["0", "1", "2"]);
    assert.equal(asked.filter((one) => one.startsWith("log")).join(), "log a.md 3");
    assert.equal(asked.filter((one) => one.startsWith("diff")).length, 0);
  });

  it("are none where nothing can be read", async () => {
    const fails = async () => Promise.reject(new Error("no repository"));
    assert.deepEqual(await versions({ log: fails, show: fails, diffBetween: fails }, "a.md"), []);
  });
});
