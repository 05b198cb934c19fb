import assert from "node:assert/strict";
import fc from "fast-check";
import { lowerBibliography } from "../../server/src/model/bibliography.ts";
import type { Definition } from "../../server/src/model/facts.ts";
import { textsOf } from "../../server/src/model/lower/define.ts";
import { scalarOf } from "../../server/src/syntax/tree.ts";
import { slice } from "../../server/src/text/span.ts";

/** The entries of a bibliography that has no fault. */
function sources(path: string, text: string): readonly Definition[] {
  const { definitions, dataDefects, dates } = lowerBibliography(path, text);
  assert.deepEqual(dataDefects, []);
  assert.deepEqual(
    dates.filter(({ error }) => error !== undefined),
    [],
  );
  return definitions;
}

/** The texts of a definition's fields. */
function fieldsOf({ fields }: Definition): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fields.entries.map(({ key, value }) => {
      const texts = textsOf(fields, key);
      return [key, value?.type === "list" ? texts : texts[0]];
    }),
  );
}

function csl(item: object): Definition {
  const [source, ...others] = sources("refs.json", JSON.stringify([item]));
  assert.ok(source !== undefined && others.length === 0);
  return source;
}

function bib(fields: string, type = "article"): Definition {
  const [source, ...others] = sources("refs.bib", `@${type}{k,\n${fields}}`);
  assert.ok(source !== undefined && others.length === 0);
  return source;
}

