import assert from "node:assert/strict";
import fc from "fast-check";
import { isRefusal, planRename, renamable, type Subject } from "../../server/src/features/rename.ts";
import type { Changes } from "../../server/src/model/changes.ts";
import type { Facts } from "../../server/src/model/facts.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";
import { applyChanges, type TextFile } from "../support/apply.ts";
import { corpusOf } from "../support/corpus.ts";
import { namedWithoutMark, renamed } from "../support/renamed.ts";

/** Ids and names, some of which need quotation marks somewhere; all of them differ when folded. */
const IDS = [
  "to-lam",
  "Hà Nội",
  "x",
  "gt:priority",
  "o'brien",
  "y-1.2",
  "蘇林",
  "no",
  "a, b",
  "ref=1",
] as const;
const NAMES = [
  "To Lam",
  "the “guest”",
  "Ho: Chi",
  "שלום",
  "Reuters's",
  "12",
  "#1 man",
  "a; b",
  "- dash",
  "{x}",
] as const;
const FRESH = [
  "new",
  "New name",
  "new: one",
  "né 新",
  "it's",
  "true",
  "N, 1",
  "3rd (one)",
  "a+b",
  "-x",
  "&y",
  "*z",
  "!w",
] as const;

const TARGET = fc.constantFrom(...IDS, ...NAMES, "to lam", "TO-LAM", "people/to-lam", "nobody");
const FRAGMENT = fc.constantFrom("", "", "#c1", "#c2", "#^block", "#Life");

/** One use in prose, whatever becomes of it. */
const USE = fc
  .tuple(TARGET, FRAGMENT, fc.constantFrom("", "|words", "|To Lam", "| to-lam "), fc.nat(8))
  .map(([target, fragment, surface, form]) => {
    const quoted = target.replace(/["\\]/g, "\\$&");
    switch (form) {
      case 0:
        return `[@{${target}${fragment}}, p. 3; see @to-lam]`;
      case 1:
        return `[words]{.claim by="${quoted}; to-lam" repeats="visit${fragment}"}`;
      case 2:
        return `[${target}]{.person}`;
      case 3:
        return `[To Lam]{.person ref="${quoted}"}`;
      case 4:
        return `[To Lam](../people/to-lam.md${fragment})`;
      case 5:
        return `[x]{.role of=to-lam} [y]{.claim value="${quoted}" about=x}`;
      default:
        return `[[${target}${fragment}${surface}]]`;
    }
  });

const FILLER = fc.constantFrom(
  "and",
  "To Lam",
  "TO LAM",
  "שלום",
  "Ho: Chi",
  "👩‍👩‍👧",
  "e\u0301",
  "東京",
  "مرحبا",
  "\\[",
  "`[[to-lam]]`",
  "<!-- [[x]] -->",
  "\n\n",
  "(",
);
const BODY = fc
  .array(fc.oneof({ weight: 3, arbitrary: USE }, FILLER), { maxLength: 14 })
  .map((all) => all.join(" "));

/** A value of front matter, in one of the ways in which YAML writes it. */
const VALUE = fc.tuple(TARGET, fc.nat(3)).map(([text, form]) => {
  const double = JSON.stringify(text);
  if (form === 0) return double;
  if (form === 1) return `'${text.replace(/'/g, "''")}'`;
  return /^[\p{L}][\p{L} -]*$/u.test(text) && text !== "no" ? text : double;
});

const CORPUS = fc
  .record({
    ids: fc.uniqueArray(fc.constantFrom(...IDS.slice(1)), { minLength: 3, maxLength: 3 }),
    names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 4, maxLength: 4 }),
    values: fc.array(VALUE, { minLength: 6, maxLength: 6 }),
    bodies: fc.tuple(BODY, BODY, BODY),
    ends: fc.constantFrom("\n", "\r\n"),
  })
  .map(({ ids, names, values, bodies: [visit, old, note], ends }): readonly TextFile[] => {
    const [a = "", b = "", c = ""] = ids;
    const [n0 = "", n1 = "", n2 = "", n3 = ""] = names.map((name) => JSON.stringify(name));
    const [v0 = "", v1 = "", v2 = "", v3 = "", v4 = "", v5 = ""] = values;
    const files = [
      {
        path: "attested.yaml",
        text: `definitions: [lists]\nstyle: { to-lam: ${n0}, ${JSON.stringify(a)}: x }\n`,
      },
      { path: "people/to-lam.md", text: `---\ntype: person\nname: ${n0}\naliases: [${n1}]\n---\n# Life\n` },
      {
        path: "states/s.md",
        text: `---\ntype: state\nid: ${JSON.stringify(a)}\nname: ${n2}\ncapital: ${v0}\n---\n`,
      },
      {
        path: "lists/l.yaml",
        text: `${JSON.stringify(b)}:\n  type: person\n  name: ${n3}\n  roles: [{ title: x, of: ${v1} }]\n`,
      },
      {
        path: "sources/src.md",
        text: `---\ntype: source\nid: ${JSON.stringify(c)}\ntitle: T\nauthor: [${v2}]\n---\n`,
      },
      {
        path: "articles/visit.md",
        text: `---\ntype: article\ntitle: A visit\nsources: [${v3}]\nclaims:\n  c1: { by: ${v4} }\n---\n[He]{.claim #c1} [came]{.claim part=c1} [So]{.claim #c2 repeats=#c1}.\n\n${visit}\n`,
      },
      {
        path: "articles/old.md",
        text: `---\ntype: article\ntitle: Old\npublisher: ${v5}\noriginal: { sha256: 00 }\n---\n${old}\n`,
      },
      { path: "note.md", text: `${note}\n` },
    ];
    return files.map(({ path, text }) => ({ path, text: text.replace(/\n/g, ends) }));
  });

