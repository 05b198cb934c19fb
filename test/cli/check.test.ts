import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { type Files, folderOf } from "../node/temporary.ts";
import { run } from "./run.ts";

const SOURCED = "---\ntype: article\ntitle: Talks\n---\n[[to-lam]] [landed]{.claim by=to-lam}.\n";
const PERSON = "---\ntype: person\nname: Tô Lâm\n---\n";
const UNDEFINED = "---\ntype: article\ntitle: More\n---\n[[nobody]] came.\n";
const CORPUS: Files = {
  "attested.yaml": "files: ['**/*.md']\n",
  "people/to-lam.md": PERSON,
  "articles/good.md": SOURCED,
  "articles/bad.md": UNDEFINED,
};

interface Json {
  readonly files: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly {
    readonly path: string;
    readonly code: string;
    readonly level: string;
    readonly message: string;
    readonly start: { readonly offset: number; readonly line: number; readonly column: number };
    readonly end: { readonly offset: number; readonly line: number; readonly column: number };
    readonly related: readonly { readonly path: string }[];
  }[];
}

/** What is found, as `path code`, and the exit code. */
async function check(folder: string, ...args: readonly string[]) {
  const { code, out, err } = await run(folder, ["check", "--format", "json", ...args]);
  const report: Json | undefined = out === "" ? undefined : JSON.parse(out);
  return { code, err, report, found: report?.findings.map(({ path, code: rule }) => `${path} ${rule}`) };
}

describe("cli: check, what is checked", () => {
  it("is the folder one is in, with code 1 when something was found", async () => {
    const folder = folderOf(CORPUS);
    const all = await check(folder);
    assert.deepEqual(
      { code: all.code, found: all.found, files: all.report?.files },
      { code: 1, found: ["articles/bad.md entity-undefined"], files: 4 },
    );
    const people = await check(join(folder, "people"));
    assert.deepEqual(
      { code: people.code, found: people.found, files: people.report?.files },
      { code: 0, found: [], files: 1 },
    );
  });

  it("is each file named, looked at in its whole corpus", async () => {
    const folder = folderOf(CORPUS);
    assert.deepEqual((await check(folder, "articles/good.md")).found, []);
    const both = await check(folder, "articles/good.md", "articles/bad.md", "articles");
    assert.deepEqual(
      { files: both.report?.files, found: both.found },
      { files: 2, found: ["articles/bad.md entity-undefined"] },
    );
    assert.deepEqual((await check(join(folder, "people"), "../articles/bad.md")).found, [
      `${folder}/articles/bad.md entity-undefined`,
    ]);
  });

  it("is what a pattern matches that the shell left as it is", async () => {
    const folder = folderOf({ ...CORPUS, "articles/[odd].md": UNDEFINED });
    assert.deepEqual((await check(folder, "**/b*.md")).found, ["articles/bad.md entity-undefined"]);
    assert.deepEqual((await check(folder, "articles/{good,bad}.md")).report?.files, 2);
    assert.deepEqual((await check(join(folder, "people"), "../articles/g*.md")).report?.files, 1);
    assert.deepEqual((await check(folder, join(folder, "*/*.md"))).report?.files, 4);
    // A file of that very name counts before the pattern.
    assert.deepEqual((await check(folder, "articles/[odd].md")).report?.files, 1);
  });

  it("is several corpora in one run, each on its own", async () => {
    const folder = folderOf({
      "a/attested.yaml": "rules: {entity-undefined: error}\n",
      "a/x.md": "---\ntitle: x\ntype: article\n---\n[[lam]]\n",
      "b/attested.yaml": "",
      "b/lam.md": "---\ntype: person\nname: Lam\n---\n",
      "b/x.md": "---\ntitle: x\ntype: article\n---\n[[lam]]\n",
      "b/nested/attested.yaml": "",
      "b/nested/x.md": "---\ntitle: x\ntype: article\n---\n[[lam]]\n",
    });
    for (const args of [["a", "b"], ["."], ["*/**/*.md"]]) {
      const { found, report } = await check(folder, ...args);
      assert.deepEqual(
        found?.toSorted(),
        ["a/x.md entity-undefined", "b/nested/x.md entity-undefined"],
        String(args),
      );
      assert.deepEqual(report?.findings.map(({ level }) => level).toSorted(), ["error", "warning"]);
    }
    assert.deepEqual((await check(folder, "b/x.md")).found, []);
  });

  it("tells of files named that their corpus leaves out", async () => {
    const folder = folderOf({ ...CORPUS, "README.md": "[[nobody]]", "x.txt": "x" });
    const { code, err, found } = await check(folder, "README.md", "x.txt", "articles/good.md");
    assert.deepEqual({ code, found }, { code: 0, found: [] });
    assert.match(err, /README.md is left out of its corpus and was not checked/);
    assert.match(err, /x.txt is left out/);
  });

  it("takes the folder of a file without a corpus for one", async () => {
    const folder = folderOf({
      "x/a.md": "---\ntype: article\ntitle: a\n---\n[[b]]\n",
      "x/b.md": PERSON,
      "y.md": "",
    });
    assert.deepEqual((await check(folder, "x/a.md")).found, []);
  });
});

