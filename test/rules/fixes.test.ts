import assert from "node:assert/strict";
import fc from "fast-check";
import { WORDS_CHANGE } from "../../server/src/rules/syntax-error.ts";
import { applyFix, type TextFile } from "../support/apply.ts";
import { findingsIn, stripped } from "../support/findings.ts";

const FILES: readonly TextFile[] = [
  { path: "people/to-lam.md", text: "---\ntype: person\nname: To Lam\naliases: [Tô Lâm]\n---\n" },
  { path: "people/poet.md", text: "---\ntype: person\nname: Tô Lâm\n---\n" },
  { path: "sources/talks-2024.md", text: "---\ntype: source\ntitle: Talks\n---\n" },
];

const PATH = "articles/talks.md";

/** The article as the fix of that title leaves it. */
function fixed(text: string, title: string, files = FILES): string {
  const all = [...files, { path: PATH, text }];
  const fixes = (findingsIn(all).get(PATH) ?? []).flatMap((finding) => finding.fixes);
  const fix = fixes.find((one) => one.title === title);
  assert(fix !== undefined, `“${title}” is not among\n${fixes.map((one) => one.title).join("\n")}`);
  return applyFix(all, PATH, fix).find(({ path }) => path === PATH)?.text ?? "";
}

/** The file that the fix of that title makes. */
function made(text: string, title: string, files = FILES): TextFile | undefined {
  const all = [...files, { path: PATH, text }];
  const fixes = (findingsIn(all).get(PATH) ?? []).flatMap((finding) => finding.fixes);
  return fixes.find((fix) => fix.title === title)?.create;
}

describe("fixes: attributes of claims", () => {
  const title = "Mark it as unverifiable";

  it("go into the list as long as it holds few", () => {
    assert.equal(fixed("[They met]{.claim}\n", title), "[They met]{.claim status=unverifiable}\n");
    assert.equal(
      fixed("[They met]{.claim about=talks}\n", title),
      "[They met]{.claim about=talks status=unverifiable}\n",
    );
  });

  it("replace the one that is there, with its quotation marks", () => {
    assert.equal(
      fixed('[They met]{.claim status="unverified" mode=fact}\n', title),
      '[They met]{.claim status="unverifiable" mode=fact}\n',
    );
    assert.equal(
      fixed("---\nclaims:\n  c1:\n    status: unverified\n---\n[They met]{.claim #c1}\n", title),
      "---\nclaims:\n  c1:\n    status: unverifiable\n---\n[They met]{.claim #c1}\n",
    );
  });

  it("go to front matter when the claim's others are there, in the form they have", () => {
    assert.equal(
      fixed("---\nclaims:\n  c1:\n    on: 2024\n    mode: fact\n---\n[They met]{.claim #c1}\n", title),
      "---\nclaims:\n  c1:\n    on: 2024\n    status: unverifiable\n    mode: fact\n---\n[They met]{.claim #c1}\n",
    );
    assert.equal(
      fixed("---\nclaims: {c1: {on: 2024}}\n---\n[They met]{.claim #c1}\n", title),
      "---\nclaims: {c1: {status: unverifiable, on: 2024}}\n---\n[They met]{.claim #c1}\n",
    );
  });

  it("go to front matter when the list would hold more than two, with the file's line ends", () => {
    assert.equal(
      fixed("---\r\ntitle: Talks\r\n---\r\n[They met]{.claim on=2024 mode=fact}\r\n", title),
      "---\r\ntitle: Talks\r\nclaims:\r\n  they-met: { status: unverifiable }\r\n---\r\n[They met]{.claim on=2024 mode=fact #they-met}\r\n",
    );
    assert.equal(
      fixed("---\nclaims:\n  a: { by: x }\n---\n[They met]{.claim #b on=2024 mode=fact}\n", title),
      "---\nclaims:\n  b: { status: unverifiable }\n  a: { by: x }\n---\n[They met]{.claim #b on=2024 mode=fact}\n",
    );
  });

  it("stay in the list where there is no front matter to go to", () => {
    assert.equal(
      fixed("[They met]{.claim on=2024 mode=fact}\n", title),
      "[They met]{.claim on=2024 mode=fact status=unverifiable}\n",
    );
  });

  it("offer the speaker of the paragraph and no other", () => {
    const says = "“To Lam” (to-lam) says so";
    assert.equal(
      fixed("[[to-lam|Lam]] said [[Beijing]] was [glad]{.claim}.\n", says),
      "[[to-lam|Lam]] said [[Beijing]] was [glad]{.claim by=to-lam}.\n",
    );
    assert.throws(() => fixed("[[to-lam|Lam]] came.\n\nAll were [glad]{.claim}.\n", says));
  });
});

