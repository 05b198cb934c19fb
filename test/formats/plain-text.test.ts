import assert from "node:assert/strict";
import fc from "fast-check";
import matter from "gray-matter";
import { articleOf, yamlText } from "../../server/src/formats/article.ts";
import { recognise } from "../../server/src/formats/plain-text.ts";
import { frontMatterOf } from "../../server/src/syntax/front-matter.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";
import { scalarOf } from "../../server/src/syntax/tree.ts";

/** A paragraph on one line, as pages are copied. */
const LONG = "The harbour was dug by hand, and nobody who saw it believed that it would ever hold a ship. "
  .repeat(3)
  .trim();

/** What is recognised, each as its text. */
function found(text: string) {
  const { title, published, authors, publisher, url, furniture, lines, doubts } = recognise(text);
  return {
    title: title?.text,
    published: published?.text,
    authors: authors.map((author) => author.text),
    publisher: publisher?.text,
    url: url?.text,
    furniture: furniture.map(({ start, end }) => text.slice(start, end)),
    lines,
    doubts: doubts.map(({ message }) => message),
  };
}

describe("plain text: the title", () => {
  const titleOf = (text: string): string | undefined => found(text).title;

  it("is the first line that is a headline", () => {
    assert.equal(titleOf(`Harbour opens\n\n${LONG}`), "Harbour opens");
    assert.equal(titleOf(`  Harbour\u00a0 opens \n${LONG}`), "Harbour opens");
    assert.equal(
      titleOf(`\n\nMenu\nHarbour opens: “at last!”\nA second line\n\n${LONG}`),
      "Harbour opens: “at last!”",
    );
    assert.equal(titleOf(`# Harbour opens\n\n${LONG}`), "Harbour opens");
    assert.equal(titleOf(`Harbour opens in the U.S.\n\n${LONG}`), "Harbour opens in the U.S.");
    assert.equal(titleOf(`By 2030 the harbour will be open\n\n${LONG}`), "By 2030 the harbour will be open");
    assert.equal(titleOf(`By the river\n\n${LONG}`), "By the river");
    assert.equal(titleOf(`Title: Harbour: a view\n${LONG}`), "Harbour: a view");
  });

  it("is the text's beginning where there is none, with a doubt", () => {
    const start = "Mr. To of the U.S. met Dr. Li on Monday. They spoke.";
    for (const text of [start, `${start} ${LONG}`, `${start}\n${LONG}`]) {
      const { title, doubts } = found(text);
      assert.equal(title, "Mr. To of the U.S. met Dr. Li on Monday");
      assert.match(doubts[0] ?? "", /No headline was found/);
    }
    const wrapped =
      "The harbour was opened on Monday after\na long delay by somebody who had never\nseen it.\n";
    assert.match(titleOf(wrapped) ?? "", /^The harbour .* had never seen it$/);
    assert.match(
      titleOf(`So ${LONG.replaceAll(".", ",")}`) ?? "",
      /^So The harbour was dug by hand, .{30,60} …$/,
    );
    assert.ok((titleOf("😀".repeat(200)) ?? "").length <= 102);
    assert.doesNotMatch(titleOf(`x${"😀".repeat(200)}`) ?? "", /\p{Cs}/u);
  });

  it("is none in an empty text", () => {
    for (const text of ["", "\n \n", "\uFEFF"]) assert.equal(titleOf(text), undefined);
  });
});

