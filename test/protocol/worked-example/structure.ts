import assert from "node:assert/strict";
import type {
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  LinkedEditingRanges,
  SelectionRange,
} from "vscode-languageserver";
import { type Checks, claimsIn, DECLARATION, type Example, textOf, wordsAt, XI } from "./example.ts";

/** How a file is built: its outline, folds, selections and links. */
export function structure(example: Example): Checks {
  return {
    async "textDocument/documentSymbol"() {
      const symbols = await example.ofFile<DocumentSymbol[]>("textDocument/documentSymbol", DECLARATION);
      const headings = symbols.filter((one) => wordsAt(DECLARATION, one.selectionRange).startsWith("## "));
      assert.deepEqual(
        headings.map(({ name }) => name),
        ["What was signed", "How they got here"],
      );
      const inside = headings[0]?.children?.map(({ name }) => name) ?? [];
      assert.ok(
        inside.includes("China and Vietnam signed a joint declaration"),
        `the first of: ${inside.join("\n")}`,
      );
      const all = (list: readonly DocumentSymbol[]): readonly DocumentSymbol[] =>
        list.flatMap((one) => [one, ...all(one.children ?? [])]);
      const ids = all(symbols).flatMap(({ detail }) => /^#([\w-]+)/.exec(detail ?? "")?.[1] ?? []);
      assert.deepEqual(ids, claimsIn(DECLARATION));
      const person = all(symbols).find(({ name }) => name === "To Lam");
      assert.equal(person?.detail, "person");
      assert.equal(wordsAt(DECLARATION, person.selectionRange), "[[to-lam|To Lam]]");
    },

    async "textDocument/foldingRange"() {
      const found = await example.ofFile<FoldingRange[]>("textDocument/foldingRange", DECLARATION);
      const lines = textOf(DECLARATION).split("\n");
      const end = lines.indexOf("---", 1);
      const [signed, got] = ["## What was signed", "## How they got here"].map((line) => lines.indexOf(line));
      const folded = new Set(found.map(({ startLine, endLine }) => `${startLine} to ${endLine}`));
      assert.equal(folded.size, found.length, "each fold once");
      const claims = lines.indexOf("claims:");
      const keys = lines.flatMap((line, at) => (at < end && /^ {2}[\w-]+:$/.test(line) ? [at] : []));
      const due = [
        `0 to ${end}`,
        `${claims} to ${end - 1}`,
        ...keys.map((at, i) => `${at} to ${(keys[i + 1] ?? end) - 1}`),
        // Without the blank line before the next one.
        `${signed} to ${(got ?? 0) - 2}`,
        `${got} to ${lines.length - 2}`,
      ];
      assert.deepEqual([...folded].sort(), due.sort());
    },

    async "textDocument/selectionRange"() {
      const positions = [example.position("good comrade and", 6)];
      const [innermost] = await example.ofFile<SelectionRange[]>("textDocument/selectionRange", DECLARATION, {
        positions,
      });
      const chain: string[] = [];
      for (let one = innermost; one !== undefined; one = one.parent)
        chain.push(wordsAt(DECLARATION, one.range));
      assert.equal(chain[0], "comrade");
      assert.equal(chain.at(-1), textOf(DECLARATION));
      for (const [index, words] of chain.entries())
        if (index > 0) assert.ok(words.includes(chain[index - 1] ?? ""));
      for (const words of [/^“.*”$/, /^\[“[^\]]*”\]\{\.quote\}$/, /^is \[“/, /\{\.claim #lam-praised\}$/])
        assert.ok(
          chain.some((one) => words.test(one)),
          `${words}: ${chain.join("\n")}`,
        );
    },

    async "textDocument/linkedEditingRange"() {
      const linked = (words: string): Promise<LinkedEditingRanges | null> =>
        example.at("textDocument/linkedEditingRange", words, 3);
      assert.deepEqual(
        (await linked("#lam-praised"))?.ranges.map((range) => wordsAt(DECLARATION, range)),
        ["lam-praised", "lam-praised"],
      );
      assert.equal(await linked("kind words ready"), null);
    },

    async "textDocument/documentLink"() {
      const links = await example.ofFile<DocumentLink[]>("textDocument/documentLink", XI);
      assert.deepEqual(
        links.map(({ range, target }) => [wordsAt(XI, range), target]),
        [["Q15031", "https://www.wikidata.org/wiki/Q15031"]],
      );
    },
  };
}