describe("fixes: mentions", () => {
  it("write a name for a name and an id for an id", () => {
    const use = "Use “Talks” (talks-2024)";
    const person = "Use “Xi Jinping” (xi)";
    const files = [{ path: "people/xi.md", text: "---\ntype: person\nname: Xi Jinping\n---\n" }, ...FILES];
    assert.equal(fixed("[[Xi Jinpin]] came.\n", person, files), "[[Xi Jinping]] came.\n");
    assert.equal(fixed("[[Xi Jinpin|Xi]] came.\n", person, files), "[[xi|Xi]] came.\n");
    assert.equal(
      fixed("[They met]{.claim source=talks-2042}\n", use),
      "[They met]{.claim source=talks-2024}\n",
    );
  });

  it("pin an ambiguous name and keep what readers see", () => {
    const poet = "It is “Tô Lâm” (poet)";
    assert.equal(fixed("[[Tô Lâm]] came.\n", poet), "[[poet|Tô Lâm]] came.\n");
    assert.equal(fixed("[[ Tô Lâm |Lam]] came.\n", poet), "[[ poet |Lam]] came.\n");
    assert.equal(fixed("[[ Tô Lâm ]] came.\n", poet), "[[poet| Tô Lâm ]] came.\n");
    assert.equal(fixed("[Tô Lâm]{.person} came.\n", poet), "[Tô Lâm]{.person ref=poet} came.\n");
    assert.equal(fixed('[Lam]{.person ref="Tô Lâm"} came.\n', poet), '[Lam]{.person ref="poet"} came.\n');
  });
});

describe("fixes: new files", () => {
  it("define a name in the folder of those that the file names, and give it an id", () => {
    const text = "[[poet]] met [[Nguyễn Phú Trọng]].\n";
    const title = "Define “Nguyễn Phú Trọng” as a person in people/nguyen-phu-trong.md";
    assert.deepEqual(made(text, title), {
      path: "people/nguyen-phu-trong.md",
      text: "---\ntype: person\nname: Nguyễn Phú Trọng\n---\n",
    });
  });

  it("go to the folders of attested.yaml, else to the usual ones", () => {
    const config = (folders: string): TextFile[] => [
      { path: "attested.yaml", text: `definitions: ${folders}\n` },
    ];
    const text = "[They met]{.claim by=xi-jinping}\n";
    for (const [folders, path] of [
      ["[who/people, where/places]", "who/people/xi-jinping.md"],
      ["[codebook/**]", "codebook/xi-jinping.md"],
      ["[codebook, lists/terms.yaml]", "codebook/xi-jinping.md"],
      ["[places]", "people/xi-jinping.md"],
      ["[]", "people/xi-jinping.md"],
    ] as const) {
      assert.equal(made(text, `Define “Xi Jinping” as a person in ${path}`, config(folders))?.path, path);
    }
  });

  it("never take the place of one that is there", () => {
    const files = [{ path: "people/xi-jinping.md", text: "A note.\n" }];
    assert.equal(
      made("[[Xi Jinping]]\n", "Define “Xi Jinping” as a person in people/xi-jinping.md", files),
      undefined,
    );
    assert.equal(
      made("[[Xi Jinping]]\n", "Define “Xi Jinping” as a person in people/xi-jinping-2.md", files)?.path,
      "people/xi-jinping-2.md",
    );
  });

  it("give what cannot be a file's name an alias", () => {
    assert.equal(
      made(
        "[They met]{.claim source=xinhua:2024}\n",
        "Define “xinhua:2024” as a source in sources/xinhua-2024.md",
      )?.text,
      '---\ntype: source\ntitle: "xinhua:2024"\n---\n',
    );
  });
});

