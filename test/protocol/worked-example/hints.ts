import assert from "node:assert/strict";
import type { CodeLens, InlayHint, InlayHintLabelPart, Location } from "vscode-languageserver";
import {
  AGREEMENTS,
  type Checks,
  DECLARATION,
  DOCUMENTS,
  type Example,
  HANOI,
  LAM,
  markdown,
  naming,
  TEXTS,
  WHOLE,
  wordsAt,
} from "./example.ts";

/** A hint that is due: the end of the text before it, its words, and the place that it leads to as `path: words`. */
type Due = readonly [behind: string, label: string, place?: string];

/** All hints of the article on the agreements: of days, of what is named by other words, of how claims stand. */
const IN_AGREEMENTS: readonly Due[] = [
  ["[on Monday]{.date on=2024-08-19}", "19 August 2024"],
  ["]{.claim #fourteen-signed}", "2 sources"],
  ["[[to-lam|Lam]]", "To Lam", `${LAM}: To Lam`],
  ["[[xi-jinping|Xi]]", "Xi Jinping", "people/xi-jinping.md: Xi Jinping"],
  [
    "[[rail-plans-2024-08|the papers]]",
    "Rail planning agreements of August 2024",
    "agreements/rail-plans-2024-08.md: Rail planning agreements of August 2024",
  ],
  ["[in December]{.date on=2023-12}", "December 2023"],
  ["]{.claim #better-rail-helps-trade}", "no source"],
  ["[[united-states|Washington]]", "United States", "states/united-states.md: United States"],
  [
    "[[documents-2024-08|the folder]]",
    "Cooperation documents of August 2024",
    `${DOCUMENTS}: Cooperation documents of August 2024`,
  ],
  [
    "[[produce-inspection-2024-08|group of papers]]",
    "Produce inspection agreements of August …",
    "agreements/produce-inspection-2024-08.md: Produce inspection agreements of August 2024",
  ],
  [
    "[[joint-declaration-2024-08|joint declaration]]",
    "Joint declaration of August 2024",
    "agreements/joint-declaration-2024-08.md: Joint declaration of August 2024",
  ],
  [
    "]{.claim #declaration-expected}",
    "disputed",
    `${DECLARATION}: China and Vietnam signed a [[joint-declaration-2024-08|joint declaration]]`,
  ],
  ["[on Sunday]{.date on=2024-08-18}", "18 August 2024"],
  [
    "[[visit-2024-08|this visit]]",
    "To Lam's visit to China",
    "events/visit-2024-08.md: To Lam's visit to China",
  ],
  [
    "[[indo-pacific-framework|plan for the Indo-Pacific]]",
    "Indo-Pacific framework",
    "concepts/indo-pacific-framework.md: Indo-Pacific framework",
  ],
];

/** What stands beside the words of a text and is not in it: hints behind marks, counts above definitions. */
export function hints(example: Example): Checks {
  const { client } = example;
  const hintsIn = (path: string): Promise<InlayHint[]> =>
    example.ofFile("textDocument/inlayHint", path, { range: WHOLE });
  const before = (path: string, { position }: InlayHint): string =>
    wordsAt(path, { start: { line: position.line, character: 0 }, end: position });

  return {
    async "textDocument/codeLens"() {
      const lenses = await example.ofFile<CodeLens[]>("textDocument/codeLens", DOCUMENTS);
      assert.deepEqual(
        lenses.map(({ range }) => range),
        [{ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }],
      );
    },

    async "codeLens/resolve"() {
      const [lens] = await example.ofFile<CodeLens[]>("textDocument/codeLens", DOCUMENTS);
      assert.ok(lens);
      const { command } = await example.request<CodeLens>("codeLens/resolve", lens);
      const matches = (pattern: RegExp): readonly string[] =>
        [...TEXTS].flatMap(([path, text]) =>
          path === "README.md" ? [] : [...text.matchAll(pattern)].map(() => path),
        );
      const mentions = matches(/\[\[documents-2024-08[\]|#]/g);
      const files = new Set(mentions).size;
      const claims = matches(/about: documents-2024-08$/gm).length;
      const others = matches(naming("documents-2024-08")).length - mentions.length - claims;
      assert.equal(
        command?.title,
        `${mentions.length} mentions in ${files} files · ${claims} claims about it · ${others} other uses`,
      );
      const position = client.find(DOCUMENTS, "Cooperation documents", 3);
      const context = { includeDeclaration: false };
      const references = await client.at<Location[]>("textDocument/references", DOCUMENTS, position, {
        context,
      });
      const marked = references.filter((one) => example.located(one).endsWith(": documents-2024-08"));
      assert.equal(mentions.length + claims + others, marked.length);
    },

    async "textDocument/inlayHint"() {
      const found = await hintsIn(AGREEMENTS);
      const due = [...IN_AGREEMENTS];
      for (const hint of found) {
        const [behind, label, place] = due.shift() ?? [];
        const [part, ...others] = partsOf(hint);
        assert.ok(part !== undefined && others.length === 0);
        assert.equal(part.value, label);
        assert.ok(
          behind !== undefined && before(AGREEMENTS, hint).endsWith(behind),
          `${label} stands behind: ${before(AGREEMENTS, hint)}`,
        );
        assert.equal(part.location === undefined ? undefined : example.located(part.location), place, label);
        assert.equal(hint.paddingLeft, true);
      }
      assert.deepEqual(due, []);
      const checked = (await hintsIn(HANOI)).filter((hint) =>
        before(HANOI, hint).endsWith("#zone-violated}"),
      );
      assert.deepEqual(checked.flatMap(partsOf), [{ value: "unverifiable" }]);
      // Of a part of the text only what stands there is told.
      const { line } = client.find(AGREEMENTS, "[in December]{.date");
      const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
      const some = await example.ofFile<InlayHint[]>("textDocument/inlayHint", AGREEMENTS, { range });
      assert.deepEqual(
        some,
        found.filter(({ position }) => position.line === line),
      );
    },

    async "inlayHint/resolve"() {
      const all = [...(await hintsIn(AGREEMENTS)), ...(await hintsIn(HANOI))];
      const tooltip = async (label: string): Promise<string> => {
        const hint = all.find((one) => partsOf(one)[0]?.value === label);
        assert.ok(hint, label);
        return markdown((await example.request<InlayHint>("inlayHint/resolve", hint)).tooltip);
      };
      assert.equal(await tooltip("19 August 2024"), "Monday, 19 August 2024");
      assert.equal(await tooltip("December 2023"), "December 2023");
      for (const [label, card] of [
        ["To Lam", /^\*\*To Lam\*\* — person\n[\s\S]*General Secretary/],
        ["United States", /^\*\*United States\*\* — state\n/],
        [
          "no source",
          /^\*\*Claim\*\* \(prediction\)[\s\S]*effect: more trade[\s\S]*`better-rail-helps-trade`/,
        ],
        ["2 sources", /^\*\*Claim\*\*, [\s\S]*agreements signed: 14[\s\S]*`fourteen-signed`/],
        ["disputed", /^\*\*Claim\*\* \(plan\)[\s\S]*status: proposed[\s\S]*`declaration-expected`/],
        ["unverifiable", /^\*\*Claim\*\*[\s\S]*Status: unverifiable[\s\S]*`zone-violated`/],
      ] as const)
        assert.match(await tooltip(label), card);
    },
  };
}

function partsOf({ label }: InlayHint): readonly InlayHintLabelPart[] {
  return typeof label === "string" ? [{ value: label }] : label;
}
