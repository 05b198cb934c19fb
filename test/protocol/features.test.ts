import assert from "node:assert/strict";
import type {
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  SymbolInformation,
} from "vscode-languageserver";
import { Client } from "./client.ts";
import { crlf, HARBOUR, PIER } from "./harbour.ts";

const CAPABILITIES = {
  general: { positionEncodings: ["utf-16"] },
  textDocument: {
    diagnostic: {},
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: { completionItem: { resolveSupport: { properties: ["documentation"] } } },
  },
};

for (const [ends, text] of [
  ["LF", PIER],
  ["CRLF", crlf(PIER)],
] as const) {
  describe(`features over stdio, ${ends}`, () => {
    let client: Client;

    before(async () => {
      client = await Client.start([...HARBOUR, { path: "pier.md", text }], { capabilities: CAPABILITIES });
      await client.open("pier.md", text);
    });
    after(() => client.stop());

    const hoverOn = async (words: string, by = 0): Promise<string> => {
      const found = await client.at<Hover | null>(
        "textDocument/hover",
        "pier.md",
        client.find("pier.md", words, by),
      );
      const contents = found?.contents;
      return contents !== undefined && typeof contents === "object" && "value" in contents
        ? contents.value
        : "";
    };

    it("hovers a person behind an emoji", async () => {
      const card = await hoverOn("harbour master", 2);
      assert.match(card, /Ana Lindqvist/);
      assert.match(card, /Harbour master of the Harbour Board|Harbour master.*Harbour Board/);
    });

    it("hovers a claim and says what backs it", async () => {
      assert.match(await hoverOn("pier costs", 2), /Minutes of the twelfth meeting/);
      assert.match(await hoverOn("old one", 2), /[Nn]o source/);
    });

    it("hovers a source, and entries of both bibliographies", async () => {
      assert.match(await hoverOn("@minutes-12", 3), /Minutes of the twelfth meeting/);
      assert.match(await hoverOn("@berg2022", 3), /On piers/);
      assert.match(await hoverOn("@ek2020", 3), /Tides/);
    });

    it("says which ones an ambiguous name may mean, and which are near to an unknown one", async () => {
      const ambiguous = await hoverOn("[[the board]]", 4);
      assert.match(ambiguous, /Harbour Board/);
      assert.match(ambiguous, /School Board/);
      assert.match(await hoverOn("Ann Lindqvist", 3), /Ana Lindqvist/);
    });

    it("goes to definitions of mentions, keys, bibliography entries and claims", async () => {
      const target = async (words: string, by: number): Promise<readonly [string, number][]> => {
        const position = client.find("pier.md", words, by);
        const links = await client.at<LocationLink[]>("textDocument/definition", "pier.md", position);
        return links.map((link) => [
          link.targetUri.split("/").pop() ?? "",
          link.targetSelectionRange.start.line,
        ]);
      };
      assert.deepEqual(await target("[[ana-lindqvist", 4), [["ana-lindqvist.md", 2]]);
      assert.deepEqual(await target("東京 [[Harbour", 6), [["harbour-board.md", 2]]);
      assert.deepEqual(await target("@minutes-12", 4), [["minutes-12.md", 2]]);
      assert.deepEqual(
        (await target("@berg2022", 4)).map(([file]) => file),
        ["refs.bib"],
      );
      assert.deepEqual(
        (await target("@ek2020", 4)).map(([file]) => file),
        ["refs.json"],
      );
      assert.deepEqual(await target("[[pier#cost", 8), [["pier.md", 9]]);
      assert.deepEqual(await target("by: ana", 5), [["ana-lindqvist.md", 2]]);
      assert.equal((await target("[[the board]]", 4)).length, 2);
    });

    it("lists references of every sort, the declaration only when asked", async () => {
      const ask = async (includeDeclaration: boolean): Promise<readonly string[]> => {
        const context = { includeDeclaration };
        const position = client.find("pier.md", "[[Harbour Board", 4);
        const found = await client.at<Location[]>("textDocument/references", "pier.md", position, {
          context,
        });
        return found.map(({ uri, range }) => `${uri.split("/").pop()}:${range.start.line}`);
      };
      const without = await ask(false);
      // The ambiguous mention on line 15 may mean it, so it is listed.
      assert.deepEqual(without, ["pier.md:11", "pier.md:15", "minutes-12.md:4", "ana-lindqvist.md:5"]);
      assert.ok((await ask(true)).length > without.length);
    });

    it("places a reference after CJK and an emoji in UTF-16 columns", async () => {
      const position = client.find("pier.md", "[[ana-lindqvist", 4);
      const context = { includeDeclaration: false };
      const found = await client.at<Location[]>("textDocument/references", "pier.md", position, { context });
      const inText = found.find(({ uri, range }) => uri.endsWith("pier.md") && range.start.line === 9);
      assert.deepEqual(inText?.range.start, client.find("pier.md", "ana-lindqvist|"));
    });

    it("outlines the article", async () => {
      const uri = client.uri("pier.md");
      const symbols = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", {
        textDocument: { uri },
      });
      assert.deepEqual(
        symbols.map((symbol) => symbol.name),
        ["The pier"],
      );
      assert.deepEqual(
        symbols[0]?.children?.map((symbol) => symbol.name),
        [
          "Ana Lindqvist",
          "the pier costs 4.5 million",
          "Minutes of the twelfth meeting",
          "The old one will be torn down",
          "On piers",
          "Tides",
          "Harbour Board",
          "Doubts",
        ],
      );
    });

    it("finds symbols of the workspace without diacritics and by alias", async () => {
      const found = await client.request<SymbolInformation[]>("workspace/symbol", { query: "lindqvist" });
      assert.ok(found.some((symbol) => symbol.name.startsWith("Ana Lindqvist")));
    });

    it("completes ids in a mention, keys in a citation, attributes and values", async () => {
      const labels = async (typed: string): Promise<readonly CompletionItem[]> => {
        const changed = `${text}${typed}`;
        await client.change("pier.md", changed);
        const position = client.find("pier.md", typed, typed.length);
        const list = await client.at<CompletionList>("textDocument/completion", "pier.md", position);
        await client.change("pier.md", text);
        return list.items;
      };
      const person = (await labels("[[lindq")).find((item) => item.label === "Ana Lindqvist");
      assert.ok(person !== undefined);
      const resolved = await client.request<CompletionItem>("completionItem/resolve", person);
      const { documentation } = resolved;
      assert.match(typeof documentation === "object" ? documentation.value : "", /Harbour master/);
      const keys = (await labels("[@")).map((item) => item.textEdit?.newText ?? "");
      for (const key of ["minutes-12", "berg2022", "ek2020"])
        assert.ok(
          keys.some((text) => text.includes(key)),
          key,
        );
      assert.ok((await labels("[x]{.claim st")).some((item) => item.label.startsWith("status")));
      assert.ok((await labels("[x]{.claim status=ver")).some((item) => item.label === "verified"));
      assert.ok((await labels("[x]{.claim by=ana")).some((item) => item.label === "Ana Lindqvist"));
    });

    it("reports what is unsourced, undefined and ambiguous, where it stands", async () => {
      const uri = client.uri("pier.md");
      const report = await client.request<{ items: Diagnostic[] }>("textDocument/diagnostic", {
        textDocument: { uri },
      });
      const found = report.items.map(({ code, range }) => {
        const line = text.split(/\r?\n/)[range.start.line] ?? "";
        return `${code}: ${line.slice(range.start.character, range.end.character)}`;
      });
      assert.deepEqual(found.sort(), [
        "claim-no-source: The old one will be torn down",
        "entity-ambiguous: the board",
        "entity-undefined: Ann Lindqvist",
      ]);
    });
  });
}
