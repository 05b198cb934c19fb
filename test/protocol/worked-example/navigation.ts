import assert from "node:assert/strict";
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Hover,
  type Location,
  type LocationLink,
  type SymbolInformation,
  SymbolKind,
} from "vscode-languageserver";
import type { References } from "../../../server/src/lsp/shared/references.ts";
import {
  type Checks,
  DECLARATION,
  type Example,
  LAM,
  markdown,
  NAMING,
  TEXTS,
  TIMES_NAMED,
  WHOLE,
  wordsAt,
} from "./example.ts";

/** Cards, and ways from a name to what it means and back. */
export function navigation(example: Example): Checks {
  const located = (location: Location): string => example.located(location);
  const references = (includeDeclaration: boolean): Promise<Location[]> =>
    example.at<Location[]>("textDocument/references", "[[to-lam", 3, { context: { includeDeclaration } });

  return {
    async "textDocument/hover"() {
      const { contents, range } = await example.at<Hover>("textDocument/hover", "[[to-lam", 3);
      const card = markdown(contents);
      assert.match(card, /^\*\*To Lam\*\* — person/);
      assert.match(card, /Tô Lâm/);
      // His offices as of the day of the article, and not those of today.
      assert.match(card, /General Secretary of the Communist Party of Vietnam, since 3 August 2024/);
      assert.match(card, /President of Vietnam, from 22 May 2024/);
      assert.equal(wordsAt(DECLARATION, range ?? WHOLE), "[[to-lam|To Lam]]");
      assert.equal(await example.at("textDocument/hover", "kind words ready", 2), null);
    },

    async "textDocument/definition"() {
      for (const [words, by, place, origin] of [
        ["[[to-lam", 3, `${LAM}: To Lam`, "[[to-lam|To Lam]]"],
        ["Hanoi has worries", 2, "places/hanoi.md: Hanoi", "Hanoi"],
      ] as const) {
        const links = await example.at<LocationLink[]>("textDocument/definition", words, by);
        const places = links.map((link) =>
          located({ uri: link.targetUri, range: link.targetSelectionRange }),
        );
        assert.deepEqual(places, [place]);
        assert.equal(wordsAt(DECLARATION, links[0]?.originSelectionRange ?? WHOLE), origin);
      }
    },

    async "textDocument/references"() {
      const found = (await references(true)).map(located);
      const tagged = found.filter((one) => one.endsWith(": to-lam"));
      assert.equal(tagged.length, TIMES_NAMED);
      for (const [path, times] of NAMING)
        assert.equal(tagged.filter((one) => one.startsWith(`${path}:`)).length, times, path);
      // Named without a mark: in people's own files, titles of sources and the like.
      assert.ok(found.includes("people/xi-jinping.md: To Lam"));
      assert.ok(
        found.every((one) => /: (?:to-lam|To Lam|Tô Lâm)$/.test(one)),
        found.join("\n"),
      );
      const others = (await references(false)).map(located);
      assert.deepEqual(
        found.filter((one) => !others.includes(one)),
        [`${LAM}: To Lam`],
        "the declaration",
      );
    },

    async "attested/references"() {
      const found = await example.at<References>("attested/references", "[[to-lam", 3);
      assert.equal(found.name, "To Lam");
      const group = (kind: string) =>
        found.groups.filter((one) => one.kind === kind).flatMap(({ passages }) => passages);
      const labels = found.groups.map(({ label }) => label);
      assert.deepEqual(labels.slice(0, 4), ["Definition", "Mentions", "As “by”", "As “about”"]);
      assert.equal(labels.at(-1), "Named without a mark");
      assert.deepEqual(group("definition").map(located), [`${LAM}: To Lam`]);
      const mentions = [...TEXTS].flatMap(([path, text]) =>
        path === "README.md" ? [] : [...text.matchAll(/\[\[to-lam[|\]]/g)],
      );
      assert.equal(group("mentions").length, mentions.length);
      assert.equal(group("mentions").length + group("fields").length, TIMES_NAMED);
      for (const passage of found.groups.flatMap(({ passages }) => passages)) {
        const { line, from, to, range, uri } = passage;
        // What is highlighted in the line is what stands at the place.
        assert.equal(line.slice(from, to), wordsAt(example.pathOf(uri), range));
      }
      // With the same places as the list that every editor has.
      const plain = (await references(true)).map(located).sort();
      assert.deepEqual(found.groups.flatMap(({ passages }) => passages.map(located)).sort(), plain);
    },

    async "textDocument/documentHighlight"() {
      const found = await example.at<DocumentHighlight[]>("textDocument/documentHighlight", "[[to-lam", 3);
      assert.deepEqual(
        found.map(({ range, kind }) => [wordsAt(DECLARATION, range), kind]),
        [
          ["to-lam", DocumentHighlightKind.Read],
          ["[[to-lam|To Lam]]", DocumentHighlightKind.Read],
        ],
      );
    },

    async "workspace/symbol"() {
      for (const [query, name] of [
        ["tô lâm", "To Lam (Tô Lâm)"],
        ["person lam", "To Lam"],
      ] as const) {
        const [first] = await example.request<SymbolInformation[]>("workspace/symbol", { query });
        assert.ok(first, query);
        assert.deepEqual(
          [first.name, first.kind, located(first.location)],
          [name, SymbolKind.Variable, `${LAM}: To Lam`],
        );
      }
      assert.deepEqual(await example.request("workspace/symbol", { query: "zzzz" }), []);
    },
  };
}