describe("fixes: what stands behind #", () => {
  const files: readonly TextFile[] = [
    ...FILES,
    { path: "articles/organ.md", text: "---\ntype: article\ntitle: The organ\n---\n# Early years\n" },
  ];

  it("is a heading too, in its words or as their slug", () => {
    assert.equal(fixed("[[organ#Earl years]]\n", "Use “Early years”", files), "[[organ#Early years]]\n");
    assert.equal(fixed("[[organ#earl-years]]\n", "Use “early-years”", files), "[[organ#early-years]]\n");
    assert.equal(
      fixed("[x](organ.md#earl-years)\n", "Use “early-years”", files),
      "[x](organ.md#early-years)\n",
    );
  });

  it("is no heading where a claim is wanted", () => {
    const text = "[They met]{.claim repeats=organ#earl-years}\n";
    assert.throws(() => fixed(text, "Use “early-years”", files));
  });
});

/** The titles of what is offered at a rule's findings. */
function titles(text: string, rule: string, files = FILES): readonly string[] {
  const found = findingsIn([...files, { path: PATH, text }]).get(PATH) ?? [];
  return found.filter(({ code }) => code === rule).flatMap(({ fixes }) => fixes.map(({ title }) => title));
}

describe("fixes: sources of claims", () => {
  it("begin with the sources of the file and a new one, and end with what gives up", () => {
    assert.deepEqual(titles("[They met]{.claim}\n", "claim-no-source", []), [
      "Cite a new source, described in sources/they-met.md",
      "Mark it as unverifiable",
      "Switch claim-no-source off here",
    ]);
    assert.deepEqual(
      titles("[[to-lam|Lam]] said so [@talks-2024]. [They met]{.claim}\n", "claim-no-source"),
      [
        "Cite “Talks” (talks-2024)",
        "Cite a new source, described in sources/they-met.md",
        "“To Lam” (to-lam) says so",
        "Mark it as unverifiable",
        "Switch claim-no-source off here",
      ],
    );
  });

  it("describe the new source in a file of its own, and cite it", () => {
    const title = "Cite a new source, described in sources/they-met-on-monday.md";
    const text = "[They met [on Monday]{.date on=2024-08-19}]{.claim}.\n";
    assert.deepEqual(made(text, title), {
      path: "sources/they-met-on-monday.md",
      text: "---\ntype: source\ntitle: They met on Monday\n---\n",
    });
    assert.equal(
      fixed(text, title),
      "[They met [on Monday]{.date on=2024-08-19}]{.claim} [@they-met-on-monday].\n",
    );
    assert.equal(
      made("[!]{.claim}\n", "Cite a new source, described in sources/source.md")?.path,
      "sources/source.md",
    );
    const talks = "Cite a new source, described in sources/talks-2024-2.md";
    assert.equal(fixed("[Talks 2024]{.claim}\n", talks), "[Talks 2024]{.claim} [@talks-2024-2]\n");
  });
});

