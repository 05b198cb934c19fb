import assert from "node:assert/strict";
import fc from "fast-check";
import { type BibEntry, readBibtex } from "../../server/src/syntax/bibtex.ts";
import { nameText, splitNames } from "../../server/src/syntax/bibtex-names.ts";
import { plainText, verbatimText } from "../../server/src/syntax/latex.ts";
import { slice } from "../../server/src/text/span.ts";

/** An entry in short: its type, key and fields. */
function short({ type, key, fields }: BibEntry): unknown {
  return [type, key, Object.fromEntries(fields.map(({ name, value }) => [name, value.text]))];
}

function read(text: string): readonly unknown[] {
  const { entries, errors } = readBibtex(text);
  assert.deepEqual(errors, []);
  return entries.map(short);
}

describe("BibTeX", () => {
  const whole: readonly (readonly [what: string, text: string, entries: readonly unknown[]])[] = [
    [
      "braces, quotation marks and bare numbers",
      '@Article{a1, Title = {A {B} "c"}, journal = "D {"}e", year = 2024}',
      [["article", "a1", { title: 'A {B} "c"', journal: 'D {"}e', year: "2024" }]],
    ],
    ["parentheses around an entry", "@misc(k, note = {a) b})", [["misc", "k", { note: "a) b" }]]],
    [
      "an entry without fields",
      "@misc{k}\n@misc{l,}",
      [
        ["misc", "k", {}],
        ["misc", "l", {}],
      ],
    ],
    [
      "macros and what joins them",
      '@string{jot = "Journal of " # {Treaties}}\n@article{k, journal = jot # ", " # 2, month = aug}',
      [["article", "k", { journal: "Journal of Treaties, 2", month: "August" }]],
    ],
    [
      "comments of all sorts",
      'Written to me@example.org {x}.\n% @misc{no, a = {b}}\n@comment{@misc{no,\n@misc{no}}}\n@preamble{"x" # {y}}\n@misc{k, % why\n a = {b}}',
      [["misc", "k", { a: "b" }]],
    ],
    [
      "keys of any signs",
      "@misc{DBLP:conf/a+b_c.2024, a = 1}",
      [["misc", "DBLP:conf/a+b_c.2024", { a: "1" }]],
    ],
    ["white space everywhere", "@ misc {\n k ,\n a\n=\n{b}\n,\n}", [["misc", "k", { a: "b" }]]],
    [
      "a value over several lines with an @",
      "@misc{k, a = {b\n  @someone c}}",
      [["misc", "k", { a: "b\n  @someone c" }]],
    ],
  ];
  for (const [what, text, entries] of whole) it(`reads ${what}`, () => assert.deepEqual(read(text), entries));

  const broken: readonly (readonly [
    text: string,
    marked: string,
    message: RegExp,
    entries: readonly unknown[],
  ])[] = [
    [
      "@misc{k, a = {b\n@misc{l, c = {d}}",
      "{",
      /brace is not closed/,
      [
        ["misc", "k", { a: "b" }],
        ["misc", "l", { c: "d" }],
      ],
    ],
    [
      "@misc{k, a = {b}\n\n@misc{l}",
      "@misc{k",
      /missing at its end/,
      [
        ["misc", "k", { a: "b" }],
        ["misc", "l", {}],
      ],
    ],
    [
      '@misc{k, a = "b}\n@misc{l}',
      '"',
      /quotation mark is not closed/,
      [
        ["misc", "k", { a: "b" }],
        ["misc", "l", {}],
      ],
    ],
    ["@misc{k, a = {b} c = {d}}", "}", /comma is missing/, [["misc", "k", { a: "b", c: "d" }]]],
    ["@misc{k a = {b}}", "k", /one word/, [["misc", "k", { a: "b" }]]],
    ["@misc{k l, a = {b}}", "k", /one word/, [["misc", "k", { a: "b" }]]],
    ["@misc{a = {b}, c = {d}}\n@misc{k}", "@misc{a", /no key/, [["misc", "k", {}]]],
    ["@misc{, a = {b}}", "@misc{", /no key/, []],
    ["@misc{k, a {b}, c = {d}}", "a", /equals sign and a value/, [["misc", "k", { c: "d" }]]],
    ["@misc{k, = {b}, c = {d}}", "=", /name of a field/, [["misc", "k", { c: "d" }]]],
    ["@misc{k, a = , c = {d}}", "a", /no value/, [["misc", "k", { c: "d" }]]],
    ["@misc{k, a = acm, c = {d}}", "acm", /No @string .*“acm”/, [["misc", "k", { a: "acm", c: "d" }]]],
    ["@misc{k, a = {b}, A = {d}}", "A", /twice/, [["misc", "k", { a: "d" }]]],
    ["@misc k, a = {b}\n@misc{l}", "@misc", /opening brace/, [["misc", "l", {}]]],
    ["@{k, a = {b}}\n@misc{l}", "@{", /@article\{/, [["misc", "l", {}]]],
    ["@misc{k}\n@comment{ @misc{l}", "@comment", /everything behind it/, [["misc", "k", {}]]],
  ];
  for (const [text, marked, message, entries] of broken) {
    it(`reads past what is wrong in ${JSON.stringify(text)}`, () => {
      const result = readBibtex(text);
      const [first] = result.errors;
      assert.equal(result.errors.length, 1, JSON.stringify(result.errors));
      assert.ok(first !== undefined);
      assert.match(first.message, message);
      assert.equal(slice(text, first.span), marked);
      assert.deepEqual(result.entries.map(short), entries);
    });
  }

  it("says where keys, types and values stand", () => {
    const text = '  @Misc{k1, title = {T}, note = "n" # "m"}\n';
    const [entry] = readBibtex(text).entries;
    assert.ok(entry !== undefined);
    assert.equal(slice(text, entry.span), text.trim());
    assert.equal(slice(text, entry.keySpan), "k1");
    assert.equal(slice(text, entry.typeSpan), "Misc");
    const values = entry.fields.map(({ nameSpan, value }) => [
      slice(text, nameSpan),
      slice(text, value.span),
      slice(text, value.inner),
      value.literal,
    ]);
    assert.deepEqual(values, [
      ["title", "{T}", "T", true],
      ["note", '"n" # "m"', '"n" # "m"', false],
    ]);
  });

  it("reads back what was written", () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9:_-]{0,8}$/);
    const words = fc.array(fc.stringMatching(/^[A-Za-z,.é= #%@-]{1,12}$/), { maxLength: 4 });
    const value = words.map((parts) => parts.join("{x}"));
    const fields = fc.uniqueArray(fc.tuple(word, value), { selector: ([name]) => name, maxLength: 5 });
    const separators = fc.constantFrom("", " ", "\n", "\t");
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fields)), separators, (entries, space) => {
        const text = entries
          .map(([key, all]) => {
            const lines = all.map(([name, written]) => `,${space}${name}${space}=${space}{${written}}`);
            return `@misc{${key}${space}${lines.join("")}${space}}\n`;
          })
          .join("");
        assert.deepEqual(
          read(text),
          entries.map(([key, all]) => ["misc", key, Object.fromEntries(all)]),
        );
      }),
    );
  });

  it("never throws; keys and literal values are spelled by their spans, and entries stand one behind the other", () => {
    const pieces = fc.constantFrom(
      ...'@{}(),="#% \n\\a1'.split(""),
      "@misc{k",
      "\n@misc{k, ",
      "title = ",
      "@comment",
      "@string{a = ",
      "{b}",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 80 }), (parts) => {
        const text = parts.join("");
        const { entries, errors } = readBibtex(text);
        let end = 0;
        for (const entry of entries) {
          assert.ok(entry.span.start >= end && entry.span.end <= text.length, text);
          end = entry.span.end;
          assert.equal(slice(text, entry.keySpan), entry.key);
          for (const { value } of entry.fields)
            if (value.literal) assert.equal(slice(text, value.inner), value.text);
        }
        for (const { span: at } of errors)
          assert.ok(0 <= at.start && at.start <= at.end && at.end <= text.length, text);
      }),
      { numRuns: 1000 },
    );
  });

  for (const piece of [
    "@",
    "{",
    "@a{",
    "\n@a{",
    "@a{b,c={",
    '\n@a{b,c="',
    "@comment{",
    "@a{b,c=a#",
    "@a(",
    "%",
    "@ \n",
  ]) {
    it(`takes a million characters of ${JSON.stringify(piece)}`, () => {
      const { errors } = readBibtex(piece.repeat(Math.ceil(1_000_000 / piece.length)));
      assert.ok(errors.length <= 101);
    });
  }

  it("puts in no more by macros than the file could hold", () => {
    const doubling = Array.from({ length: 60 }, () => "@string{a = a # a}").join("\n");
    const uses = Array.from({ length: 1000 }, (_, i) => `@misc{k${i}, title = a}`).join("\n");
    const text = `@string{a = {${"x".repeat(1000)}}}\n${doubling}\n${uses}`;
    const { entries, errors } = readBibtex(text);
    const length = entries.reduce((sum, entry) => sum + (entry.fields[0]?.value.text.length ?? 0), 0);
    assert.ok(length <= 5 * text.length + 10_000, String(length));
    assert.ok(errors.some(({ message }) => /add up to too much/.test(message)));
  });
});

