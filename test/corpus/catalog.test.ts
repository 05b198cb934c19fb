import assert from "node:assert/strict";
import fc from "fast-check";
import { Catalog, type Change, type Resolution } from "../../server/src/corpus/catalog.ts";
import { readConfig } from "../../server/src/model/config.ts";
import type { Definition, Facts, Use, Wanted } from "../../server/src/model/facts.ts";
import { lowerFile } from "../../server/src/model/lower-file.ts";

const CONFIG = readConfig("definitions: [lists]\n");

/** Names and ids that few files share in every way: by id, by name, by folder, by letter case, by diacritics. */
const NAMES = ["a", "b", "A", "é", "E", "b c", "B C", "lam"] as const;
const PATHS = [
  "x/a.md",
  "x/b.md",
  "y/a.md",
  "y/é.md",
  "z/x/b.md",
  "lam.md",
  "x/A.md",
  "lists/more.yaml",
] as const;
const TARGETS = [...NAMES, "x/a", "y/a", "x/b", "z/x/b", "/x/a", "a#c1", "#c1", "gone", "lan", "bc"] as const;

const NAME = fc.constantFrom(...NAMES);
const USE = fc.oneof(
  fc.constantFrom(...TARGETS).map((target) => `[[${target}]]`),
  fc.constantFrom(...TARGETS).map((target) => `[@{${target}}]`),
  fc.constantFrom(...TARGETS).map((target) => `[x]{.claim #c1 by="${target}" contradicts="${target}"}`),
  NAME.map((name) => `[${name}]{.person}`),
  fc.constantFrom(...PATHS).map((path) => `[to](/${path})`),
);
const FIELDS = fc
  .record(
    {
      type: fc.constantFrom("person", "state", "source", "article", "note"),
      id: NAME,
      name: NAME,
      title: NAME,
      aliases: NAME,
      weakAliases: NAME,
    },
    { requiredKeys: [] },
  )
  .map((fields) => Object.entries(fields).map(([key, value]) => `${key}: ${value}`));
const MARKDOWN = fc
  .record({ fields: FIELDS, uses: fc.array(USE, { maxLength: 3 }) })
  .map(({ fields, uses }) => `---\n${fields.join("\n")}\n---\n${uses.join(" ")}\n`);
const LIST = fc
  .array(FIELDS, { minLength: 1, maxLength: 3 })
  .map((entries) =>
    entries
      .map((fields) => `- ${["type: person", ...fields.filter((f) => !f.startsWith("type"))].join("\n  ")}\n`)
      .join(""),
  );

/** One file's next text, or none when it is removed. */
const EDIT = fc
  .constantFrom(...PATHS)
  .chain((path) =>
    fc
      .option(path.endsWith(".md") ? MARKDOWN : LIST, { nil: undefined, freq: 3 })
      .map((text) => ({ path, text })),
  );
const HISTORY = fc.array(fc.array(EDIT, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });

type Edit = { readonly path: string; readonly text: string | undefined };

function changesOf(edits: readonly Edit[]): readonly Change[] {
  return edits.map(({ path, text }) => ({
    path,
    facts: text === undefined ? undefined : lowerFile(path, text, CONFIG).facts,
  }));
}

function named({ path, id, kind }: Definition): string {
  return `${path} ${kind} ${id}`;
}

function usesOf(facts: Facts | undefined): readonly Use[] {
  return facts?.uses ?? [];
}

function resolution({ by, definitions }: Resolution): readonly string[] {
  return [by, ...definitions.map(named)];
}

function place({ path, via, place }: Use): string {
  return `${path} ${place.start} ${via}`;
}

/** All that a snapshot can be asked for. */
function observe(catalog: Catalog): unknown {
  const wanted: readonly Wanted[] = ["entity", "key", "claim", "file"];
  const definitions = PATHS.flatMap((path) => catalog.facts(path)?.definitions ?? []);
  return {
    size: catalog.size,
    paths: [...catalog.paths()].sort(),
    resolved: PATHS.flatMap((path) =>
      usesOf(catalog.facts(path)).map((use) => [place(use), resolution(catalog.resolve(use))]),
    ),
    uses: definitions.map((definition) => [
      named(definition),
      [...catalog.uses(definition)].map(place).sort(),
    ]),
    lookup: [...TARGETS, ...PATHS].map((target) =>
      wanted.map((what) => resolution(catalog.lookup(target, what))),
    ),
    among: NAMES.map((name) => resolution(catalog.lookup(name, "entity", "person"))),
    nearest: TARGETS.map((target) => wanted.map((what) => catalog.nearest(target, what).map(named))),
    search: ["", ...NAMES].map((text) => catalog.search({ text, limit: 50 }).map(named)),
    persons: catalog.search({ text: "", kinds: ["person"], limit: 2 }).map(named),
    claims: PATHS.map((path) => catalog.claim(path, "c1")?.attributes.map(({ value }) => value)),
  };
}

