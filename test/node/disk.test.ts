import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Config, DEFAULT_CONFIG, readConfig } from "../../server/src/model/config.ts";
import {
  belongs,
  corpusRoot,
  findCorpora,
  listBelow,
  listCorpus,
  walkCorpus,
} from "../../server/src/node/disk.ts";
import { type Files, folderOf, write } from "./temporary.ts";

/** The sorted list of a corpus with these files; each listed file must also be said to belong. */
function listed(files: Files, config: Config = DEFAULT_CONFIG): readonly string[] {
  const root = folderOf(files);
  const paths = listCorpus(root, config);
  assert.equal(new Set(paths).size, paths.length, "each file once");
  for (const path of paths) assert.ok(belongs(root, config, path), `${path} belongs`);
  for (const path of Object.keys(files))
    if (!paths.includes(path)) assert.ok(!belongs(root, config, path), `${path} does not belong`);
  const folders = Object.keys(files).flatMap((path) =>
    path.split("/").map((_, depth, names) => names.slice(0, depth).join("/")),
  );
  for (const place of new Set([...folders, ...Object.keys(files), "nowhere", "nowhere/x.md"])) {
    if (place === "") continue;
    const below = paths.filter((path) => path === place || path.startsWith(`${place}/`));
    assert.deepEqual([...(listBelow(root, config, place) ?? [])].sort(), below.sort(), `below ${place}`);
  }
  return [...paths].sort();
}

const config = (text: string): Config => readConfig(text);

describe("disk: the root of a path", () => {
  it("is the nearest folder upwards with attested.yaml", () => {
    const folder = folderOf({
      "attested.yaml": "",
      "a/b/c.md": "",
      "a/n/attested.yaml": "",
      "a/n/x/y.md": "",
    });
    assert.equal(corpusRoot(join(folder, "a/b")), folder);
    assert.equal(corpusRoot(join(folder, "a/n/x")), join(folder, "a/n"));
    assert.equal(corpusRoot(folder), folder);
  });

  it("is none where no folder has one, and a folder of that name is no file", () => {
    const folder = folderOf({ "a/attested.yaml/x.md": "" });
    assert.equal(corpusRoot(join(folder, "a")), undefined);
    assert.equal(corpusRoot(join(folder, "missing/deep")), undefined);
  });

  it("finds nested corpora, and those nested in them", () => {
    const folder = folderOf({
      "attested.yaml": "exclude: [drafts]",
      "drafts/attested.yaml": "",
      "drafts/deep/er/attested.yaml": "",
      ".hidden/attested.yaml": "",
      ".gitignore": "ignored/\n",
      "ignored/attested.yaml": "",
    });
    const found = ["", "drafts", "drafts/deep/er"].map((path) => join(folder, path));
    assert.deepEqual(findCorpora(folder), found);
    assert.deepEqual(findCorpora(join(folder, "nowhere")), []);
  });
});

