import assert from "node:assert/strict";
import type {
  CodeLens,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  LinkedEditingRanges,
  Range,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
} from "vscode-languageserver";
import { linesOf } from "../../server/src/text/lines.ts";
import { offsetAt, positionAt } from "../../server/src/text/units.ts";
import { Client } from "./client.ts";
import { crlf, HARBOUR } from "./harbour.ts";

/** Emoji, a combining mark, Chinese and Hebrew stand before what is asked about. */
const QUAY = [
  "---",
  "type: article",
  "title: The quay",
  "claims:",
  "  cost:",
  "    by: ana-lindqvist",
  "---",
  "# 😀 e\u0301 二 שלום",
  "",
  "😀 e\u0301 二 שלום [[ana-lindqvist|She]] said [it costs 2 million]{.claim #cost}; 😀 Ana Lindqvist [and more]{.claim part=cost}.[^n]",
  "😀 Then [the old",
  "one goes]{.claim} [@minutes-12].",
  "",
  "😀[^n]: e\u0301 no footnote.",
  "",
  "[^n]: 😀 A note.",
  "",
].join("\n");

const SOURCE =
  "---\ntype: source\ntitle: 😀 Report\nsameAs: [二, Q42]\n---\n😀 e\u0301 二 שלום https://example.org/a, [it](https://example.org/b).\n";

