import fc from "fast-check";
import type { TextFile } from "./apply.ts";

const NAMES = ["Ana", "Tô Lâm", "蘇林", "שלום", "O'Brien: x", "12", "a, b", "{x}", "Ana L.", "no"] as const;
const TARGET = fc.constantFrom("p1", "p2", "P1", "people/p1", "people/p2", ...NAMES, "p3", "s1", "nobody");

/** One use in prose, whatever becomes of it. */
const USE = fc.tuple(TARGET, fc.constantFrom("", "#Life"), fc.nat(8)).map(([target, fragment, form]) => {
  const quoted = target.replace(/["\\]/g, "\\$&");
  if (form === 0) return `[@{${target}}; see @s1, p. 3]`;
  if (form === 1) return `[words]{.claim by="${quoted}; p1" source=s2}`;
  if (form === 2) return `[${target}]{.person}`;
  if (form === 3) return `[He]{.person ref="${quoted}"}`;
  if (form === 4) return `[Ana](../people/p1.md${fragment})`;
  if (form === 5) return `[[${target}|words]]`;
  return `[[${target}${fragment}]]`;
});
const FILLER = fc.constantFrom("and", "👩‍👩‍👧", "e\u0301", "東京", "مرحبا", "`[[p1]]`", "\n\n", "# Life\n\n");
const BODY = fc
  .array(fc.oneof({ weight: 2, arbitrary: USE }, FILLER), { maxLength: 10 })
  .map((all) => all.join(" ").replaceAll(" # Life", "\n\n# Life"));

/** A word of YAML, in one of the ways in which it is written. */
const word = (text: string, form: number): string =>
  form === 0 ? JSON.stringify(text) : form === 1 ? `'${text.replace(/'/g, "''")}'` : JSON.stringify(text);
const NAME = fc.tuple(fc.constantFrom(...NAMES), fc.nat(2)).map(([text, form]) => word(text, form));
const LIST = (item: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(fc.array(item, { maxLength: 3 }), fc.nat(2)).map(([items, form]) => {
    if (items.length === 0) return form === 0 ? " []" : "";
    if (form === 0) return ` [${items.join(", ")}] # beside`;
    return items.map((one) => `\n${form === 1 ? "  " : ""}- ${one}`).join("");
  });
const KEY = fc.constantFrom("s3", "s4");
const stated = (dates: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: dates.map((one) => ` ${one} # a date`) },
    fc.tuple(dates, KEY).map(([date, key]) => ` { value: ${date}, source: ${key} }`),
    fc.tuple(dates, KEY).map(([date, key]) => `\n  value: ${date}\n  source: ${key} # so\n`),
    fc.tuple(dates, dates, KEY).map(([a, b, key]) => `\n- value: ${a}\n  source: ${key}\n- { value: ${b} }`),
  );
const ROLE = fc.constantFrom("{ title: Chair, of: o1 }", "{ title: Chair }", "title: Head\n    of: o1 # x");

/** The fields of a person, as lines. */
const FIELDS = fc
  .record(
    {
      name: NAME.map((one) => ` ${one}`),
      aliases: LIST(
        fc.oneof(
          NAME,
          NAME.map((one) => `{ name: ${one}, lang: vi, usedBy: o1 }`),
        ),
      ),
      weakAliases: LIST(NAME),
      born: stated(fc.constantFrom("1957", "1957-07-10", '"1958"')),
      died: stated(fc.constantFrom("2020", '"2021"')),
      roles: fc.array(ROLE, { maxLength: 2 }).map((all) => all.map((one) => `\n  - ${one}`).join("")),
      note: fc.constantFrom(" She signed", ' "So: it is."', " |\n  Two\n  lines\n", " >-\n  folded\n"),
      sources: LIST(KEY),
      sameAs: fc.constantFrom(" Q1", " [Q1, Q2]"),
    },
    { requiredKeys: ["name"] },
  )
  .chain((fields) => fc.shuffledSubarray(Object.entries(fields), { minLength: Object.keys(fields).length }))
  .map((entries) =>
    [...entries, ["type", " person"] as const]
      .map(([key, value]) => `${key}:${value}\n`.replace(/\n+$/, "\n"))
      .join(""),
  );

const ENTRY = fc.constantFrom(
  "{ type: person, name: Enno }",
  "\n    type: person\n    aliases: [Enno, Ana]\n    born: 1957",
);

/**
 * Corpora of people in files and lists, whose fields are written in all the ways of YAML, with sources, an article that names
 * them in all forms, and an imported one.
 */
export const PEOPLE = fc
  .record({
    fields: fc.tuple(FIELDS, FIELDS),
    entries: fc.tuple(ENTRY, ENTRY),
    bodies: fc.tuple(BODY, BODY, BODY, BODY),
    style: fc.constantFrom("", "style: { p1: Ana, p2: x }\n", "style:\n  p3: x # x\n  p1: Ana\n"),
    ends: fc.constantFrom("\n", "\r\n"),
  })
  .map(
    ({ fields: [f1, f2], entries: [e1, e2], bodies: [b1, b2, b3, b4], style, ends }): readonly TextFile[] =>
      [
        { path: "attested.yaml", text: `definitions: [lists]\n${style}` },
        { path: "people/p1.md", text: `---\n${f1}---\n${b1}\n` },
        { path: "world/people/p2.md", text: `---\n${f2}---\n${b2}` },
        { path: "lists/l.yaml", text: `definitions:\n  p3: ${e1}\n  # between\n  p4: ${e2}\n` },
        {
          path: "lists/s.yaml",
          text: "type: source\ndefinitions:\n  s1: { title: S, tier: primary }\n  s2: { title: S2, tier: secondary }\n  s3: { title: S3 }\n  s4: { title: S4 }\n",
        },
        { path: "orgs/o1.md", text: "---\ntype: organisation\nname: Board\n---\n" },
        {
          path: "articles/a.md",
          text: `---\ntype: article\ntitle: A\nsources: [s1, s2]\nauthor: [p1, Ana]\n---\n${b3}\n`,
        },
        {
          path: "articles/o.md",
          text: `---\ntype: article\ntitle: O\noriginal: { sha256: "00" }\n---\n${b4}\n`,
        },
      ].map(({ path, text }) => ({ path, text: text.replace(/\n/g, ends) })),
  );
