import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { frontMatterOf } from "../../server/src/syntax/front-matter.ts";
import { entryOf, itemsOf, scalarOf } from "../../server/src/syntax/tree.ts";
import { type Files, folderOf, write } from "../node/temporary.ts";
import { run, seeds } from "./run.ts";

const LONG = `${"The harbour was dug by hand, and nobody believed in it. ".repeat(4).trim()}`;
const TEXT = `Loading Now\n\nHarbour opens\n\nBy Ann Lee\n\n[${LONG}]{.claim}\n\nPost Comment\n`;

/** Imports files into a new folder `into`. */
async function importing(files: Files, args: readonly string[]) {
  const folder = folderOf(files);
  const result = await run(folder, ["import", ...args, "--into", "into"]);
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");
  const written = (): readonly string[] => {
    try {
      return readdirSync(join(folder, "into")).sort();
    } catch {
      return [];
    }
  };
  return { ...result, folder, read, written };
}

/** A field of an article's front matter, as texts. */
function fieldOf(article: string, key: string): readonly string[] {
  return itemsOf(entryOf(frontMatterOf(article).fields, key)?.value).flatMap((item) =>
    item.type === "scalar" ? [item.text] : [],
  );
}

describe("cli: import", function () {
  this.timeout(20_000);

  it("makes an article that strips back to the text, and says what it recognised", async () => {
    for (const flags of [[], ["--mark-furniture"]]) {
      const { code, out, err, folder, read } = await importing({ "raw.txt": TEXT }, ["raw.txt", ...flags]);
      assert.deepEqual({ code, err }, { code: 0, err: "" });
      assert.match(out, /^raw.txt → into\/harbour-opens.md\n/);
      assert.match(out, /title +Harbour opens {2}\(line 3\)/);
      assert.match(out, /author +Ann Lee {2}\(line 5: “By Ann Lee”\)/);
      assert.match(out, /not found +published, publisher, URL/);
      assert.match(out, flags.length > 0 ? /“Post Comment”, marked/ : /“Post Comment”, left as it is/);
      assert.match(out, /dropped +nothing/);
      const article = read("into/harbour-opens.md");
      assert.deepEqual(fieldOf(article, "author"), ["Ann Lee"]);
      assert.equal((await run(folder, ["strip", "into/harbour-opens.md"])).out, TEXT);
      assert.equal(article.includes("{.furniture}"), flags.length > 0);
      assert.deepEqual((await run(folder, ["check", "into", "--fail-on", "info"])).code, 0);
    }
  });

  it("never writes to what is there, a link that leads nowhere included", async () => {
    const files = {
      "raw.txt": TEXT,
      "other.txt": TEXT.replace("Lee", "Roe"),
      "into/harbour-opens.md": "mine",
      "into/harbour-opens-2.md": "-> ../outside.md",
    };
    const { code, out, folder, read, written } = await importing(files, ["raw.txt", "other.txt"]);
    assert.equal(code, 0);
    assert.equal(read("into/harbour-opens.md"), "mine");
    const names = ["harbour-opens-2.md", "harbour-opens-3.md", "harbour-opens-4.md", "harbour-opens.md"];
    assert.deepEqual(written(), names);
    assert.ok(!readdirSync(folder).includes("outside.md"));
    assert.doesNotMatch(out, /holds the same text/);
    const again = await run(folder, ["import", "raw.txt", "--into", "into"]);
    assert.match(again.out, /into\/harbour-opens-5.md\n/);
    assert.match(again.out, /look at +into\/harbour-opens-3.md holds the same text/);
  });

  it("keeps to its folder and to names that every system takes, whatever the title", async () => {
    const titles = [
      "../../etc/passwd",
      "..",
      "CON",
      "README",
      "a\\b:c*d?e",
      "😀",
      "越南",
      "x".repeat(400),
      "-",
      ".",
    ];
    const files = Object.fromEntries(
      titles.map((title, n) => [`raw ${n}.txt`, `Title: ${title}\n\n${LONG}\n`]),
    );
    const { code, folder, written } = await importing(files, Object.keys(files));
    assert.equal(code, 0);
    assert.equal(written().length, titles.length);
    assert.deepEqual(
      readdirSync(folder).filter((name) => !name.startsWith("raw ")),
      ["into"],
    );
    for (const name of written()) {
      assert.match(name, /^[\p{L}\p{N}-]{1,60}\.md$/u);
      assert.doesNotMatch(name, /^(?:con|readme)\.md$/);
    }
  });

  it("writes nothing when one of the files cannot be read", async () => {
    const cases: readonly (readonly [string, Files[string] | undefined, RegExp])[] = [
      ["bad.txt", Buffer.from([0x61, 0x0a, 0x96]), /bad.txt: This file is not UTF-8: on line 2 the byte 96/],
      ["wide.txt", Buffer.from("\ufeffHarbour", "utf16le"), /UTF-16/],
      ["wide2.txt", Buffer.from("Harbour opens", "utf16le"), /UTF-16/],
      ["nope.txt", undefined, /There is no file nope.txt/],
      ["page.html", "<p>", /page.html is HTML, which cannot be imported yet/],
      ["page.txt", "<!DOCTYPE html><p>", /page.txt holds HTML/],
      ["table.CSV", "a,b", /table.CSV is CSV, which cannot be imported yet/],
      ["entities.json", "[]", /JSON, which cannot be imported yet/],
      ["note.md", "x", /Markdown, which cannot be imported yet/],
      ["scan.pdf", "x", /name of no plain text/],
      ["*.txtt", undefined, /No file matches \*.txtt/],
    ];
    for (const [name, content, says] of cases) {
      const files = { "raw.txt": TEXT, ...(content === undefined ? {} : { [name]: content }) };
      const { code, out, err, written } = await importing(files, ["raw.txt", name]);
      assert.deepEqual({ code, out, written: written() }, { code: 2, out: "", written: [] }, name);
      assert.match(err, says);
    }
  });

  it("refuses a folder to write into that is none", async () => {
    const folder = folderOf({ "raw.txt": TEXT, into: "a file" });
    const { code, err } = await run(folder, ["import", "raw.txt", "--into", "into"]);
    assert.equal(code, 2);
    assert.match(err, /into is no folder and none can be made there/);
    assert.equal(readFileSync(join(folder, "into"), "utf8"), "a file");
  });

  it("keeps byte order mark and line ends, and reports mixed ones", async () => {
    const text = `\uFEFFHarbour opens\r\n\r\n${LONG}\n\nEnd\r\n`;
    const { out, folder, read } = await importing({ "raw.txt": text }, ["raw.txt"]);
    assert.match(out, /line ends +mixed \(3 × CR LF, 2 × LF\); they are kept/);
    assert.ok(read("into/harbour-opens.md").startsWith("\uFEFF---\r\ntype: article\r\n"));
    assert.deepEqual((await run(folder, ["strip", "into/harbour-opens.md"])).bytes, Buffer.from(text));
  });

  it("takes an empty text, with the file's name for a title", async () => {
    const { code, out, read } = await importing({ "Old notes.txt": "" }, ["Old notes.txt"]);
    assert.equal(code, 0);
    assert.match(out, /title +Old notes {2}\(the file's name\)/);
    assert.deepEqual(fieldOf(read("into/old-notes.md"), "title"), ["Old notes"]);
  });

  it("takes a pattern that the shell left as it is", async () => {
    const files = { "a/one.txt": `One\n\n${LONG}`, "a/two.txt": `Two\n\n${LONG}`, "a/three.md": "" };
    const { written } = await importing(files, ["a/*.txt"]);
    assert.deepEqual(written(), ["one.md", "two.md"]);
  });
});

describe("cli: import of real texts", function () {
  this.timeout(20_000);
  const texts = seeds();

  before(function () {
    if (texts === undefined) {
      console.log("      The real texts are not here; set ATTESTED_SEEDS to their folder.");
      this.skip();
    }
  });

  it("strips back byte for byte, with and without marked furniture", async () => {
    for (const flags of [[], ["--mark-furniture"]]) {
      const folder = folderOf({});
      for (const { file } of texts ?? []) {
        const into = file.replace(/^.*[\\/]|\.txt$/g, "");
        const { code } = await run(folder, ["import", file, "--into", into, ...flags]);
        assert.equal(code, 0, file);
        const [name = ""] = readdirSync(join(folder, into));
        const { bytes, err } = await run(folder, ["strip", join(into, name)]);
        assert.equal(err, "");
        assert.ok(bytes.equals(readFileSync(file)), file);
      }
    }
  });

  it("gives articles that need nothing but a look", async () => {
    const folder = folderOf({});
    mkdirSync(join(folder, "articles"));
    write(folder, "attested.yaml", "");
    await run(folder, ["import", ...(texts ?? []).map(({ file }) => file), "--into", "articles"]);
    const { code, out } = await run(folder, ["check", "--fail-on", "warning"]);
    assert.equal(code, 0, out);
  });

  it("recognises what a careful editor would", async function () {
    // What each of the five texts says of itself, by the number at the start of its file's name.
    const expected: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
      "000": { titleWords: 9, furniture: 2 },
      "001": { titleWords: 6, furniture: 1, paragraphs: "line" },
      "002": { published: "2023-12-12", URL: 1, publisher: 1, furniture: 0 },
      "003": { titleWords: 10, published: "2024-08-19", author: 1, paragraphs: "line", furniture: 2 },
      "004": { paragraphs: "line", furniture: 0 },
    };
    let seen = 0;
    for (const { file } of texts ?? []) {
      const wanted = expected[file.replace(/^.*[\\/]/, "").slice(0, 3)];
      if (wanted === undefined) continue;
      seen++;
      const folder = folderOf({});
      await run(folder, ["import", file, "--into", ".", "--mark-furniture"]);
      const [name = ""] = readdirSync(folder);
      const article = readFileSync(join(folder, name), "utf8");
      const fields = frontMatterOf(article).fields;
      const words = scalarOf(fields, "title")?.text.split(" ").length;
      if (wanted["titleWords"] !== undefined) assert.equal(words, wanted["titleWords"], file);
      assert.equal(article.split("]{.furniture}").length - 1, wanted["furniture"], file);
      for (const key of ["published", "paragraphs", "author", "URL", "publisher"]) {
        const values = fieldOf(article, key);
        const value: string | number | undefined = wanted[key];
        if (typeof value === "string") assert.deepEqual(values, [value], `${file} ${key}`);
        else assert.equal(values.length, value ?? 0, `${file} ${key}`);
      }
    }
    if (seen === 0) this.skip();
  });
});
