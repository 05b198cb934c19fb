import assert from "node:assert/strict";
import fc from "fast-check";
import { each, Kind } from "../../server/src/syntax/marks.ts";
import { digestText, importText } from "../../server/src/syntax/original.ts";
import { type Parsed, parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";
import { firstLineEnd } from "../../server/src/text/lines.ts";
import { TEXT } from "../support/texts.ts";

const FIELDS = fc.constantFrom("title: x", "title: x\nparagraphs: line\n", "", "original:\n  sha256: 0\n");

/** A place in a text, as a part of all that there are. */
const PART = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** How a command marks a passage of words. */
const ANNOTATION = fc.record({
  how: fc.constantFrom("claim", "quote", "mention", "long", "region", "cite", "again"),
  paragraph: PART,
  from: PART,
  to: PART,
});
type Annotation = typeof ANNOTATION extends fc.Arbitrary<infer A> ? A : never;

/** The bounds of runs of letters and digits in a paragraph, where a mark may begin or end. */
function bounds({ text, marks }: Parsed, part: number): { starts: number[]; ends: number[] } {
  const paragraphs = [...each(marks, Kind.Paragraph)];
  const chosen = paragraphs[Math.floor(part * paragraphs.length)];
  const starts: number[] = [];
  const ends: number[] = [];
  if (chosen === undefined) return { starts, ends };
  const { start, end } = chosen.span;
  for (const word of text.slice(start, end).matchAll(/[\p{L}\p{N}]+/gu)) {
    starts.push(start + word.index);
    ends.push(start + word.index + word[0].length);
  }
  return { starts, ends };
}

/** The text with one more mark, or as it is where none fits: a mark must not cross another. */
function annotate(text: string, { how, paragraph, from, to }: Annotation): string {
  const parsed = parse(text);
  const { starts, ends } = bounds(parsed, paragraph);
  const start = starts[Math.floor(from * starts.length)];
  const later = ends.filter((end) => start !== undefined && end > start);
  const end = later[Math.floor(to * later.length)];
  if (start === undefined || end === undefined) return text;
  const others = [...each(parsed.marks)].filter(
    ({ kind }) => kind !== Kind.Paragraph && kind !== Kind.Heading && kind !== Kind.Escape,
  );
  const hidden = others.some(({ kind, span, first }) => {
    const inText = kind === Kind.Span && first.start <= start && end <= first.end;
    return span.start < end && start < span.end && !inText && !(start <= span.start && span.end <= end);
  });
  const words = text.slice(start, end);
  const wrap = (open: string, close: string): string =>
    `${text.slice(0, start)}${open}${words}${close}${text.slice(end)}`;
  if (hidden) return text;
  if (how === "cite") return `${text.slice(0, end)} [@key, p. 3]${text.slice(end)}`;
  if (how === "claim") return wrap("[", "]{.claim #c7 by=to-lam}");
  if (how === "quote") return wrap("[", ']{.quote note="he said \\"so\\""}');
  if (how === "long") return wrap("[", "]{.person ref=to-lam}");
  if (how === "region") return wrap("[", "]{.caption}");
  if (how === "again") return wrap("[[", "]{.date on=2024}]{.claim}");
  return /[[\]\\\r\n]/.test(words) ? text : wrap("[[to-lam|", "]]");
}

describe("round trip", function () {
  this.timeout(30_000);

  it("strips what it imports back to the original", () => {
    fc.assert(
      fc.property(TEXT, FIELDS, (text, fields) => {
        const imported = importText(text, fields);
        assert.equal(strip(parse(imported)), text);
      }),
      { numRuns: 10_000 },
    );
  });

  it("hides every mark of the original", () => {
    const plain = new Set<Kind>([Kind.Escape, Kind.Heading, Kind.Paragraph]);
    fc.assert(
      fc.property(TEXT, FIELDS, (text, fields) => {
        for (const { kind } of each(parse(importText(text, fields)).marks)) assert.ok(plain.has(kind));
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps the original under any annotation", () => {
    let marked = 0;
    fc.assert(
      fc.property(TEXT, FIELDS, fc.array(ANNOTATION, { minLength: 1, maxLength: 6 }), (text, fields, how) => {
        const imported = importText(text, fields);
        const annotated = how.reduce(annotate, imported);
        if (annotated !== imported) marked++;
        assert.equal(strip(parse(annotated)), text);
      }),
      { numRuns: 4000 },
    );
    assert.ok(marked > 1000, "the annotations found something to mark");
  });

  it("keeps the line ends, a byte order mark first, and front matter's line ends as the body's", () => {
    assert.equal(importText("\ufeffa\r\nb\n", "title: x\n"), "\ufeff---\r\ntitle: x\r\n---\r\na\r\nb\n");
    assert.equal(importText("a\rb", "title: x"), "---\rtitle: x\r---\ra\rb");
    assert.equal(importText("", ""), "---\n---\n");
    assert.equal(
      importText("---\na: [b]\n---\n", "title: x\n"),
      "---\ntitle: x\n---\n---\na: \\[b\\]\n---\n",
    );
    fc.assert(
      fc.property(TEXT, (text) => {
        const { frontMatter } = parse(importText(text, "title: x\nparagraphs: line"));
        const body = text.replace(/^\ufeff/, "");
        assert.deepEqual(frontMatter.errors, []);
        assert.equal(frontMatter.fields.entries.length, 2);
        assert.equal(firstLineEnd(importText(body, "title: x")), firstLineEnd(body));
      }),
      { numRuns: 1000 },
    );
  });

  it("takes the digest over one form of the text, whatever its line ends", () => {
    assert.equal(digestText("\ufeffa\r\nb\rc\n\ufeff\r\r\n"), "a\nb\nc\n\ufeff\n\n");
    assert.equal(digestText("\ufeff\ufeffa"), "\ufeffa");
  });
});