/** Everything that a corpus lets people rename. */
function subjectsOf(documents: ReadonlyMap<string, { readonly facts: Facts }>): readonly Subject[] {
  return [...documents.values()].flatMap(({ facts }): Subject[] => [
    ...facts.definitions.flatMap((definition): Subject[] => [
      { is: "id", definition },
      ...definition.names
        .filter(({ place }) => place.start < facts.bodyStart)
        .map((name): Subject => ({ is: "name", definition, name })),
    ]),
    ...facts.claims.flatMap((claim): Subject[] => {
      const [file] = facts.definitions;
      return claim.id === undefined || file === undefined
        ? []
        : [{ is: "claim", claim: { ...claim, id: claim.id }, file }];
    }),
  ]);
}

describe("rename, on any corpus", function () {
  this.timeout(60_000);

  it("leaves every use with the meaning that it had, and the words of imported articles as they were", () => {
    let made = 0;
    fc.assert(
      fc.property(CORPUS, fc.nat(), fc.constantFrom(...FRESH), (files, pick, words) => {
        const { catalog, documents } = corpusOf(files);
        const subjects = subjectsOf(documents);
        const subject = subjects[pick % subjects.length];
        if (subject === undefined) return;
        const changes = renamed({ catalog, documents }, files, subject, words);
        // A place that cannot be written so refuses the whole; what is made must be right.
        if (changes === undefined || isRefusal(changes)) return;
        if (changes.edits.length > 1) made++;
        const { move = [] } = changes;
        const bare = namedWithoutMark(files);
        for (const confirms of [false, true]) {
          const after = applyChanges(files, changes, confirms);
          const due = meanings(files, move);
          const found = meanings(after, []);
          for (const [i, one] of due.entries())
            assert.ok(one === "" || one.includes(", ") || one === found[i], `${one} is now ${found[i]}`);
          assert.equal(found.length, due.length);
          const named = namedWithoutMark(after);
          for (const [path, names] of move.length > 0 ? [] : bare)
            assert.deepEqual(
              named.get(path)?.filter((one) => names.includes(one)),
              names,
            );
          for (const [i, { text }] of files.entries())
            if (text.includes("original:"))
              assert.equal(strip(parse(after[i]?.text ?? "")), strip(parse(text)));
        }
      }),
      { numRuns: 150 },
    );
    assert.ok(made > 30, `only ${made} renames were made`);
  });

  it("says something or nothing at any place of a corpus, and throws nowhere", () => {
    fc.assert(
      fc.property(CORPUS, fc.nat(), fc.string({ maxLength: 4 }), (files, at, words) => {
        const { catalog, documents } = corpusOf(files);
        for (const { path, text } of files) {
          const document = documents.get(path);
          if (document === undefined) continue;
          const found = renamable(catalog, document, at % (text.length + 1));
          if (found === undefined || isRefusal(found)) continue;
          const { span } = found;
          assert.ok(span.start <= span.end && span.end <= text.length);
          planRename(catalog, found.subject, words);
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** For each use what it means, by the number of the definition in its file; empty where it means nothing. */
function meanings(files: readonly TextFile[], moves: NonNullable<Changes["move"]>): readonly string[] {
  const { catalog, documents } = corpusOf(files);
  const moved = (path: string): string => moves.find(({ from }) => from === path)?.to ?? path;
  return [...documents.values()].flatMap(({ facts }) =>
    facts.uses.map((use) =>
      catalog
        .resolve(use)
        .definitions.map(({ path, id }) => {
          const index = catalog.facts(path)?.definitions.findIndex((one) => one.id === id);
          const claim =
            use.fragment === undefined
              ? -1
              : catalog.facts(path)?.claims.findIndex((one) => one.id === use.fragment);
          return `${moved(path)} ${index} ${claim}`;
        })
        .join(", "),
    ),
  );
}
