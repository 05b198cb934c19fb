import assert from "node:assert/strict";
import { join } from "node:path";
import fc from "fast-check";
import { cite, citeNew, citePlaceAt, isRefusal, sourcesToCite } from "../../server/src/features/cite.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";
import { applyChanges } from "../support/apply.ts";
import { corpusOf } from "../support/corpus.ts";
import { type Asked, casesIn, withBothLineEnds } from "../support/feature.ts";
import { updateBlocks } from "../support/fixture.ts";

const folder = join("test", "features", "cite");

/** What can cite at the cursor, what it can cite, and the files that citing changes. */
function describeCitation({ catalog, document, offset, fixture, path }: Asked): string {
  const place = citePlaceAt(document, offset);
  if (place === undefined) return "nothing there can cite";
  const lines = [`${place.kind}: ${place.words}`];
  const { blocks } = fixture;
  const { sources } = sourcesToCite(catalog, document.facts, place, blocks.get("search") ?? "", 100);
  const ids = (part: (one: (typeof sources)[number]) => boolean): string =>
    sources
      .filter(part)
      .map(({ definition, cited }) => `${definition.id}${cited ? " (cited)" : ""}`)
      .join(", ");
  lines.push(`here: ${ids(({ here }) => here)}`, `others: ${ids(({ here }) => !here)}`);
  const [key, title] = [blocks.get("key"), blocks.get("title")];
  if (key === undefined && title === undefined) return lines.join("\n");
  const chosen = sources.find(({ definition }) => definition.id === key)?.definition;
  const changes =
    chosen === undefined
      ? citeNew(catalog, document, place, title ?? "")
      : cite(catalog, document, place, chosen);
  if (isRefusal(changes)) return [...lines, `refused: ${changes.refused}`].join("\n");
  for (const { path: changed, text } of applyChanges(fixture.files, changes)) {
    const before = fixture.files.find((file) => file.path === changed)?.text;
    if (before === text) continue;
    if (before !== undefined) assert.equal(strip(parse(text)), strip(parse(before)), "words changed");
    lines.push(`--- ${changed}`, text.replace(/\r\n/g, "\n").replace(/\n$/, ""));
  }
  assert.equal(changes.edits.length, 1);
  assert.equal(changes.edits[0]?.path, path);
  return lines.join("\n");
}

describe("cite", () => {
  it("shows authors and publishers that are defined by their names", () => {
    const { catalog, documents } = corpusOf([
      { path: "people/to-lam.md", text: "---\ntype: person\nname: Tô Lâm\n---\n" },
      {
        path: "sources/a.md",
        text: "---\ntype: source\ntitle: A\nauthor: [to-lam, Ek]\npublisher: Nobody\n---\n",
      },
      { path: "talks.md", text: "They met.\n" },
    ]);
    const document = documents.get("talks.md");
    const place = document && citePlaceAt(document, 2);
    assert.ok(document !== undefined && place !== undefined);
    const { sources } = sourcesToCite(catalog, document.facts, place, "lam", 9);
    assert.deepEqual(
      sources.map(({ imprint }) => imprint),
      [{ authors: ["Tô Lâm", "Ek"], year: undefined, publishers: ["Nobody"] }],
    );
  });

  for (const fixture of casesIn(folder)) {
    it(fixture.title, () => {
      for (const asked of withBothLineEnds(fixture)) {
        const found = describeCitation(asked);
        if (updateBlocks(folder, fixture, { after: found })) return;
        assert.equal(found, fixture.blocks.get("after"));
      }
    });
  }

  it("changes no word and nobody else's citations, wherever it is asked for", () => {
    const SOURCES = ["a", "b-2", "ek 3"].map((id) => ({
      path: `sources/${id}.md`,
      text: `---\ntype: source\ntitle: Source ${id}\n---\n`,
    }));
    const part = fc.constantFrom(
      ...[
        "They met",
        "[trade grew]{.claim}",
        "[“good”]{.quote by=x}",
        "[a [b]{.quote} c]{.claim #c}",
        "[",
        "]",
      ],
      ...[
        " ",
        ". ",
        ".",
        "\n",
        "\n\n",
        "\n- ",
        "”",
        "[@a]",
        " [see @a, p. 3]",
        " [@a; @b-2]",
        "[^1]",
        "`x",
        "{.claim}",
      ],
      ...[
        "\n[^1]: See [@a].\n",
        "[[Ana]]",
        "](x.md)",
        "é 👩‍👩‍👧 東京。",
        "\\[",
        "<!-- x -->",
        "# Head",
        "{.claim",
        " part=c",
      ],
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 16 }),
        fc.nat(),
        fc.nat(2),
        fc.boolean(),
        (parts, at, which, crlf) => {
          const body = parts.join("");
          const raw = `---\noriginal: { sha256: "0" }\n---\n${body}`;
          const text = crlf ? raw.replace(/\n/g, "\r\n") : raw;
          const files = [{ path: "talks.md", text }, ...SOURCES];
          const { catalog, documents } = corpusOf(files);
          const document = documents.get("talks.md");
          assert.ok(document);
          const place = citePlaceAt(document, at % (text.length + 1));
          if (place === undefined) return;
          const { sources } = sourcesToCite(catalog, document.facts, place, "", 9);
          assert.equal(sources.length, 3);
          const source = sources[which]?.definition;
          assert.ok(source);
          const changes = cite(catalog, document, place, source);
          if (isRefusal(changes)) return;
          const after = applyChanges(files, changes).find(({ path }) => path === "talks.md")?.text ?? "";
          assert.equal(strip(parse(after)), strip(parse(text)));
          const uses = corpusOf([{ path: "talks.md", text: after }]).catalog.facts("talks.md")?.uses ?? [];
          assert.equal(uses.length, document.facts.uses.length + 1);
        },
      ),
      { numRuns: 200 },
    );
  });
});
