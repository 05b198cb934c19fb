import assert from "node:assert/strict";
import fc from "fast-check";
import { comingBackTo } from "../../server/src/corpus/cycles.ts";
import { keyOf, type Link, restingOn, restsOn, type Step } from "../../server/src/corpus/evidence.ts";
import { corpusOf, type TestCorpus } from "../support/corpus.ts";

/** All claims and definitions of a corpus. */
function linksOf({ documents }: TestCorpus): readonly Link[] {
  return [...documents.values()].flatMap(({ facts }): readonly Link[] => {
    const [file] = facts.definitions;
    return [
      ...facts.definitions.map((definition): Link => ({ is: "definition", definition })),
      ...(file === undefined ? [] : facts.claims.map((claim): Link => ({ is: "claim", claim, file }))),
    ];
  });
}

function pathOf(link: Link): string {
  return link.is === "claim" ? link.file.path : link.definition.path;
}

function stepText({ from, to, relation, place, use }: Step): string {
  return `${keyOf(from)} → ${keyOf(to)} ${relation} ${place.start} ${use.path} ${use.place.start}`;
}

const ID = fc.constantFrom("a", "b", "c", "s", "t", "ana", "list");
const CLAIM_ID = fc.constantFrom("c1", "c2", "c3");
const TARGET = fc.oneof(
  ID,
  fc.tuple(ID, CLAIM_ID).map((parts) => parts.join("#")),
  CLAIM_ID.map((id) => `#${id}`),
);
const ATTRIBUTE = fc
  .tuple(
    fc.constantFrom("by", "via", "at", "source", "evidence", "repeats", "refines", "supports", "about"),
    TARGET,
  )
  .map(([key, value]) => `${key}="${value}"`);
const CITATION = fc
  .tuple(fc.constantFrom("", "see ", "contra "), TARGET)
  .map(([prefix, key]) => (key.startsWith("#") ? "" : ` [${prefix}@${key}]`));
const CLAIM = fc.letrec<{ claim: string; inside: string }>((tie) => ({
  inside: fc.oneof({ depthSize: "small" }, fc.constant("words"), tie("claim"), CITATION),
  claim: fc
    .tuple(
      fc.array(tie("inside"), { maxLength: 2 }),
      CLAIM_ID,
      fc.array(ATTRIBUTE, { maxLength: 2 }),
      CITATION,
    )
    .map(([inside, id, list, cited]) => `[so ${inside.join(" ")}]{.claim #${id} ${list.join(" ")}}${cited}`),
})).claim;
const ARTICLE = fc
  .tuple(
    fc.array(fc.oneof(CLAIM, CITATION), { maxLength: 4 }),
    fc.constantFrom("", "derivedFrom: s", "sources: [t, b]"),
  )
  .map(([body, field]) => `---\ntype: article\ntitle: x\n${field}\n---\n${body.join("\n\n")}\n`);
const SOURCE = fc
  .tuple(fc.constantFrom("derivedFrom", "translatedFrom", "sources"), ID)
  .map(([key, value]) => `---\ntype: source\ntitle: x\n${key}: ${value}\n---\n`);
const FILES = fc
  .record({ "a.md": ARTICLE, "b.md": ARTICLE, "c.md": ARTICLE, "s.md": SOURCE, "t.md": SOURCE })
  .map((files) => [
    ...Object.entries(files).map(([path, text]) => ({ path, text })),
    { path: "attested.yaml", text: "definitions: [d]\n" },
    { path: "d/list.yaml", text: "- {type: person, id: ana, name: Ana, born: {value: 1957, source: s}}\n" },
  ]);

describe("chains of evidence", () => {
  it("are the same from either end, but that an article rests on what its claims rest on", () => {
    fc.assert(
      fc.property(FILES, (files) => {
        const corpus = corpusOf(files);
        const { catalog } = corpus;
        const links = linksOf(corpus);
        const down = links.flatMap((link) => restsOn(catalog, link));
        const up = links.flatMap((link) => restingOn(catalog, link));
        const downwards = new Set(down.map(stepText));
        for (const step of up) {
          // Asked of an article, what rests on one of its claims is told too.
          const told =
            step.use.fragment === undefined || step.to.is === "claim" || step.relation === "supports";
          if (told) assert.ok(downwards.has(stepText(step)), `only upwards: ${stepText(step)}`);
        }
        const upwards = new Set(up.map(stepText));
        for (const step of down) {
          const byClaims = step.from.is === "definition" && step.use.claim !== undefined;
          if (!byClaims) assert.ok(upwards.has(stepText(step)), `only downwards: ${stepText(step)}`);
        }
        for (const { from, place, use, relation } of [...down, ...up]) {
          assert.ok(use.prefix !== "contra");
          const text = corpus.documents.get(pathOf(from))?.marks.text ?? "";
          assert.ok(relation === "supports" || use.path === pathOf(from));
          assert.ok(place.end <= text.length);
        }
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);

  it("lead back to where they began exactly where a way can be walked", () => {
    fc.assert(
      fc.property(FILES, (files) => {
        const corpus = corpusOf(files);
        const next = (link: Link): readonly Link[] => restsOn(corpus.catalog, link).map(({ to }) => to);
        for (const start of linksOf(corpus)) {
          const circle = comingBackTo(start, next, keyOf);
          for (const one of next(start)) {
            const seen = new Map([[keyOf(one), one]]);
            for (const link of seen.values()) for (const to of next(link)) seen.set(keyOf(to), to);
            assert.equal(circle.has(keyOf(one)), seen.has(keyOf(start)));
          }
        }
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);

  it("take time in proportion to the text, however deep claims stand in each other and however often a source is cited", () => {
    const count = 2000;
    const deep = `${"[a ".repeat(count)}${"]{.claim by=s source=s} [@s] ".repeat(count)}`;
    const wide = "[a]{.claim} [@s] [@s]. ".repeat(10 * count);
    const source = { path: "s.md", text: "---\ntype: source\ntitle: x\n---\n" };
    for (const text of [deep, wide]) {
      const corpus = corpusOf([source, { path: "a.md", text }]);
      const [asked] = linksOf(corpus).filter((link) => pathOf(link) === "s.md");
      assert.ok(asked);
      const started = performance.now();
      assert.ok(restingOn(corpus.catalog, asked).length > 100);
      assert.ok(performance.now() - started < 2000);
    }
  }).timeout(20_000);
});
