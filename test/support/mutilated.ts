import fc from "fast-check";

/** A corpus in which everything that features look for stands once. */
export const SOUND = [
  {
    path: "attested.yaml",
    text: "properties:\n  count: { type: quantity }\n  leader: { type: entity }\nrules:\n  claim-no-source: off\n",
  },
  {
    path: "people/to-lam.md",
    text: "---\ntype: person\nname: To Lam\naliases:\n  - { name: Tô Lâm, lang: vi }\n  - 蘇林\nweakAliases: [Lam]\nroles:\n  - { title: President, of: vietnam, from: 2024 }\nborn: { value: 1957-07-10, source: xinhua }\n---\nA leader of [[vietnam]].\n\n# Life\n",
  },
  { path: "states/vietnam.md", text: "---\ntype: state\nname: Vietnam\ncapital: hanoi\n---\n" },
  { path: "sources/xinhua.md", text: "---\ntype: source\ntitle: Talks in Beijing\nauthor: Li Na\n---\n" },
  {
    path: "articles/visit.md",
    text: '---\ntype: article\ntitle: A visit\npublished: 2024-08-20\nsources: [xinhua]\nclaims:\n  c1: { by: to-lam; vietnam, about: vietnam, property: count, value: 14 }\n---\n# Arrival\n\nThe 🇻🇳 guest, [[to-lam|Lam]], [said e\u0301 [“yes”]{.quote by="to-lam; ?aides"} in [Beijing]{.place ref=hanoi}]{.claim #c1 repeats=#c2} [@xinhua, p. 3; see @visit#c2].\n\n## Départ\n\n[二 [[Tô Lâm]] went]{.claim #c2 contradicts=visit#c1} `[[code` <!-- [[ --> [state](../states/vietnam.md#x) [שלום]{.role of=to-lam}.\n',
  },
] as const;

const PIECES = fc.constantFrom(
  "[",
  "]",
  "[[",
  "]]",
  "|",
  "#",
  "@",
  "[@",
  "{",
  "}",
  "]{.claim by=",
  "]{.date on=",
  '"',
  "=",
  ";",
  ",",
  "`",
  "```\n",
  "~~~",
  "<!--",
  "-->",
  "\\",
  "---\n",
  "\n",
  "\r\n",
  "\r",
  "\n\n",
  ": ",
  "- ",
  "  ",
  "\t",
  "'",
  "|\n",
  "type: ",
  "claims:\n",
  "constructor",
  "__proto__",
  "\u202e",
  "\ud83d",
  "é",
  "\u0301",
  "\0",
  "蘇",
);

/** The sound corpus with one of its files cut up and pieces of marks put into it; `path` is that file's. */
export const MUTILATED = fc
  .record({
    file: fc.nat(SOUND.length - 1),
    edits: fc.array(fc.record({ at: fc.nat(), remove: fc.nat(30), insert: PIECES }), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  .map(({ file, edits }) => {
    const { path, text } = SOUND[file] ?? SOUND[0];
    const cut = edits.reduce<string>((before, { at, remove, insert }) => {
      const start = at % (before.length + 1);
      return before.slice(0, start) + insert + before.slice(start + remove);
    }, text);
    return { path, files: SOUND.map((one) => (one.path === path ? { path, text: cut } : one)) };
  });
