import assert from "node:assert/strict";
import fc from "fast-check";
import {
  conflict,
  type Quarrel,
  quarrelsAmong,
  type Statement,
  type Statements,
  statementsAbout,
} from "../../server/src/corpus/compare.ts";
import { isOpen } from "../../server/src/corpus/status.ts";
import { corpusOf } from "../support/corpus.ts";

const FILES = [
  {
    path: "attested.yaml",
    text: [
      "properties:",
      "  papers: { type: quantity, timeless: true }",
      "  length: { type: quantity, unit: km }",
      "  trade: { type: quantity, unit: USD }",
      "  opened: { type: date, single: true, timeless: true }",
      "  priority: { type: entity, single: true }",
      "  sells-to: { type: entity }",
      "  motto: { type: text, single: true }",
      "  mood: { type: text }",
    ].join("\n"),
  },
  { path: "states/nordmark.md", text: "---\ntype: state\nname: Nordmark\naliases: [The North]\n---\n" },
  { path: "states/grey.md", text: "---\ntype: state\nname: Grey Isles\n---\n" },
  { path: "states/9-dragons.md", text: "---\ntype: place\nname: 9 Dragons\n---\n" },
  { path: "people/ana.md", text: "---\ntype: person\nname: Ana Petrova\n---\n" },
  { path: "agreements/papers.md", text: "---\ntype: agreement\nname: Harbour papers\n---\n" },
];

function article(id: string, published: string, ...claims: readonly string[]) {
  const body = claims.map((list) => `[words]{.claim ${list}}`).join("\n\n");
  const dated = published === "" ? "" : `published: ${published}\n`;
  return { path: `articles/${id}.md`, text: `---\ntype: article\ntitle: ${id}\n${dated}---\n${body}\n` };
}

function about(id: string, files: readonly { path: string; text: string }[], most = 1000): Statements {
  const { catalog } = corpusOf([...FILES, ...files]);
  const [subject] = catalog.lookup(id, "entity").definitions;
  assert.ok(subject);
  return statementsAbout(catalog, subject, most);
}

function wordsOf({ by, loose }: Quarrel["conflict"]): string {
  return loose ? `${by}, loose` : by;
}

/** How two claims, in two articles of 19 and 20 August 2024, stand to each other. */
function between(first: string, second: string, dates = ["2024-08-19", "2024-08-20"]): string {
  const subject = /about=(\S+)/.exec(first)?.[1] ?? "";
  const files = [article("a", dates[0] ?? "", first), article("b", dates[1] ?? "", second)];
  const all = [...about(subject, files).byProperty.values()].flat();
  assert.equal(all.length, 2, "both claims are found");
  const [a, b] = all as [Statement, Statement];
  const there = conflict(a, b);
  assert.deepEqual(conflict(b, a), there, "the judgement does not depend on the order");
  return there === undefined ? "agree" : wordsOf(there);
}