describe("disk: the files of a corpus", () => {
  it("are its Markdown files, without README.md, dot-folders and nested corpora", () => {
    const files = listed({
      "attested.yaml": "",
      "a.md": "",
      "b/c.md": "",
      "b/d.txt": "",
      "README.md": "",
      "b/readme.md": "",
      ".git/x.md": "",
      ".draft.md": "",
      "nested/attested.yaml": "",
      "nested/x.md": "",
      "nested/deep/x.md": "",
    });
    assert.deepEqual(files, ["a.md", "attested.yaml", "b/c.md"]);
  });

  it("are what `files` and `exclude` say, in every spelling of a folder", () => {
    const files = { "a/x.md": "", "b/x.md": "", "b/c/x.md": "", "drafts/x.md": "", "x.md": "" };
    const all = Object.keys(files).sort();
    assert.deepEqual(listed(files, config("files: ['./a/**/*.md']")), ["a/x.md"]);
    assert.deepEqual(listed(files, config("files: b/")), ["b/c/x.md", "b/x.md"]);
    assert.deepEqual(listed(files, config("files: .")), all);
    assert.deepEqual(listed(files, config("files: ['**/*.md', '!b/**']")), ["a/x.md", "drafts/x.md", "x.md"]);
    const without = ["a/x.md", "b/c/x.md", "b/x.md", "x.md"];
    for (const pattern of ["drafts", "drafts/", "./drafts", "drafts/**", "drafts/*", "**/drafts/**"])
      assert.deepEqual(listed(files, config(`exclude: ['${pattern}']`)), without, pattern);
  });

  it("are what is named without wildcards, whatever is left out by default", () => {
    const files = {
      "README.md": "",
      ".notes/a.md": "",
      ".notes/b.md": "",
      "x.md": "",
      ".gitignore": "x.md\n",
    };
    const named = config("files: ['**/*.md', README.md, .notes/a.md, x.md, missing.md]");
    assert.deepEqual(listed(files, named), [".notes/a.md", "README.md", "x.md"]);
    const excluded = config("files: [README.md]\nexclude: ['*.md']");
    assert.deepEqual(listed(files, excluded), []);
  });

  it("are lists of definitions and bibliographies where attested.yaml says so", () => {
    const files = {
      "attested.yaml": "",
      "people/all.yaml": "",
      "people/x.md": "",
      "people/deep/more.yml": "",
      "other.yaml": "",
      "terms.yaml": "",
      "refs/main.bib": "",
      "refs/unnamed.bib": "",
    };
    const settings = config(
      "files: [articles]\ndefinitions: [people, 'ter*.yaml']\nbibliography: [./refs/main.bib, ../outside.bib, /etc/hosts]",
    );
    assert.deepEqual(listed(files, settings), [
      "attested.yaml",
      "people/all.yaml",
      "people/deep/more.yml",
      "people/x.md",
      "refs/main.bib",
      "terms.yaml",
    ]);
  });

  it("come in slices with attested.yaml first, in the same order every time", () => {
    const folder = folderOf({ "z.md": "", "attested.yaml": "", "b/x.md": "", "a/x.md": "", "a/b/x.md": "" });
    const slices = [...walkCorpus(folder, DEFAULT_CONFIG)];
    assert.deepEqual(slices.flat(), ["attested.yaml", "z.md", "a/x.md", "a/b/x.md", "b/x.md"]);
    assert.ok(slices.length >= 4);
  });

  it("survive patterns that cannot be read", () => {
    const settings = config("files: ['**/*.md', '', '[', '(((', '{a,']\nexclude: ['', '[z-', '!']");
    assert.deepEqual(listed({ "a.md": "" }, settings), ["a.md"]);
  });

  it("are none where there is nothing", () => {
    assert.deepEqual(listed({}), []);
    assert.deepEqual(listCorpus(join(folderOf({}), "missing"), DEFAULT_CONFIG), []);
    assert.deepEqual(listCorpus(join(folderOf({ "a.md": "" }), "a.md"), DEFAULT_CONFIG), ["."]);
  });

  it("do not include pipes and folders that are named like files", function () {
    const folder = folderOf({ "a.md/b.md": "", "c.md": "" });
    if (process.platform === "win32") this.skip();
    execFileSync("mkfifo", [join(folder, "pipe.md")]);
    assert.deepEqual(listCorpus(folder, DEFAULT_CONFIG), ["c.md", "a.md/b.md"]);
  });

  it("name a folder that cannot be listed", function () {
    if (process.getuid?.() === 0 || process.platform === "win32") this.skip();
    const folder = folderOf({ "a.md": "", "locked/b.md": "" });
    chmodSync(join(folder, "locked"), 0);
    try {
      assert.deepEqual(listCorpus(folder, DEFAULT_CONFIG), ["a.md", "locked"]);
    } finally {
      chmodSync(join(folder, "locked"), 0o700);
    }
  });
});

describe("disk: links", () => {
  before(function () {
    if (process.platform === "win32") this.skip();
  });

  it("are never followed out of the corpus", () => {
    const outside = folderOf({ "secret.md": "", "folder/x.md": "" });
    const root = folderOf({
      "a.md": "",
      "file.md": `-> ${outside}/secret.md`,
      folder: `-> ${outside}/folder`,
      up: "-> ..",
    });
    assert.deepEqual(listCorpus(root, DEFAULT_CONFIG), ["a.md"]);
    assert.ok(!belongs(root, DEFAULT_CONFIG, "file.md"));
    assert.ok(!belongs(root, DEFAULT_CONFIG, "folder/x.md"));
    const settings = config("files: ['**/*.md', file.md]\nbibliography: [file.md]");
    assert.deepEqual(listCorpus(root, settings), ["a.md"]);
  });

  it("never run in a circle, and list no file twice", () => {
    const root = folderOf({
      "a/x.md": "",
      "a/again": "-> ../a",
      "a/root": "-> ..",
      self: "-> self",
      "one.md": "-> two.md",
      "two.md": "-> one.md",
      "copy.md": "-> a/x.md",
      "dead.md": "-> nowhere.md",
    });
    assert.deepEqual(listCorpus(root, DEFAULT_CONFIG), ["a/x.md"]);
    assert.ok(!belongs(root, DEFAULT_CONFIG, "copy.md"));
    assert.ok(!belongs(root, DEFAULT_CONFIG, "a/again/x.md"));
  });

  it("count when they lead to what the corpus holds and does not list", () => {
    const root = folderOf({
      ".store/1/x.md": "",
      ".store/2/y.md": "",
      ".store/2/z.txt": "",
      "x.md": "-> .store/1/x.md",
      "y.md": "-> .store/1/x.md",
      stored: "-> .store/2",
      "nested/attested.yaml": "",
      "nested/n.md": "",
      "n.md": "-> nested/n.md",
    });
    assert.deepEqual(listCorpus(root, DEFAULT_CONFIG), ["stored/y.md", "x.md"]);
    assert.ok(!belongs(root, DEFAULT_CONFIG, "n.md"));
  });

  it("are not told from what is below them alone", () => {
    const root = folderOf({
      "a/x.md": "",
      "a/b/y.md": "",
      "c/z.md": "",
      "a/link": "-> ../c",
      "l.md": "-> c/z.md",
    });
    for (const path of ["a", "a/link", "a/link/z.md", "l.md"])
      assert.equal(listBelow(root, DEFAULT_CONFIG, path), undefined, path);
    assert.deepEqual(listBelow(root, DEFAULT_CONFIG, "a/b"), ["a/b/y.md"]);
  });

  it("may be on the way to the corpus itself", () => {
    const folder = folderOf({ "real/attested.yaml": "", "real/a.md": "", link: "-> real" });
    assert.deepEqual(listCorpus(join(folder, "link"), DEFAULT_CONFIG), ["attested.yaml", "a.md"]);
    assert.equal(corpusRoot(join(folder, "link")), join(folder, "link"));
  });
});