describe("plain text: the date", () => {
  const dateOf = (line: string): string | undefined => found(`Harbour opens\n${line}\n\n${LONG}`).published;

  it("is read from the forms that pages use", () => {
    for (const line of [
      "Published: Mar 04, 2021 11:56 PM",
      "Published: 2021-03-04T23:56:00Z",
      "Published on 4 March 2021 at 11:56 pm GMT",
      "First published: Thu 4 Mar 2021 11.56 GMT",
      "Posted on March 4th, 2021",
      "PUBLISHED : March 4, 2021",
      "Date: 2021-03-04",
      "4 March 2021",
      "March 4, 2021, 8:30 a.m.",
      "2021-03-04 20:15:30",
      "Thursday, 4 March 2021",
      "By Ann Lee | 4 March 2021",
      "4 March 2021 · Ann Lee",
      "By Ann Lee, March 4, 2021",
      "Hanoi, March 4, 2021",
      "Source: Agency Editor: somebody 2021-03-04",
    ])
      assert.equal(dateOf(line), "2021-03-04", line);
    assert.equal(dateOf("Date: March 2021"), "2021-03");
    assert.equal(found(` date 2021-03-04 ${LONG}`).published, "2021-03-04");
    assert.equal(found(`Published 4 March 2021 ${LONG}`).published, "2021-03-04");
  });

  it("is none where the line says something else", () => {
    for (const line of [
      "2021",
      "March 2021",
      "Updated: 4 March 2021",
      "Published: yesterday",
      "31 June 2021",
      "In 2021 they met",
    ])
      assert.equal(dateOf(line), undefined, line);
  });

  it("is a doubt where it has two readings, or is that of a change", () => {
    const two = found(`Harbour opens\nPublished: 04/03/2021\n\n${LONG}`);
    assert.equal(two.published, undefined);
    assert.match(two.doubts.join(), /`published: 2021-03-04` or `published: 2021-04-03`/);
    assert.match(
      found(`Harbour opens\nUpdated: 4 March 2021\n\n${LONG}`).doubts.join(),
      /when the text was changed/,
    );
  });
});

describe("plain text: by-lines", () => {
  const authorsOf = (line: string): readonly string[] => found(`Harbour opens\n${line}\n\n${LONG}`).authors;

  it("give the names", () => {
    for (const [line, names] of [
      ["By Ann Lee", ["Ann Lee"]],
      ["BY ANN LEE", ["ANN LEE"]],
      ["By Ann Lee and Bob de Vries, Staff Writers", ["Ann Lee", "Bob de Vries"]],
      ["By Ann Lee, Bob J. Roe Jr. & Zoë Müller in Hanoi", ["Ann Lee", "Bob J. Roe Jr.", "Zoë Müller"]],
      ["Written by Ann Lee", ["Ann Lee"]],
      ["Author: Nguyễn Văn An", ["Nguyễn Văn An"]],
      ["Ann Lee contributed to the story", ["Ann Lee"]],
      ["Ann Lee and Bob Roe contributed to this report.", ["Ann Lee", "Bob Roe"]],
      ["Reporting by Ann Lee in Hanoi; editing by Bob Roe", ["Ann Lee"]],
      ["Posted on March 4, 2021 by Ann Lee", ["Ann Lee"]],
    ] as const)
      assert.deepEqual(authorsOf(line), names, line);
  });

  it("are found at the end too, and each name counts once", () => {
    const text = `Harbour opens\nBy Ann Lee\n\n${LONG}\n\nAnn Lee contributed to the story\n`;
    assert.deepEqual(found(text).authors, ["Ann Lee"]);
  });

  it("are no sentences", () => {
    for (const line of [
      "By Monday they had come",
      "By the river",
      "By 1990",
      "He contributed to the report",
      "Author: the people",
    ])
      assert.deepEqual(authorsOf(line), [], line);
  });
});