const CASES: readonly (readonly [says: string, first: string, second: string, judged: string])[] = [
  [
    "the same number",
    "about=papers property=count value=14",
    "about=papers property=count value=14",
    "agree",
  ],
  ["two numbers", "about=papers property=count value=14", "about=papers property=count value=15", "value"],
  [
    "a number within bounds",
    "about=papers property=count value=14",
    'about=papers property=count value=">12"',
    "agree",
  ],
  [
    "a number out of bounds",
    "about=papers property=count value=12",
    'about=papers property=count value=">12"',
    "value",
  ],
  [
    "a list that stands for its sum",
    'about=papers property=count value="4 + 4 + <=24"',
    "about=papers property=count value=36",
    "value",
  ],
  [
    "an open list",
    'about=papers property=count value="4 + 4 + …"',
    "about=papers property=count value=36",
    "agree",
  ],
  [
    "one unit converted",
    "about=nordmark property=length value=10 on=2024",
    "about=nordmark property=length value=6.2 unit=mile on=2024",
    "agree",
  ],
  [
    "one unit converted, too far",
    "about=nordmark property=length value=10 on=2024",
    "about=nordmark property=length value=7.5 unit=mile on=2024",
    "value",
  ],
  [
    "units that measure different things",
    "about=papers property=papers value=10 unit=km",
    "about=papers property=papers value=11 unit=USD",
    "agree",
  ],
  [
    "a count beside words",
    "about=papers property=papers value=several",
    "about=papers property=papers value=11",
    "agree",
  ],
  [
    "dates",
    "about=papers property=opened value=2024-08-19",
    "about=papers property=opened value=2024-08-20",
    "value",
  ],
  [
    "a day within a month",
    "about=papers property=opened value=2024-08",
    "about=papers property=opened value=2024-08-20",
    "agree",
  ],
  [
    "a date of the kind's fields",
    "about=ana property=born value=1961",
    "about=ana property=born value=1962",
    "value",
  ],
  [
    "entities of a single property",
    "about=nordmark property=priority value=grey on=2024",
    "about=nordmark property=priority value=ana on=2024",
    "value",
  ],
  [
    "one entity under two names",
    "about=grey property=priority value=nordmark on=2024",
    'about=grey property=priority value="The North" on=2024',
    "agree",
  ],
  [
    "entities of a property that may have many",
    "about=nordmark property=sells-to value=grey on=2024",
    "about=nordmark property=sells-to value=ana on=2024",
    "agree",
  ],
  [
    "a single field of the kind",
    "about=nordmark property=capital value=9-dragons on=2024",
    "about=nordmark property=capital value=grey on=2024",
    "value",
  ],
  [
    "a list field of the kind",
    "about=papers property=parties value=nordmark",
    "about=papers property=parties value=grey",
    "agree",
  ],
  [
    "words of a single property",
    'about=nordmark property=motto value="One harbour" on=2024',
    'about=nordmark property=motto value="Open sea" on=2024',
    "value",
  ],
  [
    "words that only differ in spelling",
    'about=nordmark property=motto value="Öpen sea" on=2024',
    'about=nordmark property=motto value="open  sea" on=2024',
    "agree",
  ],
  [
    "words of another property",
    "about=nordmark property=mood value=good on=2024",
    "about=nordmark property=mood value=bad on=2024",
    "agree",
  ],
  [
    "a property that nobody declared",
    "about=nordmark property=ships value=14 on=2024",
    "about=nordmark property=ships value=15 on=2024",
    "value",
  ],
  [
    "a name that begins with a figure",
    'about=nordmark property=port value="9 Dragons" on=2024',
    "about=nordmark property=port value=9 on=2024",
    "agree",
  ],
  [
    "scopes that differ",
    "about=papers property=count value=14 scope=rail",
    "about=papers property=count value=15 scope=trade",
    "agree",
  ],
  [
    "scopes in other letter case",
    "about=papers property=count value=14 scope=Rail",
    "about=papers property=count value=15 scope=rail",
    "value",
  ],
  [
    "one scope missing",
    "about=papers property=count value=14 scope=rail",
    "about=papers property=count value=15",
    "value, loose",
  ],
  [
    "times that do not overlap",
    "about=nordmark property=trade value=14 on=2023",
    "about=nordmark property=trade value=15 on=2024",
    "agree",
  ],
  [
    "times that overlap",
    "about=nordmark property=trade value=14 on=2024-08",
    "about=nordmark property=trade value=15 on=2024",
    "value",
  ],
  [
    "said on two days",
    "about=nordmark property=trade value=14",
    "about=nordmark property=trade value=15",
    "agree",
  ],
  [
    "said on one day",
    "about=nordmark property=trade value=14 said=2024-08-20",
    "about=nordmark property=trade value=15",
    "value",
  ],
  [
    "a subject of which claims hold at any time, one with a date",
    "about=papers property=count value=14 on=2023",
    "about=papers property=count value=15",
    "value",
  ],
  [
    "two dates of such a subject",
    "about=papers property=count value=14 on=2023",
    "about=papers property=count value=15 on=2024",
    "agree",
  ],
  [
    "a plan beside a fact",
    "about=papers property=count value=14 mode=plan",
    "about=papers property=count value=15",
    "agree",
  ],
  [
    "a refuted claim",
    "about=papers property=count value=14 status=refuted",
    "about=papers property=count value=15",
    "agree",
  ],
  [
    "a verified claim",
    "about=papers property=count value=14 status=verified",
    "about=papers property=count value=15",
    "value",
  ],
  [
    "denied and said",
    ".not about=papers property=count value=14",
    "about=papers property=count value=14",
    "denial",
  ],
  [
    "a bound denied",
    '.not about=papers property=count value=">12"',
    "about=papers property=count value=14",
    "denial",
  ],
  [
    "denied, and what is more than that said",
    ".not about=papers property=count value=14",
    'about=papers property=count value=">12"',
    "agree",
  ],
  [
    "both denied",
    ".not about=papers property=count value=14",
    ".not about=papers property=count value=15",
    "agree",
  ],
  [
    "denied without a value",
    ".not about=ana property=elected on=2024",
    "about=ana property=elected on=2024",
    "denial",
  ],
  [
    "an entity denied",
    ".not about=nordmark property=sells-to value=grey on=2024",
    "about=nordmark property=sells-to value=grey on=2024",
    "denial",
  ],
  [
    "a date denied",
    ".not about=papers property=opened value=2024-08",
    "about=papers property=opened value=2024-08-20",
    "denial",
  ],
  [
    "refines",
    "#x about=papers property=count value=14",
    "about=papers property=count value=15 refines=a#x",
    "agree",
  ],
  [
    "supersedes",
    "#x about=papers property=count value=14",
    "about=papers property=count value=15 supersedes=a#x",
    "agree",
  ],
  [
    "repeats, with another number",
    "#x about=papers property=count value=14",
    "about=papers property=count value=15 repeats=a#x",
    "value",
  ],
  [
    "contradicts",
    "#x about=nordmark property=mood value=good",
    "about=nordmark property=mood value=bad contradicts=a#x",
    "link",
  ],
  [
    "contradicts between opinions",
    "#x about=nordmark property=mood value=good mode=opinion",
    "about=nordmark property=mood value=bad contradicts=a#x",
    "link",
  ],
  [
    "contradicts, settled by a verdict",
    "#x about=nordmark property=mood value=good status=refuted",
    "about=nordmark property=mood value=bad contradicts=a#x",
    "agree",
  ],
  [
    "contradicts, settled by a check",
    "#x about=papers property=count value=14 status=verified",
    "about=papers property=count value=15 contradicts=a#x",
    "agree",
  ],
];

