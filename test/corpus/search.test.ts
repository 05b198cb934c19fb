import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import type { Catalog } from "../../server/src/corpus/catalog.ts";
import { loadCorpus } from "../../server/src/node/load.ts";
import { fold } from "../../server/src/text/fold.ts";
import { corpusOf } from "../support/corpus.ts";

const EXAMPLE = join(fileURLToPath(import.meta.url), "..", "..", "..", "..", "corpus");

/** What is typed, and what is found first. */
type Table = readonly (readonly [string, ...string[]])[];

function first(catalog: Catalog, text: string, count: number, words = false): readonly string[] {
  return catalog
    .search({ text, limit: 50, words })
    .slice(0, count)
    .map(({ name }) => name);
}

function finds(corpus: () => Catalog, table: Table): void {
  for (const [typed, ...names] of table)
    it(`${JSON.stringify(typed)} finds ${names.join(", ")}`, () => {
      assert.deepEqual(first(corpus(), typed, names.length), names);
    });
}

const DEFINED = `
to-lam: { type: person, name: Tô Lâm, aliases: [蘇林], weakAliases: [the General Secretary] }
tolima: { type: place, name: Tolima }
lamia: { type: place, name: Lamia }
lam-dong: { type: place, name: Lâm Đồng }
talks-to-lam: { type: event, name: Talks of Tô Lâm in Kunming }
to-lam-speech: { type: source, name: Tô Lâm speaks }
xi: { type: person, name: 习近平, aliases: [Xi Jinping] }
talks: { type: event, name: 中国南海会谈 }
sea: { type: place, name: South China Sea, aliases: [南海] }
weavers: { type: organisation, name: Society of Small Crafts and Sworn Weavers }
asia: { type: organisation, name: Social Science Council of South Asia }
salaam: { type: organisation, name: דוֹבְרֵי שָׁלוֹם }
aman: { type: person, name: أمان توفيق }
delhi: { type: place, name: नई दिल्ली }
kitab: { type: source, name: किताब }
kabul: { type: place, name: काबुल }
guide: { type: organisation, name: Guide, aliases: [Lodestar] }
lodestar: { type: organisation, name: Lodestar Press }
other: { type: person, name: Other, aliases: [Guide] }
`;

describe("search", () => {
  describe("in the worked example", () => {
    let catalog: Catalog | undefined;
    finds(() => {
      catalog ??= loadCorpus(EXAMPLE).catalog;
      return catalog;
    }, [
      ["xijin", "Xi Jinping"],
      ["tolam", "To Lam"],
      ["Tô Lâm", "To Lam"],
      ["to-lam", "To Lam"],
      ["scs", "South China Sea"],
      ["chinasea", "South China Sea"],
      ["gmu", "Guangxi Minzu University"],
      ["cpv", "Communist Party of Vietnam"],
      ["tlm", "To Lam"],
      ["jinping", "Xi Jinping"],
      ["vietnam", "Vietnam"],
      ["习近", "Xi Jinping"],
    ]);
  });

  describe("among names of many scripts", () => {
    let catalog: Catalog | undefined;
    finds(() => {
      catalog ??= corpusOf([{ path: "lists/all.yaml", text: DEFINED }]).catalog;
      return catalog;
    }, [
      // The name, its beginning with its words run together, a later word, letters: entities first, then short names.
      ["to lam", "Tô Lâm", "Tô Lâm speaks", "Talks of Tô Lâm in Kunming"],
      ["tolam", "Tô Lâm", "Tô Lâm speaks", "Talks of Tô Lâm in Kunming"],
      ["to", "Tô Lâm", "Tô Lâm speaks", "Tolima"],
      ["lam", "Lâm Đồng", "Lamia", "Tô Lâm"],
      ["tlm", "Tô Lâm"],
      ["scs", "South China Sea"],
      ["sscsa", "Social Science Council of South Asia"],
      ["sosc", "Social Science Council of South Asia"],
      // A name counts more than an alias, an alias more than what begins so.
      ["guide", "Guide", "Other"],
      ["lodestar", "Guide", "Lodestar Press"],
      ["xi jin", "习近平"],
      ["近平", "习近平"],
      ["南海", "South China Sea", "中国南海会谈"],
      ["中会", "中国南海会谈"],
      ["蘇", "Tô Lâm"],
      ["שלום", "דוֹבְרֵי שָׁלוֹם"],
      ["דש", "דוֹבְרֵי שָׁלוֹם"],
      ["توف", "أمان توفيق"],
      ["दिल", "नई दिल्ली"],
      ["कि", "किताब"],
      ["का", "काबुल"],
    ]);
  });

  it("takes a definition with very many aliases at once", function () {
    this.timeout(30_000);
    const aliases = Array.from({ length: 80_000 }, (_, i) => i.toString(36)).join(", ");
    const text = `to-lam: { type: person, name: Tô Lâm, aliases: [${aliases}, To Lam, TO LAM] }\n`;
    const { catalog } = corpusOf([{ path: "lists/all.yaml", text }]);
    assert.deepEqual(first(catalog, (79_999).toString(36), 1), ["Tô Lâm"]);
  });

  it("finds words that stand apart only where it is asked to", () => {
    const { catalog } = corpusOf([{ path: "lists/all.yaml", text: DEFINED }]);
    assert.deepEqual(first(catalog, "general lam", 1, true), ["Tô Lâm"]);
    assert.deepEqual(first(catalog, "general lam", 1), []);
  });

  it("lists everything by name where nothing is typed", () => {
    const { catalog } = corpusOf([{ path: "lists/all.yaml", text: DEFINED }]);
    const names = first(catalog, "", 50);
    assert.equal(names.length, 19);
    assert.deepEqual(names, [...names].sort());
  });

  it("finds first what bears the name that is typed, however it is written", () => {
    const word = fc.constantFrom(
      "to",
      "lam",
      "lâm",
      "xi",
      "s",
      "china",
      "sea",
      "习",
      "近",
      "कि",
      "שלום",
      "of",
    );
    const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
    const definition = fc.record({
      name,
      alias: name,
      id: name,
      kind: fc.constantFrom("person", "article", "place", "source"),
    });
    fc.assert(
      fc.property(fc.array(definition, { minLength: 1, maxLength: 12 }), fc.boolean(), (all, upper) => {
        const files = all.map((one, i) => ({
          path: `d/${one.id.replaceAll(" ", "-")}-${i}.md`,
          text: `---\ntype: ${one.kind}\n${one.kind === "article" ? "title" : "name"}: ${one.name}\naliases: [${one.alias}]\n---\n`,
        }));
        const { catalog } = corpusOf(files);
        for (const one of all) {
          const typed = upper ? one.name.toUpperCase() : fold(one.name);
          for (const limit of [1, 5, 5000]) {
            const [found] = catalog.search({ text: typed, limit });
            assert.equal(fold(found?.name ?? ""), fold(one.name));
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it("finds the same best whether few or all are asked for", () => {
    const files = Array.from({ length: 400 }, (_, i) => ({
      path: `people/p${i}.md`,
      text: `---\ntype: ${i % 3 === 0 ? "source" : "person"}\nname: Person ${"One Two Three".slice(i % 13)} ${i}\n---\n`,
    }));
    const { catalog } = corpusOf(files);
    for (const text of ["per", "p3", "pt", "pn", "39", "person 3", "e1", "hr", "zz"]) {
      const all = catalog.search({ text, limit: 5000 });
      assert.deepEqual(catalog.search({ text, limit: 7 }), all.slice(0, 7), text);
    }
  });
});