describe("fixes: parts of names", () => {
  const person = (id: string, name: string): TextFile => ({
    path: `people/${id}.md`,
    text: `---\ntype: person\nname: ${name}\n---\n`,
  });

  it("pin the one who bears the words, and keep them", () => {
    const files = [person("jan-okoro", "Jan Okoro"), person("okora", "Okora")];
    assert.deepEqual(titles("[[Okoro]] came.\n", "entity-undefined", files).slice(0, 3), [
      "Use “Jan Okoro” (jan-okoro), keeping the words",
      "Use “Okora” (okora)",
      "Define “Okoro” as a person in people/okoro.md",
    ]);
    const use = "Use “Jan Okoro” (jan-okoro), keeping the words";
    assert.equal(fixed("[[Okoro]] came.\n", use, files), "[[jan-okoro|Okoro]] came.\n");
    const id = "Use “Jan Okoro” (jan-okoro)";
    assert.equal(fixed("[[okoro|He]] came.\n", id, files), "[[jan-okoro|He]] came.\n");
    assert.equal(fixed("[x]{.claim by=Okoro}\n", id, files), "[x]{.claim by=jan-okoro}\n");
  });

  it("offer at most three who bear the words, and nobody who bears a part of them", () => {
    const files = ["Jan", "Ada", "Ifeoma", "Nnamdi"].map((name) =>
      person(name.toLowerCase(), `${name} Okoro`),
    );
    const offered = titles("[[Okoro]] came.\n", "entity-undefined", [...files, person("x", "Ann Okorowski")]);
    assert.deepEqual(offered.slice(0, 4), [
      "Use “Ada Okoro” (ada), keeping the words",
      "Use “Jan Okoro” (jan), keeping the words",
      "Use “Ifeoma Okoro” (ifeoma), keeping the words",
      "Define “Okoro” as a person in people/okoro.md",
    ]);
  });
});

describe("fixes: switching a rule off", () => {
  it("write a comment on the line before, with the file's line ends", () => {
    const title = "Switch entity-undefined off here";
    assert.equal(
      fixed("---\r\ntitle: x\r\n---\r\nOne\r\ntwo [[Nobody]].\r\n", title),
      "---\r\ntitle: x\r\n---\r\nOne\r\n<!-- attested-disable-next-line entity-undefined -->\r\ntwo [[Nobody]].\r\n",
    );
  });

  it("add to the comment that is there", () => {
    assert.equal(
      fixed(
        "<!-- attested-disable-next-line claim-no-source -->\n[They met [[Nobody]]]{.claim}.\n",
        "Switch entity-undefined off here",
      ),
      "<!-- attested-disable-next-line claim-no-source entity-undefined -->\n[They met [[Nobody]]]{.claim}.\n",
    );
  });

  it("go to front matter for what stands there", () => {
    const title = "Switch field-unknown off in this file";
    assert.equal(
      fixed("---\nlayout: post\ntitel: x\ntype: article\n---\nWords.\n", title),
      "---\nlayout: post\ntitel: x\ntype: article\nattested: { off: [field-unknown] }\n---\nWords.\n",
    );
    for (const [before, after] of [
      ["attested: { off: [ claim-no-source ] }", "attested: { off: [ claim-no-source, field-unknown ] }"],
      ["attested:\n  off: claim-no-source", "attested:\n  off: [claim-no-source, field-unknown]"],
      [
        "attested:\n  off:\n    - claim-no-source",
        "attested:\n  off:\n    - claim-no-source\n    - field-unknown",
      ],
      ["attested: {x: y}", "attested: {off: [field-unknown], x: y}"],
    ] as const) {
      const text = `---\n${before}\ntitel: x\n---\n[They met]{.claim}.\n`;
      assert.equal(fixed(text, title), text.replace(before, after));
    }
  });

  it("are not offered where a comment would break a mark, or where nothing would read it", () => {
    assert.deepEqual(titles("[They met]{.claim on=2024\nby=nobody}\n", "entity-undefined").slice(-1), [
      "Define “Nobody” as a state in states/nobody.md",
    ]);
    assert.deepEqual(titles("---\na: [\n---\nWords.\n", "front-matter-invalid"), []);
    assert.deepEqual(
      findingsIn([{ path: PATH, text: BROKEN }])
        .get(PATH)
        ?.map(({ code }) => code),
      ["front-matter-invalid", "entity-undefined"],
    );
  });
});

