import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import matter from "gray-matter";
import { frontMatterOf } from "../../server/src/syntax/front-matter.ts";
import type { Tree } from "../../server/src/syntax/tree.ts";
import { PROJECT, run } from "../cli/run.ts";
import { folderOf } from "./temporary.ts";

/** gray-matter would run scripts in front matter; these options make anything but YAML an error. */
const SAFE = Object.fromEntries(
  ["javascript", "js", "coffee", "coffeescript", "cson", "json", "toml"].map((name) => [
    name,
    (): never => {
      throw new Error("Only YAML is read.");
    },
  ]),
);

/** Data as gray-matter's schema would have it: texts, and what it makes of dates and figures as the text it came from. */
function shape(tree: Tree | undefined): unknown {
  if (tree === undefined) return null;
  if (tree.type === "scalar") return tree.text;
  if (tree.type === "list") return tree.items.map(shape);
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, shape(value)]));
}

function asText(data: unknown, own: unknown): unknown {
  if (Array.isArray(data))
    return data.map((item, i) => asText(item, Array.isArray(own) ? own[i] : undefined));
  if (data instanceof Date) return typeof own === "string" && data.toISOString().startsWith(own) ? own : data;
  if (typeof data === "object" && data !== null) {
    const others: Readonly<Record<string, unknown>> =
      typeof own === "object" && own !== null ? { ...own } : {};
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, asText(value, others[key])]));
  }
  return typeof data === "number" || typeof data === "boolean" ? String(data) : data;
}

describe("front matter, with gray-matter as the oracle", () => {
  it("reads the example corpus alike", () => {
    const corpus = join(PROJECT, "corpus");
    const files = readdirSync(corpus, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith(".md"));
    assert.ok(files.length > 20);
    for (const name of files) {
      const text = readFileSync(join(corpus, name), "utf8");
      const own = shape(frontMatterOf(text).fields);
      const { data, content } = matter(text, { engines: SAFE });
      assert.deepEqual(own, asText(data, own), name);
      assert.equal(
        text.slice(frontMatterOf(text).span.end).replace(/^\n/, ""),
        content.replace(/^\n/, ""),
        name,
      );
    }
  });

  it("runs nothing, whatever language front matter names", async () => {
    const script = "globalThis.attestedWasRun = true; module.exports = {title: 'x'}";
    for (const language of ["js", "javascript", "coffee", "json", " js"]) {
      const text = `---${language}\n${script}\n---\nText.\n`;
      assert.throws(() => matter(text, { engines: SAFE }), /Only YAML/);
      const folder = folderOf({ "a.md": text, "b.txt": text });
      for (const args of [["check"], ["strip", "a.md"], ["import", "b.txt", "--into", "."]])
        await run(folder, args);
      assert.ok(!("attestedWasRun" in globalThis), language);
      if (language === "js") assert.match((await run(folder, ["check", "a.md"])).out, /front-matter-invalid/);
    }
  });
});
