import assert from "node:assert/strict";
import fc from "fast-check";
import type { Snapshot } from "../../server/src/corpus/catalog.ts";
import { namesIn } from "../../server/src/corpus/names.ts";
import type { Definition } from "../../server/src/model/facts.ts";
import { fold, plain } from "../../server/src/text/fold.ts";
import { type Piece, piecesOf } from "../../server/src/text/words.ts";
import { corpusOf } from "../support/corpus.ts";

const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
/** A letter of a script without spaces and its marks, a word, or a sign. */
const PIECE = new RegExp(
  `(?!\\p{M})[${UNSPACED}]\\p{M}*|(?:(?!(?!\\p{M})[${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+|\\S`,
  "gu",
);
const SIGN = new RegExp(`^[^\\p{L}\\p{M}\\p{N}${UNSPACED}]$`, "u");

/** As `piecesOf`, by one expression over the whole text. */
function naivePieces(text: string): readonly Piece[] {
  return [...text.matchAll(PIECE)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    word: !SIGN.test(found),
  }));
}

/** As `namesIn`, by trying all pieces with all names. */
function naiveNames(text: string, definitions: readonly Definition[]): readonly string[] {
  const pieces = naivePieces(text);
  const found: string[] = [];
  for (let first = 0; first < pieces.length; first++) {
    const { start, end: firstEnd, word } = pieces[first] as Piece;
    // A mark that stands alone is a word, but folds to nothing, and no name begins so.
    if (!word || fold(text.slice(start, firstEnd)) === "") continue;
    for (let last = pieces.length - 1; last >= first; last--) {
      const { end } = pieces[last] as Piece;
      const surface = text.slice(start, end);
      const bearers = definitions.filter(({ names }) =>
        names.some((name) => !name.weak && isWritten(surface, name.text)),
      );
      if (bearers.length === 0) continue;
      if (bearers.length === 1) found.push(`${start}-${end} ${bearers[0]?.id}`);
      first = last;
      break;
    }
  }
  return found;
}

function isWritten(surface: string, name: string): boolean {
  if (fold(surface) !== fold(name)) return false;
  const [written, given] = [plain(surface), plain(name)];
  const words = given.split(" ").length;
  const inCapitals = written === written.toUpperCase() && (words > 1 || given.length > 4);
  const [letter = "", ...rest] = given;
  return written === given || written === letter.toUpperCase() + rest.join("") || words > 2 || inCapitals;
}

const WORDS = ["To", "Lâm", "Lam", "Xi", "us", "US", "đảng", "习", "近", "平", "Đ", "Straße", "STRASSE"];
const MORE = [
  "Nations",
  "nations",
  "кино",
  "วัน",
  "مُحَمَّد",
  "한국",
  "𠀀",
  "𝐗i",
  "½",
  "が",
  "か\u3099",
  "e\u0301",
];
const SIGNS = [" ", " ", " ", "\n", "\u00a0", "-", "'", "’", ".", "(", "😀", "\ud800", "\udc00", "\u0301"];
const TEXT = fc
  .array(fc.oneof(fc.constantFrom(...WORDS, ...MORE), fc.constantFrom(...SIGNS)), { maxLength: 40 })
  .map((all) => all.join(""));
const NAME = fc
  .array(fc.tuple(fc.constantFrom(...WORDS, ...MORE), fc.constantFrom(" ", "", "-", "’")), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) => all.flat().slice(0, -1).join(""));

function definitionsOf(names: readonly (readonly string[])[]): {
  readonly snapshot: Snapshot;
  readonly definitions: readonly Definition[];
} {
  const files = names.map(([name = "x", ...aliases], i) => ({
    path: `people/p${i}.md`,
    text: `---\ntype: person\nname: ${JSON.stringify(name)}\naliases: ${JSON.stringify(aliases)}\n---\n`,
  }));
  const { catalog, documents } = corpusOf(files);
  return {
    snapshot: catalog,
    definitions: [...documents.values()].flatMap(({ facts }) => facts.definitions),
  };
}

describe("the reader of names", function () {
  this.timeout(30_000);

  it("divides a text as one expression does", () => {
    fc.assert(
      fc.property(fc.oneof(TEXT, fc.string({ unit: "binary", maxLength: 30 })), (text) => {
        assert.deepEqual(piecesOf(text), naivePieces(text));
      }),
      { numRuns: 500 },
    );
  });

  it("finds what trying all names everywhere finds", () => {
    const names = fc.array(fc.array(NAME, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(names, fc.array(fc.oneof(TEXT, NAME), { maxLength: 6 }), (all, texts) => {
        const { snapshot, definitions } = definitionsOf(all);
        const text = [...texts, ...all.flat()].join(" ");
        const found = namesIn(snapshot, text, { start: 0, end: text.length });
        assert.deepEqual(
          found.map(({ span, definition }) => `${span.start}-${span.end} ${definition.id}`),
          naiveNames(text, definitions),
        );
      }),
      { numRuns: 100 },
    );
  });
});