describe("disk: what .gitignore files leave out", () => {
  const files = [
    "a.md",
    "b.md",
    "build/a.md",
    "x/a.md",
    "x/b.md",
    "x/build/a.md",
    "x/y/a.md",
    "x/y/keep/a.md",
    "x/[odd] name!/a.md",
    "x/[odd] name!/b.md",
    "deep/er/build/a.md",
  ];
  const ignores: readonly Files[] = [
    { ".gitignore": "build/\n" },
    { ".gitignore": "/build\n*.md\n!b.md\n" },
    { ".gitignore": "build/\n", "x/.gitignore": "!build/\n" },
    { ".gitignore": "# a comment\n\\#a.md\nx/*\n!x/y\n", "x/y/.gitignore": "/a.md\nkeep/\n" },
    { "x/.gitignore": "a.md\n", "x/y/.gitignore": "!a.md\n" },
    { "x/.gitignore": "y/a.md\n/b.md\n", "x/y/.gitignore": "**/a.md\n" },
    { "x/[odd] name!/.gitignore": "/b.md\n" },
    { ".gitignore": "**/build\r\na.md\r\n!/a.md\r\n" },
    { ".gitignore": "/*\n!/x/\n", "x/.gitignore": "*\n!*/\n!b.md\n" },
  ];

  it("is what git itself leaves out", function () {
    const root = folderOf({});
    try {
      execFileSync("git", ["init", "-q", root]);
    } catch {
      this.skip();
    }
    for (const path of files) write(root, path, "");
    for (const [n, own] of ignores.entries()) {
      for (const [path, text] of Object.entries(own)) write(root, path, text);
      const git = execFileSync("git", [
        "-C",
        root,
        "ls-files",
        "-z",
        "--others",
        "--exclude-standard",
        "*.md",
      ]);
      const expected = git.toString().split("\0").filter(Boolean).sort();
      assert.deepEqual([...listCorpus(root, DEFAULT_CONFIG)].sort(), expected, `case ${n}`);
      for (const path of files) {
        assert.equal(belongs(root, DEFAULT_CONFIG, path), expected.includes(path), `case ${n}: ${path}`);
        const below = listBelow(root, DEFAULT_CONFIG, path);
        assert.deepEqual(below, expected.includes(path) ? [path] : [], `case ${n}: ${path}`);
      }
      for (const folder of ["x", "x/y", "x/[odd] name!", "deep", "build"]) {
        const below = expected.filter((path) => path.startsWith(`${folder}/`));
        assert.deepEqual(
          [...(listBelow(root, DEFAULT_CONFIG, folder) ?? [])].sort(),
          below,
          `case ${n}: ${folder}`,
        );
      }
      for (const path of Object.keys(own)) write(root, path, "");
    }
  });

  it("takes any bytes for a .gitignore", () => {
    const broken = [
      "[",
      "[z-a]",
      "\\",
      "**",
      "!",
      "!!",
      "/",
      "***/**",
      "[[:alpha:]",
      "a{b",
      "(",
      "\0",
      " ",
    ].join("\n");
    assert.doesNotThrow(() =>
      listCorpus(folderOf({ ".gitignore": broken, "a/.gitignore": broken }), DEFAULT_CONFIG),
    );
    const folder = folderOf({ ".gitignore": new Uint8Array([0x2a, 0xff, 0x0a]), "a.md": "" });
    assert.deepEqual(listCorpus(folder, DEFAULT_CONFIG), ["a.md"]);
    const odd = folderOf({ "a.md": "" });
    mkdirSync(join(odd, ".gitignore"));
    assert.deepEqual(listCorpus(odd, DEFAULT_CONFIG), ["a.md"]);
  });
});
