import assert from "node:assert/strict";
import type { Snapshot } from "../../server/src/corpus/catalog.ts";
import type { Lowered } from "../../server/src/model/lower.ts";
import { type Span, span } from "../../server/src/text/span.ts";
import { corpusOf } from "./corpus.ts";

/** An object like this one that tells what is read of it, by number or by name. */
export function counted<T extends object>(of: T, note: (key: string | symbol) => void): T {
  return new Proxy(of, {
    get: (target, key) => {
      note(key);
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** One paragraph with a mark of every sort. */
const paragraph = (i: number): string =>
  `On [Monday]{.date on=2024-08-19} [[to-lam|he]], Tô Lâm, said [that ${i} of [[to-lam|his]] boats sank]{.claim #c${i} by=to-lam status=disputed} [@ek, p. ${i}], and [\\[not]{.quote}.\n\n`;

/**
 * Asserts that a question about the middle of an article, asked before about its beginning, reads as much of it and of the
 * corpus where the article is eight times as long.
 */
export function assertReadsAlike(ask: (snapshot: Snapshot, document: Lowered, within: Span) => number): void {
  const readsOf = (paragraphs: number): readonly [reads: number, found: number] => {
    let reads = 0;
    const note = (): void => {
      reads++;
    };
    const text = Array.from({ length: paragraphs }, (_, i) => paragraph(1000 + i)).join("");
    const { catalog, documents } = corpusOf([
      { path: "people/to-lam.md", text: "---\ntype: person\nname: Tô Lâm\n---\n" },
      { path: "sources/ek.md", text: "---\ntype: source\ntitle: Ek\n---\n" },
      { path: "a.md", text: `---\ntype: article\n---\n${text}` },
    ]);
    const own = documents.get("a.md");
    assert.ok(own);
    const { marks, facts } = own;
    const document: Lowered = {
      marks: { ...marks, rows: counted(marks.rows, note) },
      facts: {
        ...facts,
        uses: counted(facts.uses, note),
        claims: counted(facts.claims, note),
        dates: counted(facts.dates, note),
        definitions: counted(facts.definitions, note),
      },
    };
    const snapshot: Snapshot = counted<Snapshot>(catalog, note);
    const one = paragraph(1000).length;
    const at = marks.bodyStart + one * (paragraphs / 2);
    ask(snapshot, document, span(marks.bodyStart, marks.bodyStart + one));
    reads = 0;
    const found = ask(snapshot, document, span(at, at + 3 * one));
    return [reads, found];
  };
  const [reads, found] = readsOf(32);
  const [more, same] = readsOf(256);
  assert.equal(same, found);
  assert.ok(found >= 9, `${found}`);
  // A halving takes a step more for each time that there is twice as much.
  assert.ok(more <= reads + 50, `${more} reads instead of ${reads}`);
}
