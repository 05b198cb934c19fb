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
    "`",
    "\n```\n",
  );
  const front = fc.constantFrom(
    "",
    "title:\n",
    "titel: Talks\n",
    "published: 19 August 2024\n",
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
        for (const { span, fixes } of findingsIn(files).get(PATH) ?? []) {
          assert(0 <= span.start && span.start <= span.end && span.end <= text.length);
          for (const fix of fixes) {
            const after = applyFix(files, PATH, fix).find(({ path }) => path === PATH)?.text ?? "";
            if (!fix.title.endsWith(WORDS_CHANGE)) assert.equal(stripped(after), stripped(text), fix.title);
          }
        }
      }),
      { numRuns: 150 },
    );
  }).timeout(20_000);
});