for (const encoding of ["utf-8", "utf-16", "utf-32"] as const) {
  for (const [ends, text] of [
    ["LF", QUAY],
    ["CRLF", crlf(QUAY)],
  ] as const) {
    describe(`structure over stdio, ${encoding}, ${ends}`, function () {
      this.timeout(60_000);
      let client: Client;
      const lines = linesOf(text);

      before(async () => {
        const files = [...HARBOUR, { path: "quay.md", text }, { path: "what/report.md", text: SOURCE }];
        client = await Client.start(files, {
          capabilities: {
            general: { positionEncodings: [encoding] },
            textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
          },
          initializationOptions: { commands: { references: "show" } },
        });
        assert.equal(client.result.capabilities.positionEncoding, encoding);
        await client.open("quay.md", text);
        await client.open("who/ana-lindqvist.md", String(HARBOUR[1]?.text));
        await client.open("what/report.md", SOURCE);
      });
      after(() => client.stop());

      const words = ({ start, end }: Range, of = lines): string =>
        of.text.slice(offsetAt(of, start, encoding), offsetAt(of, end, encoding)).replace(/\r\n/g, "\n");
      const ask = <R>(method: string, more: object = {}, path = "quay.md"): Promise<R> =>
        client.request(`textDocument/${method}`, { textDocument: { uri: client.uri(path) }, ...more });
      const at = (found: string, by = 0) => positionAt(lines, text.indexOf(found) + by, encoding);

      it("highlights what means the same, tagged and not", async () => {
        const found = await ask<DocumentHighlight[]>("documentHighlight", { position: at("[[ana", 4) });
        assert.deepEqual(
          found.map(({ range, kind }) => [words(range), kind]),
          [
            ["ana-lindqvist", 2],
            ["[[ana-lindqvist|She]]", 2],
            ["Ana Lindqvist", 1],
          ],
        );
      });

      /** The tokens as words with their type and modifiers. */
      const decoded = (data: readonly number[]): readonly string[] => {
        const legend = client.result.capabilities.semanticTokensProvider?.legend;
        assert.ok(legend);
        const tokens: string[] = [];
        let line = 0;
        let character = 0;
        for (let i = 0; i < data.length; i += 5) {
          const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(i, i + 5);
          character = down === 0 ? character + right : right;
          line += down;
          const modifiers = legend.tokenModifiers.filter((_, bit) => (bits & (1 << bit)) !== 0);
          const range = { start: { line, character }, end: { line, character: character + length } };
          tokens.push(`${[legend.tokenTypes[type], ...modifiers].join(" ")}: ${words(range)}`);
        }
        return tokens;
      };
      const TOKENS = [
        "source definition: The quay",
        "person: ana-lindqvist",
        "person: She",
        "claim: it costs 2 million",
        "person implicit: Ana Lindqvist",
        "claim: and more",
        "claim: the old",
        "claim: one goes",
        "source: minutes-12",
      ];

      it("gives semantic tokens as a whole, in part, and by what changed", async () => {
        const full = await ask<SemanticTokens>("semanticTokens/full");
        assert.deepEqual(decoded(full.data), TOKENS);
        const range = { start: at("it costs"), end: at("Ana Lindqvist", 3) };
        const part = await ask<SemanticTokens>("semanticTokens/range", { range });
        assert.deepEqual(decoded(part.data), TOKENS.slice(3, 5));
        const previousResultId = full.resultId;
        const same = await ask<SemanticTokensDelta>("semanticTokens/full/delta", { previousResultId });
        assert.deepEqual(same.edits, []);
        await client.change("quay.md", text.replace("[@minutes-12]", "[@minutes-13]"));
        const delta = await ask<SemanticTokensDelta>("semanticTokens/full/delta", {
          previousResultId: same.resultId,
        });
        await client.change("quay.md", text);
        const [edit, ...others] = delta.edits;
        assert.ok(edit !== undefined && others.length === 0);
        assert.ok(edit.start > 0 && (edit.data?.length ?? 0) <= 15, JSON.stringify(edit));
        const data = [...full.data];
        data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
        assert.equal(data.length, full.data.length);
        const unknown = await ask<SemanticTokens>("semanticTokens/full/delta", { previousResultId: "no" });
        assert.deepEqual(unknown.data, full.data);
      });

      it("outlines headings, claims and what is mentioned", async () => {
        const found = await ask<DocumentSymbol[]>("documentSymbol");
        const [heading] = found;
        assert.equal(heading?.name, "😀 e\u0301 二 שלום");
        assert.deepEqual(
          heading.children?.map(({ name, selectionRange }) => [name, words(selectionRange)]),
          [
            ["Ana Lindqvist", "[[ana-lindqvist|She]]"],
            ["it costs 2 million and more", "it costs 2 million"],
            ["the old one goes", "the old\none goes"],
            ["Minutes of the twelfth meeting", "[@minutes-12]"],
          ],
        );
      });

      it("folds", async () => {
        const found = await ask<FoldingRange[]>("foldingRange");
        assert.deepEqual(
          found.map(({ startLine, endLine }) => [startLine, endLine]),
          [
            [0, 6],
            [3, 5],
            [4, 5],
            [7, 15],
            [10, 11],
          ],
        );
      });

      it("selects from the word to the file", async () => {
        const positions = [at("it costs", 5), at("[@minutes", 4)];
        const found = await ask<SelectionRange[]>("selectionRange", { positions });
        const steps = found.map((first) => {
          const chain: string[] = [];
          for (let one: SelectionRange | undefined = first; one !== undefined; one = one.parent)
            chain.push(words(one.range));
          return chain;
        });
        assert.deepEqual(steps[0]?.slice(0, 3), [
          "costs",
          "it costs 2 million",
          "[it costs 2 million]{.claim #cost}",
        ]);
        assert.ok(steps[0]?.includes(text.split(/\r?\n/).slice(9, 12).join("\n")), "the paragraph");
        assert.deepEqual(steps[1]?.slice(0, 2), ["minutes", "minutes-12"]);
        for (const chain of steps) assert.equal(chain.at(-1), QUAY);
      });

      it("edits together what is paired", async () => {
        const linked = async (words: string, by: number) =>
          ask<LinkedEditingRanges | null>("linkedEditingRange", { position: at(words, by) });
        const id = await linked("#cost", 2);
        assert.deepEqual(
          id?.ranges.map((range) => [range.start.line, words(range)]),
          [
            [4, "cost"],
            [9, "cost"],
            [9, "cost"],
          ],
        );
        const label = await linked("[^n]", 2);
        assert.deepEqual(
          label?.ranges.map((range) => words(range)),
          ["n", "n", "n"],
        );
        assert.equal(await linked("costs 2", 2), null);
      });

      it("follows addresses in front matter and in the text", async () => {
        const found = await ask<DocumentLink[]>("documentLink", {}, "what/report.md");
        assert.deepEqual(
          found.map(({ range, target, tooltip }) => [words(range, linesOf(SOURCE)), target, tooltip]),
          [
            ["Q42", "https://www.wikidata.org/wiki/Q42", "Open in Wikidata"],
            ["https://example.org/a", "https://example.org/a", "Open in the browser"],
            ["https://example.org/b", "https://example.org/b", "Open in the browser"],
          ],
        );
      });

      it("counts above a definition once it is seen", async () => {
        const [lens, ...others] = await ask<CodeLens[]>("codeLens", {}, "who/ana-lindqvist.md");
        assert.ok(lens !== undefined && others.length === 0);
        assert.equal(lens.command, undefined);
        assert.deepEqual(lens.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
        const { command } = await client.request<CodeLens>("codeLens/resolve", lens);
        assert.equal(command?.title, "1 mention · 1 claim by them");
        assert.equal(command.command, "show");
        const [uri, position] = command.arguments ?? [];
        assert.ok(String(uri).endsWith("/who/ana-lindqvist.md"));
        assert.deepEqual(position, { line: 2, character: 6 });
        assert.deepEqual(await ask("codeLens"), []);
      });
    });
  }
}

describe("code lens over stdio, switched off", () => {
  it("says nothing", async () => {
    const initializationOptions = { settings: { codeLens: false } };
    const client = await Client.start(HARBOUR, { initializationOptions });
    try {
      const path = "who/ana-lindqvist.md";
      await client.open(path, String(HARBOUR[1]?.text));
      const textDocument = { uri: client.uri(path) };
      assert.equal(await client.request("textDocument/codeLens", { textDocument }), null);
    } finally {
      await client.stop();
    }
  }).timeout(30_000);
});