describe("fixes: dates", () => {
  it("offer both readings, and neither as sure", () => {
    const found = findingsIn([{ path: PATH, text: "[x]{.date on=2/5/2025}\n" }]).get(PATH) ?? [];
    assert.deepEqual(
      found.flatMap(({ fixes }) => fixes.map(({ title, sure }) => [title, sure])),
      [
        ["Change it to 2025-05-02", undefined],
        ["Change it to 2025-02-05", undefined],
        ["Switch date-invalid off here", undefined],
      ],
    );
  });

  it("without quotation marks are written in EDTF", () => {
    assert.equal(
      fixed("[x]{.date on=2 May 2025}\n", "Write {.date on=2025-05-02}"),
      "[x]{.date on=2025-05-02}\n",
    );
    assert.deepEqual(titles("[x]{.claim by=To Lam on=2/5/2025 or so #c}\n", "syntax-error"), [
      'Write {.claim by="To Lam" on="2/5/2025 or so" #c}',
      "Switch syntax-error off here",
    ]);
  });

  it("go to the weekday before that the words name", () => {
    assert.equal(
      fixed("[on Friday]{.date on=2025-03-03}\n", "Change it to 2025-02-28, a Friday"),
      "[on Friday]{.date on=2025-02-28}\n",
    );
  });
});

describe("fixes: keys of other tools", () => {
  const text = "---\ntype: article\ntitle: Talks\ndate: 2024-08-19 11:56:00 +0800\n---\n";

  it("rename the key, and write its date in EDTF", () => {
    assert.equal(
      fixed(text, "Change it to “published”"),
      '---\ntype: article\ntitle: Talks\npublished: "2024-08-19T11:56:00+08:00"\n---\n',
    );
  });

  it("or write the field beside it", () => {
    assert.equal(
      fixed(text, "Write “published” too, and leave “date” to other tools"),
      '---\ntype: article\npublished: "2024-08-19T11:56:00+08:00"\ntitle: Talks\ndate: 2024-08-19 11:56:00 +0800\n---\n',
    );
  });
});

const BROKEN =
  "---\ntype: article\ntitle: A: b\npublished: 2024-08-20\nclaims:\n  c9: {by: a, on: next}\n---\n[x]{.claim #c9} [[To Lan]]\n";

describe("fixes: broken YAML", () => {
  const title = "Put quotation marks around the value";
  const quoted = (before: string, after: string): void => {
    for (const end of ["\n", "\r\n"]) {
      const text = (value: string): string => `---\n${value}\n---\nWords.\n`.replaceAll("\n", end);
      assert.equal(fixed(text(before), title), text(after));
    }
  };

  it("puts a value with a colon in quotation marks", () => {
    quoted("title: A: b\ntype: article", 'title: "A: b"\ntype: article');
    quoted("title: 東京 👩‍👩‍👧 e\u0301: שלום", 'title: "東京 👩‍👩‍👧 e\u0301: שלום"');
    quoted("title: Talks: day #2  # a remark", 'title: "Talks: day #2"  # a remark');
    quoted('title: Who said: "No"?', "title: 'Who said: \"No\"?'");
    quoted("aliases:\n  - name: A: it's b\n    lang: en", 'aliases:\n  - name: "A: it\'s b"\n    lang: en');
  });

  it("puts a value that begins with another sign in quotation marks", () => {
    quoted("title: [Update] Talks begin", 'title: "[Update] Talks begin"');
    quoted('title: "Peace" talks', "title: '\"Peace\" talks'");
    quoted("title: 'It's late'", 'title: "It\'s late"');
    quoted('title: "He said "no" again"', "title: 'He said \"no\" again'");
    quoted("title: @home", 'title: "@home"');
  });

  it("repairs one line after the other", () => {
    const text = "---\ntitle: A: b\nname: C: d\n---\n";
    const once = fixed(text, title);
    assert.equal(once, '---\ntitle: "A: b"\nname: C: d\n---\n');
    assert.equal(fixed(once, title), '---\ntitle: "A: b"\nname: "C: d"\n---\n');
  });

  it("leaves alone what quotation marks do not repair", () => {
    for (const value of [
      "title: A: b\n  and more",
      "claims: {c: {by: a: b}}",
      "title: [a",
      'title: "A',
      "\ttitle: x",
      "title: A\ntitle: B",
    ])
      assert.ok(!titles(`---\n${value}\n---\n`, "front-matter-invalid").includes(title), value);
  });

  it("works in lists of definitions and in settings", () => {
    const list = { path: "people/all.yaml", text: "lam:\n  type: person\n  name: Lam: a life\n" };
    const config = { path: "attested.yaml", text: "style:\n  lam: Lam: a life\n" };
    for (const file of [list, config]) {
      const [finding] = findingsIn([list, config]).get(file.path) ?? [];
      const [fix] = finding?.fixes ?? [];
      assert.equal(fix?.title, title);
      const after = applyFix([list, config], file.path, fix).find(({ path }) => path === file.path)?.text;
      assert.equal(after, file.text.replace("Lam: a life", '"Lam: a life"'));
    }
  });

  it("keeps the words of an import whose front matter is broken", () => {
    const text = (rest: string): string =>
      `---\ntitle: A: b\noriginal: { sha256: "0abc" }\n---\n${rest} came.\n`;
    const use = "Use “To Lam” (to-lam)";
    assert.equal(fixed(text("[[To Lan]]"), use), text("[[to-lam|To Lan]]"));
    assert.equal(
      fixed(text("[[To Lan]]").replace(": A: b", ""), use),
      text("[[to-lam|To Lan]]").replace(": A: b", ""),
    );
  });
});