describe("comparing statements", () => {
  for (const [says, first, second, judged] of CASES)
    it(`${says}: ${judged}`, () => assert.equal(between(first, second), judged));

  it("says nothing of articles without a date", () => {
    const [first, second] = [
      "about=nordmark property=trade value=14",
      "about=nordmark property=trade value=15",
    ];
    assert.equal(between(first, second, ["", ""]), "agree");
    assert.equal(between(first, second, ["2024-08-19", "2024-08-19"]), "value");
  });

  it("finds claims by every name of their subject, in front matter too, and leaves out what states nothing", () => {
    const { byProperty, complete } = about("nordmark", [
      article(
        "a",
        "2024-08-19",
        'about="The North" property=trade value=1',
        "about=nordmark",
        "about=grey property=trade",
      ),
      {
        path: "articles/c.md",
        text: [
          "---",
          "type: article",
          "title: C",
          "claims:",
          "  in-data: {about: nordmark, property: trade, value: 2}",
          "  twice: {about: nordmark, property: trade, value: 3}",
          "---",
          "[words]{.claim #in-data} [others]{.quote about=NORDMARK property=mood value=good}",
          "",
          "[[furniture]{.claim about=nordmark property=trade value=4}]{.furniture}",
          "",
          "[its text counts]{.claim #twice about=grey}",
          "",
        ].join("\n"),
      },
    ]);
    assert.equal(complete, true);
    const found = [...byProperty].map(([name, list]) => [name, list.map(({ value }) => value?.text).sort()]);
    assert.deepEqual(found, [
      ["trade", ["1", "2"]],
      ["mood", ["good"]],
    ]);
  });

  it("tells what it was asked for and no more", () => {
    const files = [
      article("a", "", ...Array.from({ length: 30 }, (_, i) => `about=ana property=p value=${i}`)),
    ];
    const { byProperty, complete } = about("ana", files, 10);
    assert.deepEqual([byProperty.get("p")?.length, complete], [10, false]);
    assert.equal(about("ana", files, 30).complete, true);
  });

  it("gives each quarrel once, and those of links beyond what is compared", () => {
    const count = 400;
    const claims = Array.from(
      { length: count },
      (_, i) => `#c${i} about=nordmark property=mood value=m${i}${i === count - 1 ? " contradicts=#c0" : ""}`,
    );
    const list = about("nordmark", [article("a", "2024-08-19", ...claims)]).byProperty.get("mood") ?? [];
    const quarrels = quarrelsAmong(list);
    assert.deepEqual(
      quarrels.map(({ a, b, conflict: why }) => [a.claim.id, b.claim.id, why.by]),
      [[`c${count - 1}`, "c0", "link"]],
    );
  });

  it("leaves a tie to one claim to that claim", () => {
    const files = [
      article(
        "a",
        "2024-08-19",
        "#x about=papers property=count value=14",
        "#y about=papers property=count value=14",
      ),
      article("b", "2024-08-20", "#z about=papers property=count value=15 refines=a#y"),
    ];
    const quarrels = quarrelsAmong(about("papers", files).byProperty.get("count") ?? []);
    assert.deepEqual(
      quarrels.map(({ a, b }) => [a.claim.id, b.claim.id]),
      [["x", "z"]],
    );
  });

  it("closes a dispute by a verdict on either side", () => {
    assert.equal(isOpen("unverified", "disputed"), true);
    assert.equal(isOpen("verified", "unverified"), false);
    assert.equal(isOpen("unverified", "retracted"), false);
  });

  it("judges a pair as it judges the pair turned round, whatever the claims say", () => {
    const value = fc.constantFrom(
      "14",
      ">12",
      "<=24",
      "12..15",
      "~30",
      "1 + 2 + …",
      "several",
      "grey",
      "2024-08",
      "",
    );
    const claim = fc
      .record({
        negated: fc.constantFrom(".not ", ""),
        property: fc.constantFrom("count", "mood", "priority", "opened"),
        value,
        scope: fc.constantFrom("", " scope=s", " scope=t"),
        on: fc.constantFrom("", " on=2024", " on=2024-08/..", " on=nonsense"),
        mode: fc.constantFrom("", " mode=plan"),
      })
      .map(
        (c) =>
          `${c.negated}about=nordmark property=${c.property} value="${c.value}"${c.scope}${c.on}${c.mode}`,
      );
    fc.assert(
      fc.property(fc.array(claim, { minLength: 2, maxLength: 6 }), (claims) => {
        const { byProperty } = about("nordmark", [article("a", "2024-08-19", ...claims)]);
        for (const list of byProperty.values())
          for (const a of list) {
            assert.equal(conflict(a, a), undefined);
            for (const b of list) assert.deepEqual(conflict(a, b), conflict(b, a));
          }
      }),
      { numRuns: 60 },
    );
  });
});