describe("A bibliography in CSL-JSON", () => {
  it("makes a source of each item", () => {
    const text = `[
  {
    "id": "vna-2024",
    "type": "article-newspaper",
    "title": "Fourteen agreements",
    "author": [{"family": "Nguyễn", "given": "Văn A"}, {"literal": "Vietnam News Agency"}],
    "issued": {"date-parts": [[2024, 8, 19]]},
    "container-title": "Nhân Dân",
    "url": "https://example.org/a",
    "abstract": "What was signed in Beijing."
  },
  {"id": 12, "title": "Twelve"}
]`;
    const [first, second] = sources("refs.json", text);
    assert.ok(first !== undefined && second !== undefined);
    assert.equal(first.kind, "source");
    assert.equal(first.id, "vna-2024");
    assert.equal(first.name, "Fourteen agreements");
    assert.equal(first.summary, "What was signed in Beijing.");
    assert.equal(first.idWritten, true);
    assert.equal(slice(text, first.idPlace), "vna-2024");
    assert.equal(slice(text, first.namePlace), "Fourteen agreements");
    assert.deepEqual([first.place.line, first.place.endLine], [1, 10]);
    assert.equal(slice(text, first.firstLine), "{");
    assert.deepEqual(fieldsOf(first), {
      id: "vna-2024",
      genre: "article-newspaper",
      title: "Fourteen agreements",
      author: ["Văn A Nguyễn", "Vietnam News Agency"],
      issued: "2024-08-19",
      "container-title": "Nhân Dân",
      URL: "https://example.org/a",
      abstract: "What was signed in Beijing.",
    });
    assert.equal(second.id, "12");
    assert.equal(second.name, "Twelve");
  });

  const dates: readonly (readonly [issued: unknown, edtf: string | undefined])[] = [
    [{ "date-parts": [[2024, 8, 19]] }, "2024-08-19"],
    [{ "date-parts": [["2024", "8"]] }, "2024-08"],
    [{ "date-parts": [[2024]] }, "2024"],
    [{ "date-parts": [2024, 8] }, "2024-08"],
    [
      {
        "date-parts": [
          [2024, 8],
          [2024, 10, 1],
        ],
      },
      "2024-08/2024-10-01",
    ],
    [{ "date-parts": [[1650]], circa: true }, "1650~"],
    [{ "date-parts": [[2024]], season: 2 }, "2024-22"],
    [{ "date-parts": [[33]] }, "0033"],
    [{ "date-parts": [[-50]] }, "-0050"],
    [{ "date-parts": [[12000]] }, "Y12000"],
    [{ "date-parts": [[]] }, undefined],
    [{ raw: "19 August 2024" }, "2024-08-19"],
    [{ literal: "2024-08?" }, "2024-08?"],
    [{ literal: "forthcoming" }, undefined],
    ["2024-08", "2024-08"],
    [{}, undefined],
    [[], undefined],
    [null, undefined],
  ];
  for (const [issued, edtf] of dates) {
    it(`dates ${JSON.stringify(issued)}`, () => {
      const source = csl({ id: "k", issued });
      assert.equal(scalarOf(source.fields, "issued")?.text, edtf);
    });
  }

  it("notes dates where they stand, also those that are none", () => {
    const text = '[{"id": "k", "issued": {"date-parts": [[2024, 6, 31]]}, "accessed": "2024-07-01"}]';
    const { dates: found } = lowerBibliography("refs.json", text);
    assert.deepEqual(
      found.map(({ place, error }) => [slice(text, place), error === undefined]),
      [
        ['{"date-parts": [[2024, 6, 31]]}', false],
        ["2024-07-01", true],
      ],
    );
  });

  const people: readonly (readonly [author: unknown, names: readonly string[]])[] = [
    [[{ family: "Beethoven", given: "Ludwig", "dropping-particle": "van" }], ["Ludwig van Beethoven"]],
    [[{ family: "Gogh", given: "Vincent", "non-dropping-particle": "van" }], ["Vincent van Gogh"]],
    [[{ family: "King", given: "Martin Luther", suffix: "Jr." }], ["Martin Luther King Jr."]],
    [[{ family: "Mao" }], ["Mao"]],
    ["Reuters", ["Reuters"]],
    [
      ["Reuters", "AFP"],
      ["Reuters", "AFP"],
    ],
    [[{}, 1, [2]], ["1"]],
  ];
  for (const [author, names] of people)
    it(`names ${JSON.stringify(author)}`, () =>
      assert.deepEqual(textsOf(csl({ id: "k", author }).fields, "author"), names));

  it("keeps a genre, and takes a citation key as another name", () => {
    const source = csl({
      id: "http://example.org/1",
      type: "report",
      genre: "White paper",
      "citation-key": "moj2024",
    });
    assert.equal(fieldsOf(source)["genre"], "White paper");
    assert.deepEqual(
      source.names.map(({ text, weak }) => [text, weak]),
      [["moj2024", false]],
    );
  });

  it("notes the sources that a source rests on", () => {
    const text = '[{"id": "k", "derivedFrom": ["a"], "translatedFrom": "b", "publisher": "Reuters"}]';
    const { uses } = lowerBibliography("refs.json", text);
    assert.deepEqual(
      uses.map(({ target, wanted, via, place }) => [target, wanted, via, slice(text, place)]),
      [
        ["a", "key", "derivedFrom", "a"],
        ["b", "key", "translatedFrom", "b"],
      ],
    );
  });

  const shapes: readonly (readonly [text: string, ids: readonly string[], defects: readonly RegExp[]])[] = [
    ["[]", [], []],
    ['{"id": "a"}', ["a"], []],
    ['{"references": [{"id": "a"}, {"id": "b"}]}', ["a", "b"], []],
    ['\ufeff[{"id": "a"}]', ["a"], []],
    ['{"a": 1}', [], [/is a list of entries/]],
    ["12", [], [/is a list of entries/]],
    ["", [], [/value is expected/]],
    ['[{"id": "a"}, 1, {"title": "b"}, {"id": ""}]', ["a"], [/An entry of a bibliography/, /no id/, /no id/]],
    ['[{"id": "a",}, {"id": "b"}]', ["a", "b"], [/remove it/]],
    ['[{"id": "a"}, // c\n{"id": "b"}', ["a", "b"], [/no comments/, /closing bracket/]],
  ];
  for (const [text, ids, defects] of shapes) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const { definitions, dataDefects } = lowerBibliography("refs.JSON", text);
      assert.deepEqual(
        definitions.map(({ id }) => id),
        ids,
      );
      assert.equal(dataDefects.length, defects.length, JSON.stringify(dataDefects));
      for (const [i, { code, message }] of dataDefects.entries()) {
        assert.equal(code, "config-invalid");
        assert.match(message, defects[i] as RegExp);
      }
    });
  }
});