describe("fixes: lists that cannot be read", () => {
  it("write the quotation mark that is missing", () => {
    for (const [before, after] of [
      ['by="to-lam', 'by="to-lam"'],
      ['by="To Lam #c1', 'by="To Lam" #c1'],
      ['by="To Lam on="2024"', 'by="To Lam" on="2024"'],
      ['by="To Lam on=2024 .not', 'by="To Lam" on=2024 .not'],
      ['by=to-lam" on=2024', "by=to-lam on=2024"],
      ['by="苏林 é 👩‍👩‍👧 שלום', 'by="苏林 é 👩‍👩‍👧 שלום"'],
    ] as const)
      for (const end of ["\n", "\r\n"])
        assert.equal(
          fixed(`é 👩‍👩‍👧 蘇 שלום [b]{.claim ${before}} “c”${end}`, `Write {.claim ${after}}`),
          `é 👩‍👩‍👧 蘇 שלום [b]{.claim ${after}} “c”${end}`,
        );
  });

  it("name the claim that a part is likely of", () => {
    const text = "[x]{.claim #the-talks}\n\n[y]{.claim part=the-talk}\n";
    assert.equal(fixed(text, "Change it to “the-talks”"), text.replace("part=the-talk", "part=the-talks"));
    assert.deepEqual(titles(text.replace("part=the-talk", "part=doubt"), "syntax-error"), [
      "Switch syntax-error off here",
    ]);
  });
});