describe("cli: check, exit codes", () => {
  it("follow --fail-on, and all severities are printed", async () => {
    const folder = folderOf(CORPUS);
    for (const [level, code] of [
      ["error", 0],
      ["warning", 1],
      ["info", 1],
    ] as const) {
      const result = await check(folder, "--fail-on", level);
      assert.deepEqual(
        { code: result.code, counts: result.report?.counts },
        {
          code,
          counts: { error: 0, warning: 1, info: 0, hint: 0 },
        },
      );
    }
    const hint = folderOf({ ...CORPUS, "attested.yaml": "rules: {entity-undefined: hint}\n" });
    assert.equal((await check(hint, "--fail-on", "info")).code, 0);
    assert.equal((await check(hint)).report?.counts["hint"], 1);
  });

  it("are 2 for a path that is not there or cannot be read, and nothing is printed", async function () {
    const folder = folderOf({ ...CORPUS, loop: "-> loop" });
    for (const path of ["nope.md", "nope/*.md", "articles/*.txt", "loop", "articles/bad.md/x.md"]) {
      const { code, report, err } = await check(folder, "articles/bad.md", path);
      assert.deepEqual({ code, report }, { code: 2, report: undefined }, path);
      assert.match(err, /^attested: [A-Z“a-z].*\.\n$/, path);
      assert.ok(err.includes(path), path);
    }
    if (process.platform === "win32") this.skip();
    execFileSync("mkfifo", [join(folder, "pipe.md")]);
    assert.match((await check(folder, "pipe.md")).err, /neither a file nor a folder/);
  });

  it("are 2 for a file or folder that must not be read", async function () {
    if (process.getuid?.() === 0 || process.platform === "win32") this.skip();
    const folder = folderOf(CORPUS);
    for (const path of ["articles/bad.md", "articles"]) {
      chmodSync(join(folder, path), 0);
      assert.equal((await check(folder, path)).code, 2, path);
      assert.match(JSON.stringify((await check(folder)).found), /encoding-invalid/, path);
      chmodSync(join(folder, path), 0o700);
    }
  });
});

describe("cli: check, hostile corpora", () => {
  it("reports a file that is not UTF-8, at the byte", async () => {
    const folder = folderOf({ ...CORPUS, "articles/latin.md": Buffer.from("Tô\n[[L\xe2m]]\n", "latin1") });
    const { code, report } = await check(folder, "articles/latin.md");
    const [finding, ...others] = report?.findings ?? [];
    assert.deepEqual(
      { code, others, rule: finding?.code },
      { code: 1, others: [], rule: "encoding-invalid" },
    );
    assert.deepEqual(finding?.start, { offset: 1, line: 1, column: 2 });
    const config = folderOf({ "attested.yaml": Buffer.from([0x23, 0xff]), "a.md": SOURCED });
    assert.ok((await check(config)).found?.includes("attested.yaml encoding-invalid"));
  });

  it("survives links, pipes, NUL, long lines, and folders named like files", async () => {
    const folder = folderOf({
      "a.md/b.md": SOURCED,
      "nul.md": "a\0[[x\0y]]\0",
      "line.md": `${"[".repeat(100_000)}${"word ".repeat(1_000_000)}[[nobody]] ${"x".repeat(100_000)}`,
      "empty.md": "",
      "bom.md": "\uFEFF",
      again: "-> .",
      "self.md": "-> self.md",
      "attested.yaml": "rules: {entity-undefined: warning}\n",
      ".gitignore": "[\n",
    });
    if (process.platform !== "win32") execFileSync("mkfifo", [join(folder, "pipe.md")]);
    const { code, report } = await check(folder);
    assert.equal(report?.files, 6);
    assert.equal(code, 1);
    const { out } = await run(folder, ["check", "line.md"]);
    assert.ok(out.length < 2000, "a long line is cut");
    assert.match(out, /… +word .*\[\[nobody\]\] x+ …\n +\^{6}\n/);
  });

  it("checks nothing in an empty folder", async () => {
    const { code, out } = await run(folderOf({}), ["check"]);
    assert.deepEqual({ code, out }, { code: 0, out: "There are no files to check.\n" });
  });

  it("reports what attested.yaml has wrong", async () => {
    const folder = folderOf({ "attested.yaml": "files: {a: b}\nfils: x\nrules: {claim-no-source: loud}\n" });
    const { code, found } = await check(folder);
    assert.equal(code, 1);
    assert.ok(
      (found ?? []).every((line) => line.startsWith("attested.yaml config-invalid")),
      String(found),
    );
  });
});

describe("cli: check, evidence from the disk", () => {
  it("compares an imported article with its original", async () => {
    const folder = folderOf({ "raw.txt": "One two\n\nThree four five.\n" });
    await run(folder, ["import", "raw.txt", "--into", "articles"]);
    const { found } = await check(folder, "articles");
    assert.ok(!found?.includes("articles/one-two.md original-changed"), String(found));
    const article = (await run(folder, ["strip", "articles/one-two.md"])).out;
    assert.equal(article, "One two\n\nThree four five.\n");
    const changed = folderOf({
      "a.md": `---\ntitle: x\noriginal:\n  sha256: ${"1".repeat(64)}\n---\n${article}`,
    });
    assert.ok((await check(changed)).found?.includes("a.md original-changed"));
  });
});

describe("cli: check, progress", () => {
  it("stands on the terminal only, and removes itself", async () => {
    const folder = folderOf(CORPUS);
    assert.equal((await run(folder, ["check"])).err, "");
    const now = Date.now;
    let time = 0;
    // Each look at the clock is a second later, so that the work is long.
    Date.now = () => (time += 1000);
    try {
      const { err } = await run(folder, ["check"], { progress: true });
      assert.match(err, /\r\u001b\[KReading \[#+-+\] \d of 4/);
      assert.ok(err.endsWith("\r\u001b[K"));
    } finally {
      Date.now = now;
    }
  });
});