describe("A bibliography in BibTeX", () => {
  it("makes a source of each entry", () => {
    const text = `@string{nd = "Nh{\\^a}n D{\\^a}n"}

@Article{tolam2024,
  author   = {T{\\^o} L{\\^a}m and {World Bank} and van der Berg, Anna and others},
  title    = {The {Hanoi} Declaration},
  subtitle = {A reading},
  journal  = nd,
  year     = 2024, month = aug, day = 19,
  pages    = {1--20},
  volume   = 3,
  number   = {2},
  institution = {Ministry of Justice \\& Peace},
  url      = {https://example.org/a\\_b},
  doi      = {10.1000/a_b},
  langid   = {vietnamese},
  abstract = {What was
    signed.},
}
`;
    const [source] = sources("refs.bib", text);
    assert.ok(source !== undefined);
    assert.equal(source.id, "tolam2024");
    assert.equal(source.name, "The Hanoi Declaration: A reading");
    assert.equal(slice(text, source.idPlace), "tolam2024");
    assert.equal(slice(text, source.namePlace), "The {Hanoi} Declaration");
    assert.equal(slice(text, source.firstLine), "@Article{tolam2024,");
    assert.equal(slice(text, source.place), text.slice(text.indexOf("@Article")).trim());
    assert.equal(source.summary, "What was signed.");
    assert.deepEqual(fieldsOf(source), {
      title: "The Hanoi Declaration: A reading",
      author: ["Tô Lâm", "World Bank", "Anna van der Berg"],
      publisher: "Ministry of Justice & Peace",
      "container-title": "Nhân Dân",
      volume: "3",
      issue: "2",
      page: "1–20",
      language: "vi",
      abstract: "What was signed.",
      URL: "https://example.org/a_b",
      DOI: "10.1000/a_b",
      issued: "2024-08-19",
      genre: "article",
    });
    const spelled = source.fields.entries.flatMap(({ value }) => (value?.type === "list" ? value.items : []));
    assert.deepEqual(
      spelled.map((item) => slice(text, item.span)),
      ["T{\\^o} L{\\^a}m", "{World Bank}", "van der Berg, Anna"],
    );
  });

  const dates: readonly (readonly [fields: string, edtf: string | undefined])[] = [
    ["date = {2024-08-19}", "2024-08-19"],
    ["date = {2024-08/2024-10}, year = 1999", "2024-08/2024-10"],
    ["date = { 1650~ }", "1650~"],
    ["year = 2024", "2024"],
    ["year = {[1998]}", "1998"],
    ["year = {ca. 1998}", "1998~"],
    ["year = {1998/99}", "1998/1999"],
    ["year = {1998--2001}", "1998/2001"],
    ["year = {forthcoming}", undefined],
    ["year = 2024, month = 8", "2024-08"],
    ["year = 2024, month = {August}", "2024-08"],
    ['year = 2024, month = "10~" # jan', "2024-01-10"],
    ["year = 2024, month = {Aug. 19}", "2024-08-19"],
    ['year = 2024, month = jun # "/" # jul', "2024-06/2024-07"],
    ["year = 2024, month = {Spring}", "2024"],
    ["year = 2024, month = 13", "2024"],
    ["month = aug", undefined],
  ];
  for (const [fields, edtf] of dates)
    it(`dates ${fields}`, () => assert.equal(scalarOf(bib(fields).fields, "issued")?.text, edtf));

  it("notes the dates of BibLaTeX where they stand", () => {
    const text = "@misc{k, date = {2024-06-31}, urldate = {2024-07-01}}";
    assert.deepEqual(
      lowerBibliography("refs.bib", text).dates.map(({ place, error }) => [
        slice(text, place),
        error === undefined,
      ]),
      [
        ["2024-06-31", false],
        ["2024-07-01", true],
      ],
    );
  });

  const single: readonly (readonly [field: string, key: string, text: string])[] = [
    ["school = {University of Social Sciences}", "publisher", "University of Social Sciences"],
    ["organization = {UN}, publisher = {}", "publisher", "UN"],
    ["booktitle = {Papers}", "container-title", "Papers"],
    ["journaltitle = {Papers}, booktitle = {No}", "container-title", "Papers"],
    ["howpublished = {\\url{https://example.org/a\\_b}}", "URL", "https://example.org/a_b"],
    ["howpublished = {On paper}", "genre", "misc"],
    ["type = {White paper}", "genre", "White paper"],
    ["address = {Hanoi}", "publisher-place", "Hanoi"],
    ["language = {Khmer}", "language", "Khmer"],
    ["tier = {primary}", "tier", "primary"],
  ];
  for (const [field, key, text] of single)
    it(`reads ${field}`, () => assert.equal(fieldsOf(bib(field, "misc"))[key], text));

  it("takes other keys as names, and notes the sources that a source rests on", () => {
    const text = "@misc{k, ids = {old, older}, derivedfrom = {a, b}}";
    const { definitions, uses } = lowerBibliography("refs.bib", text);
    assert.deepEqual(
      definitions[0]?.names.map((name) => [name.text, slice(text, name.place)]),
      [
        ["old", "old"],
        ["older", "older"],
      ],
    );
    assert.deepEqual(
      uses.map(({ target, wanted, place }) => [target, wanted, slice(text, place)]),
      [
        ["a", "key", "a"],
        ["b", "key", "b"],
      ],
    );
  });

  it("takes over what a crossref and an xdata entry give", () => {
    const text = `@inproceedings{talk, title = {Talk}, crossref = {volume}}
@proceedings{volume, title = {Proceedings}, publisher = {Press}, year = 2020, doi = {10.1/x}, crossref = {talk}}
@xdata{house, publisher = {House}, location = {Hanoi}}
@book{book, title = {Book}, xdata = {house, none}}`;
    const [talk, volume, book] = sources("refs.bib", text).map(fieldsOf);
    assert.deepEqual(talk, {
      title: "Talk",
      genre: "inproceedings",
      publisher: "Press",
      issued: "2020",
      "container-title": "Proceedings",
    });
    assert.equal(volume?.["container-title"], "Talk");
    assert.deepEqual(book, { title: "Book", genre: "book", publisher: "House", "publisher-place": "Hanoi" });
  });

  it("reports what is broken, and reads the rest", () => {
    const text = "@misc{a, title = {A}\n\n@misc{b, title = {B}}";
    const { definitions, dataDefects } = lowerBibliography("refs.bib", text);
    assert.deepEqual(
      definitions.map(({ id, name }) => [id, name]),
      [
        ["a", "A"],
        ["b", "B"],
      ],
    );
    assert.deepEqual(
      dataDefects.map(({ code, span: at }) => [code, slice(text, at)]),
      [["config-invalid", "@misc{a"]],
    );
  });
});