describe("fixes: brackets that have no partner", () => {
  const both = (before: string, title: string, after: string): void => {
    for (const end of ["\n", "\r\n"])
      assert.equal(fixed(before.replaceAll("\n", end), title), after.replaceAll("\n", end));
  };
  const close = "Mark it in each paragraph by itself";
  const open = "Open it where the sentence begins";

  it("close a claim in its paragraph, and give the next its id", () => {
    both(
      "é 👩‍👩‍👧 蘇 שלום: [they met\n\nand [[left]].]{.claim by=?x} So.\n",
      close,
      "é 👩‍👩‍👧 蘇 שלום: [they met]{.claim by=?x #they-met}\n\n[and [[left]].]{.claim part=they-met} So.\n",
    );
    both(
      "[They met\n \nand left]{.quote #c by=?x}\n",
      close,
      "[They met]{.quote #c by=?x}\n \n[and left]{.quote part=c}\n",
    );
    both("[One\n\ntwo]{.furniture}\n", close, "[One]{.furniture}\n\n[two]{.furniture}\n");
  });

  it("open one where its sentence begins", () => {
    both(
      "é 👩‍👩‍👧 蘇 שלום. They [[met]] there.]{.claim} So.\n",
      open,
      "é 👩‍👩‍👧 蘇 שלום. [They [[met]] there.]{.claim} So.\n",
    );
    both("- They met]{.claim}\n", open, "- [They met]{.claim}\n");
  });

  it("leave alone what is not clear", () => {
    for (const text of [
      "[One\n\ntwo\n\nthree]{.claim}\n",
      "[One\n\n# Two\n\nthree]{.claim}\n",
      "[One\n\n- two]{.claim}\n",
      "[One\n\ntwo] three]{.claim}\n",
      "[One\n\ntwo]{.date on=2024}\n",
      "One] two]{.claim}\n",
      "]{.claim}\n",
    ]) {
      const offered = titles(text, "syntax-error");
      assert.ok(offered.length > 0 && !offered.includes(close) && !offered.includes(open), text);
    }
  });
});

describe("fixes: words of settings and lists", () => {
  const inFile = (path: string, text: string, config = ""): string => {
    const files = [
      { path: "attested.yaml", text: config },
      { path, text },
    ].filter((file, i) => i > 0 || path !== file.path);
    const [finding, ...others] = findingsIn(files).get(path) ?? [];
    assert.deepEqual(others, []);
    const [fix] = finding?.fixes ?? [];
    assert.ok(finding !== undefined);
    return fix === undefined
      ? finding.message
      : (applyFix(files, path, fix).find((file) => file.path === path)?.text ?? "");
  };

  it("change a key, a level and a type of attested.yaml", () => {
    const changed = (text: string): string => inFile("attested.yaml", text);
    assert.equal(changed("proprties: { count: quantity }\n"), "properties: { count: quantity }\n");
    assert.equal(changed("rules: { claim-no-source: warn }\n"), "rules: { claim-no-source: warning }\n");
    assert.equal(
      changed("properties: { x: { type: 'quantty' } }\n"),
      "properties: { x: { type: 'quantity' } }\n",
    );
    assert.match(changed("colour: blue\n"), /^“colour” is no setting: write one of files,/);
    assert.match(changed("tags: []\ntag: []\n"), /^“tag” is no setting: move what it says to “tags”/);
  });

  it("change the type in a list of definitions", () => {
    assert.equal(
      inFile("people/all.yaml", 'lam: { type: "persn", name: Lam }\n'),
      'lam: { type: "person", name: Lam }\n',
    );
    assert.match(
      inFile("people/all.yaml", "lam: { type: recipe }\n"),
      /^There is no type “recipe”: write one of person,/,
    );
  });
});

describe("fixes: two definitions with one id in one folder", () => {
  const list = (name: string): TextFile => ({
    path: "d/all.yaml",
    text: `to-lam: { type: person, name: ${name} }\n`,
  });
  const file = { path: "d/to-lam.md", text: "---\ntype: person\nname: Tô Lâm\n---\n" };
  const used = (files: readonly TextFile[]): readonly string[] =>
    titles("[[to-lan]] came.\n", "entity-undefined", files).filter((title) => title.startsWith("Use "));

  it("are written by their names where those tell them apart", () => {
    const files = [list("Lam the Poet"), file];
    assert.deepEqual(used(files), ["Use “Lam the Poet” (to-lam)", "Use “Tô Lâm” (to-lam)"]);
    assert.equal(
      fixed("[[to-lan]] came.\n", "Use “Lam the Poet” (to-lam)", files),
      "[[Lam the Poet]] came.\n",
    );
  });

  it("are offered once where nothing does", () => {
    const files = [list("Tô Lâm"), file];
    const title = "Use “to-lam”, the id of 2 definitions";
    assert.deepEqual(used(files), [title]);
    assert.equal(fixed("[[to-lan]] came.\n", title, files), "[[d/to-lam]] came.\n");
  });
});