describe("plain text: the source", () => {
  const sourceOf = (line: string) => {
    const { publisher, url, doubts } = found(`Harbour opens\n\n${LONG}\n\n${line}`);
    return { publisher, url, doubts: doubts.length };
  };

  it("is a publisher, an address or both", () => {
    const url = "https://example.org/a_(b)/2021?x=1";
    for (const [line, publisher, address] of [
      ["Source: The Daily Harbour", "The Daily Harbour", undefined],
      [`Source: The Daily Harbour (url: ${url})`, "The Daily Harbour", url],
      [`Source: The Daily Harbour (${url})`, "The Daily Harbour", url],
      [`Source: The Daily Harbour, ${url}.`, "The Daily Harbour", url],
      [`Source: ${url}`, undefined, url],
      [`URL: ${url}`, undefined, url],
      [url, undefined, url],
      ["Originally published in The Daily Harbour, 4 March 2021", "The Daily Harbour", undefined],
      ["Source: the people who saw it all with their own eyes and told", undefined, undefined],
      [`They wrote at ${url} that it was so.`, undefined, undefined],
    ] as const)
      assert.deepEqual(sourceOf(line), { publisher, url: address, doubts: 0 }, line);
  });

  it("is a doubt where its bracket is not closed", () => {
    const { publisher, url, doubts } = sourceOf(
      "Source: The Daily Harbour (url: https://example.org/harbour-op",
    );
    assert.deepEqual(
      { publisher, url, doubts },
      { publisher: "The Daily Harbour", url: "https://example.org/harbour-op", doubts: 1 },
    );
  });
});

describe("plain text: furniture", () => {
  const furnitureOf = (text: string): readonly string[] => found(text).furniture;

  it("is what pages print above, between and below", () => {
    const text = `Menu\nHome > World > Asia\nHarbour opens\n\n${LONG}\n\nAdvertisement\n\n${LONG}\n\nPost Comment\n3 Comments\n© 2021 X\n`;
    const names = ["Menu", "Home > World > Asia", "Advertisement", "Post Comment", "3 Comments", "© 2021 X"];
    assert.deepEqual(furnitureOf(text), names);
  });

  it("is a section's name above a headline, and not the headline itself", () => {
    assert.deepEqual(furnitureOf(`CHINA\u00a0/\u00a0TRADE\nHarbour opens\n${LONG}`), [
      "CHINA\u00a0/\u00a0TRADE",
    ]);
    assert.deepEqual(furnitureOf(`World\nHarbour opens\n${LONG}`), ["World"]);
    assert.deepEqual(furnitureOf(`World\n${LONG}`), []);
    assert.deepEqual(
      furnitureOf(`Harbour opens | After years of delay it is here\nA second line\n${LONG}`),
      [],
    );
  });

  it("is not a heading between paragraphs", () => {
    assert.deepEqual(furnitureOf(`Harbour opens\n\n${LONG}\n\nSearch\n\n${LONG}`), []);
  });

  it("is a line that stood directly before, and a caption that stood near", () => {
    const caption = `${LONG} Photo: Agency`;
    assert.deepEqual(furnitureOf(`Harbour opens\nHarbour opens\n\n${LONG}`), ["Harbour opens"]);
    assert.deepEqual(furnitureOf(`Harbour opens\n${caption}\n\n${caption}\n\n${LONG}`), [caption]);
    assert.deepEqual(furnitureOf(`A\n${caption}\nB\nC\n${caption}\n${LONG}`), [caption]);
    assert.deepEqual(furnitureOf(`A\n\n${LONG}\n\nBetween\n\n${LONG}`), []);
  });
});

describe("plain text: paragraphs", () => {
  it("are lines where no blank lines stand between them", () => {
    for (const text of [
      `Harbour opens\n${LONG}\n${LONG}\n`,
      `Harbour opens\r\n${LONG}\r\n`,
      "One.\nTwo came.\n“Three,” she said.\n",
      `A\n${LONG}\n\n${LONG}\nB\n${LONG}`,
    ])
      assert.equal(found(text).lines, true, text.slice(0, 30));
  });

  it("are not where blank lines divide them, or lines are wrapped", () => {
    const wrapped =
      "The harbour was opened on Monday after\na long delay by somebody who had never\nseen it before. It was\nraining.\n\n";
    for (const text of [
      "",
      "One line",
      `Harbour opens\n\n${LONG}\n\n${LONG}\n`,
      wrapped,
      `Harbour opens\n\n${wrapped.repeat(3)}`,
    ])
      assert.equal(found(text).lines, false, text.slice(0, 30));
  });
});