describe("Any bibliography", () => {
  it("never throws; the places of keys and verbatim values spell them", () => {
    const pieces = fc.constantFrom(
      ...'@{}()[],="#:% \n\\1é'.split(""),
      ...[
        "@misc{k",
        "\n@misc{k, title = ",
        "crossref = {k}",
        "author = {A and B}",
        "ids = {a, b}",
        "year = 2024",
      ],
      ...['{"id": "k", ', '"issued": ', '"author": [', '{"date-parts": [[2024]]}', '{"family": "A"}', "null"],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), fc.constantFrom("a.bib", "a.json"), (parts, path) => {
        const text = parts.join("");
        for (const { id, idPlace, fields } of lowerBibliography(path, text).definitions) {
          if (!id.includes("\\")) assert.equal(slice(text, idPlace).trim(), id);
          for (const { value } of fields.entries)
            if (value?.type === "scalar" && value.verbatim)
              assert.equal(slice(text, value.inner), value.text);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("takes many entries on one long line", () => {
    const item = {
      id: "k",
      title: "Thỏa thuận",
      author: [{ family: "Nguyễn" }],
      issued: { "date-parts": [[2024]] },
    };
    const many = 2000;
    assert.equal(sources("a.json", JSON.stringify(Array.from({ length: many }, () => item))).length, many);
    assert.equal(
      sources("a.bib", "@misc{k, title = {Thỏa thuận}, date = {2024}} ".repeat(many)).length,
      many,
    );
  });

  it("takes many entries that all take over from a large one", () => {
    const parent = `@book{p, title = {${"x".repeat(300_000)}}, publisher = {${"\\'e".repeat(100_000)}}}`;
    assert.equal(sources("a.bib", `${parent}${"\n@misc{k, crossref = {p}}".repeat(2000)}`).length, 2001);
  });

  it("takes a list of as many names as it holds", () => {
    const [source] = sources("a.bib", `@misc{k, ids = {${"a,".repeat(200_000)}}}`);
    assert.equal(source?.names.length, 200_000);
  });
});