/** How many findings of a rule the article has. */
function countOf(text: string, rule: string): number {
  const found = findingsIn([...FILES, { path: PATH, text }]).get(PATH) ?? [];
  return found.filter(({ code }) => code === rule).length;
}

describe("fixes: any text", () => {
  const part = fc.constantFrom(
    ..."[[ ]] [ ] | # @ \\[ \\{ } ` < > \n \r\n   a Lam é 😀 . ” ; =".split(" "),
    " ",
    "\n\n",
    "\n---\n",
    "[[To Lan]]",
    "[[ To Lan ]]",
    "[[To Lan|Lam]]",
    "[[Tô Lâm]]",
    "[[ Tô Lâm#x ]]",
    "[[to-lam#x|y]]",
    "[[#c]]",
    "[Tô Lâm]{.person}",
    "[Lam]{.person ref=to-lan}",
    "]{.claim}",
    "]{.claim #c}",
    "]{.claim #c1 about=x mode=fct}",
    ']{.quote status="open" confidence=80%}',
    "]{.claim by=to-lan source=talk-2024 on=19.8.2024}",
    ']{.date on="19 August 2024"}',
    "]{.furniture}",
    "[@talk-2024]",
    "[see @new; @talks-2024#x]",
    "[Lam](../people/to-lan.md#c)",
    "[Lam](new%20one.md)",
    "[^1]",
    "\n[^1]: https://example.org\n",
    "<!-- attested-disable-next-line claim-no-source entity-undefind -->",
    "\n  <!-- attested-disable-next-line claim-no-source -->  \n",
    "<!-- ",
    "{.date on=2 May 2025}",
    "]{.claim\n by=to-lan",
    ..."[[]] [[|Lam]] [[x|]] [@] [@;@new]".split(" "),
    '[x]{.date on=""}',
    ']{.role of=""}',
    ']{.claim by="" note="" #c}',
    '[]{.quote by=" "}',
    "[@new;\n@newer]",
    "[x](\nto-lan.md)",
    "`",
    "\n```\n",
  );
  const front = fc.constantFrom(
    "",
    "title:\n",
    "titel: Talks\n",
    "published: 19 August 2024\n",
    "pubDate: 19 August 2024\n",
    "claims: {c: {on: 2024}, c2: x}\n",
    "claims:\n  c:\n    sorce: x\n  d:\n",
    "attested: { off: [claim-no-source, x] }\n",
    "attested:\n  off:\n    - entity-undefined\n    - field-unknown\n",
    "paragraphs: line\n",
    "type: article\n",
  );
  const article = fc
    .tuple(
      fc.boolean(),
      fc.boolean(),
      fc.uniqueArray(front, { maxLength: 3 }),
      fc.array(part, { maxLength: 24 }),
    )
    .map(([mark, crlf, fields, parts]) => {
      const text = `---\n${fields.join("")}original: { sha256: "0" }\n---\n${parts.join("")}`;
      return (mark ? "\uFEFF" : "") + (crlf ? text.replace(/\r?\n/g, "\r\n") : text);
    });

  it("of an import keep its words, and stay within it", () => {
    fc.assert(
      fc.property(article, (text) => {
        const files = [...FILES, { path: PATH, text }];
        for (const { code, span, fixes } of findingsIn(files).get(PATH) ?? []) {
          assert(0 <= span.start && span.start <= span.end && span.end <= text.length);
          for (const fix of fixes) {
            const after = applyFix(files, PATH, fix).find(({ path }) => path === PATH)?.text ?? "";
            if (!fix.title.endsWith(WORDS_CHANGE)) assert.equal(stripped(after), stripped(text), fix.title);
            if (fix.title.startsWith("Switch "))
              assert(countOf(after, code) < countOf(text, code), `${fix.title}\n${after}`);
          }
        }
      }),
      { numRuns: 150 },
    );
  }).timeout(20_000);
});
