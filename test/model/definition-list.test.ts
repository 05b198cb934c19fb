import assert from "node:assert/strict";
import fc from "fast-check";
import { lowerList } from "../../server/src/model/definition-list.ts";
import { slice } from "../../server/src/text/span.ts";

/** What a list defines, in short: kind, id and name. */
function defined(text: string): readonly (readonly [kind: string, id: string, name: string])[] {
  return lowerList("lists/people.yaml", text).definitions.map(({ kind, id, name }) => [kind, id, name]);
}

const TWO = [
  ["person", "to-lam", "Tô Lâm"],
  ["state", "vietnam", "Vietnam"],
] as const;

describe("A list of definitions", () => {
  const good: readonly (readonly [what: string, text: string, expected: readonly (readonly string[])[]])[] = [
    [
      "a mapping from ids to fields",
      "to-lam: {type: person, name: Tô Lâm}\nvietnam:\n  type: state\n  name: Vietnam\n",
      TWO,
    ],
    [
      "a list with ids, or with names of which ids are made",
      "- id: to-lam\n  type: person\n  name: Tô Lâm\n- {type: state, name: Vietnam}\n",
      TWO,
    ],
    [
      "a type for all that have none",
      "type: person\nnote: From the handbook.\ndefinitions:\n  to-lam: {name: Tô Lâm}\n  vietnam: {type: state, name: Vietnam}\n",
      TWO,
    ],
    [
      "a type for all in a list",
      "type: organization\ndefinitions:\n  - name: World Bank\n  - id: un\n",
      [
        ["organisation", "world-bank", "World Bank"],
        ["organisation", "un", "un"],
      ],
    ],
    [
      "titles of sources",
      "- {type: source, title: White Paper 2024}",
      [["source", "white-paper-2024", "White Paper 2024"]],
    ],
    ["an id in the fields before the key", "a: {type: place, id: b, name: B}", [["place", "b", "B"]]],
    ["an empty file", "# nothing yet\n", []],
    ["an empty list", "type: person\ndefinitions:\n", []],
    ["a byte order mark", "\ufeffa: {type: place}", [["place", "a", "a"]]],
  ];
  for (const [what, text, expected] of good) {
    it(`reads ${what}`, () => {
      assert.deepEqual(lowerList("a.yaml", text).dataDefects, []);
      assert.deepEqual(defined(text), expected);
    });
  }

  const broken: readonly (readonly [
    text: string,
    marked: string,
    message: RegExp,
    ids: readonly string[],
  ])[] = [
    ["just words", "just words", /A list of definitions is expected/, []],
    ["type: person\nto-lam: {name: Tô Lâm, type: person}", "type", /A definition has fields/, ["to-lam"]],
    ["a:\nb: {type: place}", "a", /A definition has fields/, ["b"]],
    ["- Vietnam\n- {type: place, id: b}", "Vietnam", /expected behind this hyphen/, ["b"]],
    ["- type: place\n- {type: place, id: b}", "type", /neither id nor name/, ["b"]],
    ["- {type: place, name: '…'}", "type", /neither id nor name/, []],
    ["a: {name: A}\nb: {type: place}", "a", /one of person, organisation/, ["b"]],
    ["- {id: a}\n- {type: place, id: b}", "id", /one of person, organisation/, ["b"]],
    ["a: {type: persn}\nb: {type: place}", "persn", /Did you mean “person”/, ["b"]],
    ["a: {type: treaty}\nb: {type: place}", "treaty", /“treaty”: write one of/, ["b"]],
    ["a: {type: article}\nb: {type: place}", "article", /`type: source`/, ["b"]],
    ["type: persons\ndefinitions: {a: {name: A}, b: {name: B}}", "persons", /Did you mean “person”/, []],
    ["type: person\ndefinitions: {a: {name: A}}\nb: {name: B}", "b", /move it below/, ["a"]],
    ["type: person\ndefinitions: words", "words", /A list of definitions is expected/, []],
    ["a: {type: place}\na: {type: state}", "a", /twice/, ["a", "a"]],
  ];
  for (const [text, marked, message, ids] of broken) {
    it(`says what is wrong in ${JSON.stringify(text)}`, () => {
      const { dataDefects, definitions } = lowerList("a.yaml", text);
      const [defect, ...others] = dataDefects;
      assert.ok(defect !== undefined);
      assert.deepEqual(others, []);
      assert.equal(defect.code, "front-matter-invalid");
      assert.match(defect.message, message);
      assert.equal(slice(text, defect.span), marked);
      assert.deepEqual(
        definitions.map(({ id }) => id),
        ids,
      );
    });
  }

  it("reports YAML that cannot be read", () => {
    const { dataDefects } = lowerList("a.yaml", 'a: {type: place}\nb: {type: "place}\n');
    assert.ok(dataDefects.length > 0);
    assert.ok(dataDefects.every(({ code }) => code === "front-matter-invalid"));
  });

  it("says where definitions, ids and names stand", () => {
    const text = `"to-lam":
  type: person
  name: Tô Lâm
  aliases: [To Lam]
  note: General Secretary.

# The state.
vietnam: {type: state, id: vn}
`;
    const [first, second] = lowerList("a.yaml", text).definitions;
    assert.ok(first !== undefined && second !== undefined);
    assert.equal(slice(text, first.idPlace), "to-lam");
    assert.equal(slice(text, first.namePlace), "Tô Lâm");
    assert.equal(slice(text, first.firstLine), '"to-lam":');
    assert.equal(slice(text, first.place), text.slice(0, text.indexOf("\n\n")));
    assert.equal(first.summary, "General Secretary.");
    assert.deepEqual(
      first.names.map((name) => name.text),
      ["Tô Lâm", "To Lam"],
    );
    assert.equal(slice(text, second.idPlace), "vn");
    assert.equal(slice(text, second.place), "vietnam: {type: state, id: vn}");
  });

  it("notes the uses and dates in the fields, by the kind's table", () => {
    const text = `type: agreement
definitions:
  - name: Joint Statement
    parties: [vietnam, china]
    signedOn: 2024-08-19
    partOf: {value: talks, source: vna}
    count: 14
  - {type: person, name: Tô Lâm, born: 10 July 1957, signedOn: never}
  - {type: source, title: News, url: none, issued: 2024}
`;
    const { uses, dates } = lowerList("a.yaml", text);
    assert.deepEqual(
      uses.map(({ target, wanted, via, place }) => [target, wanted, via, slice(text, place)]),
      [
        ["vietnam", "entity", "parties", "vietnam"],
        ["china", "entity", "parties", "china"],
        ["vna", "key", "source", "vna"],
        ["talks", "entity", "partOf", "talks"],
      ],
    );
    assert.deepEqual(
      dates.map(({ place, error }) => [slice(text, place), error === undefined]),
      [
        ["2024-08-19", true],
        ["10 July 1957", false],
        ["2024", true],
      ],
    );
  });

  it("never throws; the places of ids that are written spell them", () => {
    const pieces = fc.constantFrom(
      ..."{}[],:-?&*!|>'\"# \n".split(""),
      ...[
        "  ",
        "a: ",
        "- ",
        "\n  ",
        "type: person",
        "{type: place, ",
        "name: Tô Lâm",
        "definitions:\n",
        "id: b",
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        const { definitions, dataDefects } = lowerList("a.yaml", text);
        for (const { id, idPlace, idWritten, place } of definitions) {
          assert.ok(place.start <= place.end && place.end <= text.length);
          if (idWritten && /^[\w-]+$/.test(id) && !text.includes('"') && !text.includes("'"))
            assert.equal(slice(text, idPlace), id);
        }
        for (const { span: at } of dataDefects)
          assert.ok(0 <= at.start && at.start <= at.end && at.end <= text.length);
      }),
      { numRuns: 1000 },
    );
  });

  it("takes many definitions, and refuses what is no list that a person keeps", () => {
    const many = Array.from({ length: 2000 }, (_, i) => `- {type: person, name: Nguyễn ${i}}\n`).join("");
    assert.equal(defined(many).length, 2000);
    const [defect, ...others] = lowerList("a.yaml", "- {type: person, name: A}\n".repeat(50_000)).dataDefects;
    assert.match(defect?.message ?? "", /divide it into several files/);
    assert.deepEqual(others, []);
  });

  it("refuses lines that YAML nests one in the other", () => {
    const { dataDefects } = lowerList("a.yaml", "a: b: c\n".repeat(100));
    assert.match(dataDefects[0]?.message ?? "", /nested too deeply/);
  });

  for (const piece of ["[", "{", "a: ", "- ", "}", ",", "&a ", "*a\n", "? ", '"', "%\n"]) {
    it(`takes a thousand of ${JSON.stringify(piece)} with few defects`, () => {
      const { dataDefects } = lowerList("a.yaml", piece.repeat(1000));
      assert.ok(dataDefects.length <= 101);
    });
  }
});