function filesOf(history: readonly (readonly Edit[])[]): ReadonlyMap<string, string | undefined> {
  return new Map(history.flat().map(({ path, text }) => [path, text]));
}

describe("catalog", function () {
  this.timeout(30_000);

  it("is after any changes what it is when built at once", () => {
    fc.assert(
      fc.property(HISTORY, (history) => {
        let catalog = Catalog.empty(CONFIG);
        for (const edits of history) catalog = catalog.apply(changesOf(edits)).catalog;
        const files = [...filesOf(history)].map(([path, text]) => ({ path, text }));
        const { catalog: afresh } = Catalog.empty(CONFIG).apply(changesOf(files.reverse()));
        assert.deepEqual(observe(catalog), observe(afresh));
      }),
      { numRuns: 200 },
    );
  });

  it("leaves every snapshot as it was", () => {
    fc.assert(
      fc.property(HISTORY, (history) => {
        const seen: { catalog: Catalog; before: unknown }[] = [];
        let catalog = Catalog.empty(CONFIG);
        for (const edits of history) {
          seen.push({ catalog, before: observe(catalog) });
          catalog = catalog.apply(changesOf(edits)).catalog;
        }
        for (const { catalog: old, before } of seen) assert.deepEqual(observe(old), before);
      }),
      { numRuns: 100 },
    );
  });

  it("names every file in which a use means something else than before", () => {
    fc.assert(
      fc.property(HISTORY, (history) => {
        let before = Catalog.empty(CONFIG);
        for (const edits of history) {
          const { catalog, affected } = before.apply(changesOf(edits));
          for (const path of PATHS) {
            const meant = (one: Catalog): unknown =>
              usesOf(one.facts(path)).map((use) => [resolution(one.resolve(use)), fragments(one, use)]);
            const changed = JSON.stringify(meant(before)) !== JSON.stringify(meant(catalog));
            assert.ok(!changed || affected.has(path), `${path} is affected`);
          }
          for (const { path } of edits) assert.ok(affected.has(path));
          before = catalog;
        }
      }),
      { numRuns: 200 },
    );
  });

  it("affects no file that has nothing to do with a change", () => {
    const file = (path: string, text: string): Edit => ({ path, text });
    const { catalog } = Catalog.empty(CONFIG).apply(
      changesOf([
        file("x/a.md", "---\ntype: person\nname: Lam\n---\nOnce."),
        file("x/b.md", "[[Lam]]"),
        file("y/c.md", "[[China]]"),
      ]),
    );
    const words = catalog.apply(changesOf([file("x/a.md", "---\ntype: person\nname: Lam\n---\nTwice.")]));
    assert.deepEqual([...words.affected], ["x/a.md"]);
    const name = catalog.apply(changesOf([file("x/a.md", "---\ntype: person\nname: Tô Lâm\n---\nOnce.")]));
    assert.deepEqual([...name.affected].sort(), ["x/a.md", "x/b.md"]);
    const other = readConfig("rules: {x: off}");
    assert.equal(catalog.apply([], other).affected.size, 3);
  });

  it("takes thousands of files that share a name in one change", () => {
    const many = 5000;
    const edits = Array.from({ length: many }, (_, i) => ({ path: `${i}/index.md`, text: "[[index]]" }));
    const { catalog } = Catalog.empty(CONFIG).apply(changesOf(edits));
    const found = catalog.lookup("index", "entity");
    assert.equal(found.definitions.length, many);
    const { catalog: less, affected } = catalog.apply([{ path: "7/index.md", facts: undefined }]);
    assert.equal(less.lookup("index", "entity").definitions.length, many - 1);
    assert.equal(affected.size, many);
  });
});

/** The claims and headings behind what a use names, on which findings about its fragment depend. */
function fragments(catalog: Catalog, use: Use): unknown {
  if (use.fragment === undefined) return undefined;
  return catalog.resolve(use).definitions.map(({ path }) => catalog.facts(path)?.claims.map(({ id }) => id));
}