describe("LaTeX in a bibliography", () => {
  const words: readonly (readonly [latex: string, words: string])[] = [
    ['G{\\"o}del, {\\"O}, \\"u', "Gödel, Ö, ü"],
    ["Caf{\\'e}, caf\\'{e}, {\\`a}, {\\^o}, \\~n", "Café, café, à, ô, ñ"],
    ["\\'{\\i}, {\\'\\i}, \\u\\i", "í, í, ĭ"],
    ["Stra{\\ss}e, Stra\\ss e, \\ss{}", "Straße, Straße, ß"],
    ["\\c{c}, \\c c, {\\v s}, \\v{S}, \\H{o}, \\k{a}, \\r a", "ç, ç, š, Š, ő, ą, å"],
    ["T{\\^o} L{\\^a}m, Nguy{\\~{\\^e}}n, \\'{\\^a}, V\\u{a}n, {\\dj}", "Tô Lâm, Nguyễn, ấ, Văn, đ"],
    ["\\h{o}i, \\d{a}, {\\'\\ohorn}", "ỏi, ạ, ớ"],
    ["{\\O}stby, \\AA rhus, \\L{}ód\\'z", "Østby, Århus, Łódź"],
    ["pp. 1--20 --- and", "pp. 1–20 — and"],
    ["``so'' it's `that'", "“so” it's ‘that'"],
    ["The {Hanoi} {D}eclaration", "The Hanoi Declaration"],
    ["\\emph{All} \\textbf{the Way}", "All the Way"],
    ["A~B\\ C \\& D \\% \\$5 \\_x \\{y\\}", "A B C & D % $5 _x {y}"],
    ["CO$_2$ and $10^{6}$", "CO2 and 106"],
    ["\\href{https://example.org/{a}}{here}", "here"],
    ["a\n   b\t c ", "a b c"],
    ["\\~{}x \\^{}", "~x ^"],
    ["plain words, as they are: ü", "plain words, as they are: ü"],
    ["\\", ""],
    ["\\textquoteright s\\ldots", "’s…"],
  ];
  for (const [latex, expected] of words) it(`sets ${latex}`, () => assert.equal(plainText(latex), expected));

  const urls: readonly (readonly [latex: string, url: string])[] = [
    ["https://example.org/~a--b_c", "https://example.org/~a--b_c"],
    ["https://example.org/a\\_b\\%20\\&c\\#d", "https://example.org/a_b%20&c#d"],
    ["https://example.org/{\\textasciitilde}a\\~{}b", "https://example.org/~a~b"],
    ["\\url{https://example.org/\n  long}", "https://example.org/long"],
  ];
  for (const [latex, url] of urls)
    it(`leaves the address ${latex}`, () => assert.equal(verbatimText(latex), url));

  const names: readonly (readonly [latex: string, names: readonly string[]])[] = [
    ["Xi Jinping and T{\\^o} L{\\^a}m", ["Xi Jinping", "Tô Lâm"]],
    ["Bach, Johann Sebastian AND  van der Berg, Anna", ["Johann Sebastian Bach", "Anna van der Berg"]],
    ["King, Jr, Martin Luther", ["Martin Luther King Jr"]],
    ["{World Bank and Others} and {Barnes and Noble}", ["World Bank and Others", "Barnes and Noble"]],
    ["{\\'Etienne}, A. and others", ["A. Étienne"]],
    ["family=Berg, given=Anna, prefix=van der", ["Anna van der Berg"]],
    ["Smith\nand\nJones", ["Smith", "Jones"]],
    ["A and and B and", ["A", "B and"]],
    ["Andersen and Sandy", ["Andersen", "Sandy"]],
    ["", []],
  ];
  for (const [latex, expected] of names) {
    it(`finds the people in ${JSON.stringify(latex)}`, () => {
      const found = splitNames(latex).map((name) => nameText(slice(latex, name)));
      assert.deepEqual(
        found.filter((name) => name !== ""),
        expected,
      );
    });
  }

  it("never throws and leaves no brace that opens a group", () => {
    const pieces = fc.constantFrom(
      ..."{}$~`'-^\"=. ab1é😀".split(""),
      "\\",
      "\\'",
      "\\i",
      "\\c",
      "\\href",
      "--",
      "\\emph",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const latex = parts.join("");
        const set = plainText(latex);
        if (!/\\[{}]/.test(latex)) assert.ok(!/[{}]/.test(set), JSON.stringify(latex));
        for (const name of splitNames(latex)) nameText(slice(latex, name));
        verbatimText(latex);
      }),
      { numRuns: 500 },
    );
  });

  for (const piece of [
    "\\'",
    "\\a",
    "\\href{",
    "{",
    "}",
    "``",
    "---",
    "$",
    " and",
    ",",
    "a and ",
    " ",
    "\\url ",
  ]) {
    it(`takes a million characters of ${JSON.stringify(piece)}`, () => {
      const latex = piece.repeat(Math.ceil(1_000_000 / piece.length));
      plainText(latex);
      verbatimText(latex);
      splitNames(latex);
      nameText(latex);
    });
  }
});
