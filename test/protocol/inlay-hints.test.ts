import assert from "node:assert/strict";
import type { Hover, InlayHint } from "vscode-languageserver";
import { Client } from "./client.ts";
import { ENCODINGS, positionOf } from "./columns.ts";
import { crlf, HARBOUR } from "./harbour.ts";

const OTHER = [
  "---",
  "type: article",
  "title: Five million",
  "published: 2023-03-06",
  "---",
  "[Five]{.claim #five about=pier property=cost value=5 by=ana-lindqvist contradicts=a#four}",
  "",
].join("\n");

const TEXT = [
  "---",
  "type: article",
  "title: A",
  "published: 2023-03-05",
  "claims:",
  "  four: {source: [minutes-12, berg2022], about: pier, property: cost, value: 4.5}",
  "---",
  "😀 東京 שלום é [[ana-lindqvist|she]] said [on Friday]{.date on=2023-03-03} that [it costs much]{.claim #four}.",
  "",
  "[Nobody]{.claim about=pier property=mood value=calm} spoke of the [[pier]].",
  "",
].join("\n");

const PIER = "---\ntype: place\nname: The Pier\n---\n";

for (const encoding of ENCODINGS) {
  for (const [ends, convert] of [
    ["LF", (text: string) => text],
    ["CRLF", crlf],
  ] as const) {
    describe(`inlay hints over stdio, ${encoding}, ${ends}`, function () {
      this.timeout(20_000);
      const text = convert(TEXT);
      let client: Client;
      before(async () => {
        const files = [
          ...HARBOUR,
          { path: "what/pier.md", text: PIER },
          { path: "b.md", text: OTHER },
          { path: "a.md", text },
        ];
        client = await Client.start(files, {
          capabilities: {
            general: { positionEncodings: [encoding], markdown: { parser: "marked" } },
            textDocument: { inlayHint: { resolveSupport: { properties: ["tooltip"] } } },
          },
        });
        await client.open("a.md", text);
      });
      after(() => client.stop());

      const ask = (from = 0, to = 20): Promise<InlayHint[]> =>
        client.connection.sendRequest("textDocument/inlayHint", {
          textDocument: { uri: client.uri("a.md") },
          range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } },
        });
      const label = ({ label: own }: InlayHint): string =>
        typeof own === "string" ? own : own.map(({ value }) => value).join("");
      const endOf = (words: string) => positionOf(text, words, encoding, words.length);

      it("announces hints that are resolved", () => {
        assert.deepEqual(client.result.capabilities.inlayHintProvider, { resolveProvider: true });
      });

      it("stands behind marks, in the client's columns", async () => {
        const hints = await ask();
        assert.deepEqual(
          hints.map((hint) => [label(hint), hint.position]),
          [
            ["Ana Lindqvist", endOf("[[ana-lindqvist|she]]")],
            ["3 March 2023", endOf("{.date on=2023-03-03}")],
            ["2 sources · disputed", endOf("{.claim #four}")],
            ["no source", endOf("value=calm}")],
          ],
        );
      });

      it("answers for the range that is asked about", async () => {
        assert.deepEqual((await ask(9, 10)).map(label), ["no source"]);
      });

      it("leads to the definition and to the other claim, and shows cards when looked at", async () => {
        const [name, date, claim] = await ask();
        assert.ok(name && date && claim);
        const targets = [name, claim].flatMap(({ label: own }) =>
          typeof own === "string" ? [] : own.flatMap(({ location }) => location?.uri.split("/").pop() ?? []),
        );
        assert.deepEqual(targets, ["ana-lindqvist.md", "b.md"]);
        const card = async (hint: InlayHint): Promise<string> => {
          const { tooltip } = await client.connection.sendRequest<InlayHint>("inlayHint/resolve", hint);
          return typeof tooltip === "object" ? tooltip.value : "";
        };
        assert.match(await card(name), /As of 5 March 2023:\n {2}- Harbour master/);
        assert.match(await card(date), /^Friday, 3 March 2023$/);
        assert.match(await card(claim), /\*\*Contradicted by\*\*: \[“Five”\]\(<file:.*\/b\.md#L6,/);
      });

      it("links the passages that a card compares", async () => {
        const position = positionOf(text, "[[pier]]", encoding, 4);
        const found = await client.at<Hover>("textDocument/hover", "a.md", position);
        const card =
          typeof found.contents === "object" && "value" in found.contents ? found.contents.value : "";
        assert.match(
          card,
          /- \*\*Cost\*\*: 5 \(\[A\]\(<file:\/\/\/\S+\/b\.md#L6,2-L6,6>\)\) · 4\.5 \(\[B\]\(<[^>]+>\)\) — disputed\n/,
        );
        assert.match(card, /^A \[“Five million”\]\(<file:[^>]+>\), 6 March 2023 · B \[“A”\]\(/m);
      });
    });
  }
}

describe("inlay hints over stdio, as people switch them", function () {
  this.timeout(20_000);

  it("leaves out what is switched off, and tells clients that resolve nothing so", async () => {
    const settings = { inlayHints: { dates: false, sources: false, status: false } };
    const files = [...HARBOUR, { path: "a.md", text: TEXT }];
    const client = await Client.start(files, { initializationOptions: { settings } });
    try {
      await client.open("a.md", TEXT);
      assert.deepEqual(client.result.capabilities.inlayHintProvider, { resolveProvider: false });
      const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
      const hints = await client.connection.sendRequest<InlayHint[]>("textDocument/inlayHint", {
        textDocument: { uri: client.uri("a.md") },
        range,
      });
      const labels = hints.flatMap(({ label }) =>
        typeof label === "string" ? [] : label.map(({ value }) => value),
      );
      assert.deepEqual(labels, ["Ana Lindqvist"]);
    } finally {
      await client.stop();
    }
  });
});