describe("plain text: any text", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 80 }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(
            "---",
            "Post Comment",
            "Loading Now",
            "By Ann Lee",
            "Published: 2021-03-04",
            "[[a|b]]{.x}",
            "[x]{.claim #c}",
            "\\[",
            "~~~",
            "```",
            "<!-- attested -->",
            "[^1]: x",
            "# x",
            "World",
            "Harbour opens",
            LONG,
            "",
            "\u00a0",
            "{.furniture}",
          ),
          fc.string({ unit: fc.constantFrom(..."\\[]{}`~<->@#.=|^!: ax"), maxLength: 12 }),
        ),
        { maxLength: 9 },
      )
      .chain((lines) => fc.constantFrom("\n", "\r\n", "\r", "\n\n", "\n\r\n").map((end) => lines.join(end))),
  );

  it("is imported and stripped back byte for byte, with and without marked furniture", function () {
    this.timeout(20_000);
    fc.assert(
      fc.property(hostile, fc.boolean(), fc.boolean(), (body, mark, markFurniture) => {
        const text = mark ? `\uFEFF${body}` : body;
        const options = { title: "The file", sha256: "0".repeat(64), markFurniture };
        const article = articleOf(text, recognise(text), options);
        assert.equal(strip(parse(article)), text);
        assert.deepEqual(frontMatterOf(article).errors, []);
        assert.equal(scalarOf(frontMatterOf(article).fields, "type")?.text, "article");
      }),
      { numRuns: 500 },
    );
  });

  it("has marked furniture that is read as such", () => {
    const text = `Loading Now\n\nHarbour [opens]\n\n${LONG}\n\nPost Comment`;
    const article = articleOf(text, recognise(text), { title: "", sha256: "", markFurniture: true });
    assert.match(article, /^\[Loading Now\]\{\.furniture\}$/m);
    assert.match(article, /^Harbour \\\[opens\\\]$/m);
    assert.ok(article.endsWith("\n[Post Comment]{.furniture}"));
  });

  it("is read in time that grows with its length alone", function () {
    this.timeout(60_000);
    for (const text of [
      "a".repeat(2_000_000),
      "\n".repeat(500_000),
      "x\n".repeat(200_000),
      " ".repeat(2_000_000),
      "By ".repeat(300_000),
      `${LONG}\n`.repeat(3000),
      "Photo: x same line here\n".repeat(50_000),
      "- ".repeat(500_000),
      "[".repeat(1_000_000),
    ]) {
      const start = performance.now();
      recognise(text);
      assert.ok(performance.now() - start < 5000, text.slice(0, 20));
    }
  });

  it("is written to front matter so that every reader takes the same text", function () {
    this.timeout(20_000);
    const readers = { engines: { javascript: refuse, js: refuse, coffee: refuse } };
    const text = fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(..."ab:# -'\"\\,[]{}&*!|>%@`?~1.\t\n"), minLength: 1, maxLength: 8 }),
      fc.constantFrom(
        "true",
        "null",
        "~",
        "1984",
        "1e3",
        "0x1F",
        "12:30:45",
        "2024-08-19",
        "yes",
        "No",
        "a: b",
        "a #b",
        "- a",
        "=",
        "<<",
        ".inf",
      ),
    );
    fc.assert(
      fc.property(text, (value) => {
        const file = `---\ntitle: ${yamlText(value)}\n---\n`;
        const read = frontMatterOf(file);
        assert.deepEqual(read.errors, []);
        assert.equal(scalarOf(read.fields, "title")?.text, value);
        assert.equal(matter(file, readers).data["title"], value);
      }),
      { numRuns: 1000 },
    );
  });
});

function refuse(): never {
  throw new Error("Only YAML is read.");
}
