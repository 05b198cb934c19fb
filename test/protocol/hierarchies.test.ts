import assert from "node:assert/strict";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  TypeHierarchyItem,
} from "vscode-languageserver";
import { Client, type File } from "./client.ts";
import { ENCODINGS, positionOf, wordsIn } from "./columns.ts";
import { crlf, HARBOUR } from "./harbour.ts";

const ARTICLE = [
  "---",
  "type: article",
  "title: Un môle",
  "claims:",
  '  cost: {by: ana-lindqvist, note: "東京"}',
  "---",
  "",
  "😀 Ça va, 東京 שלום مرحبا é: [the pier costs 4.5 million]{.claim #cost} [@minutes-12; @berg2022].",
  "",
].join("\n");

const FILES: readonly File[] = [
  ...HARBOUR,
  {
    path: "what/summary.md",
    text: "---\ntype: source\ntitle: Résumé\nderivedFrom: [minutes-12, echo]\n---\n",
  },
  { path: "what/echo.md", text: "---\ntype: source\ntitle: Écho\nderivedFrom: summary\n---\n" },
  {
    path: "where/list.yaml",
    text: "- {type: place, id: quay, name: Kaj 東京, within: town}\n- {type: place, id: town, name: Gamlestad}\n",
  },
];

for (const encoding of ENCODINGS) {
  for (const [ends, convert] of [
    ["LF", (text: string) => text],
    ["CRLF", crlf],
  ] as const) {
    describe(`hierarchies over stdio, ${encoding}, ${ends}`, function () {
      this.timeout(20_000);
      const article = convert(ARTICLE);
      const texts = new Map(
        [...FILES, { path: "pier.md", text: article }].map(({ path, text }) => [path, String(text)]),
      );
      let client: Client;
      before(async () => {
        const files = [
          ...FILES,
          { path: "pier.md", text: article },
          {
            path: "attested.yaml",
            text: "definitions: [who, what, where]\nbibliography: [refs.bib, refs.json]\n",
          },
        ];
        client = await Client.start(files, { capabilities: { general: { positionEncodings: [encoding] } } });
        await client.open("pier.md", article);
      });
      after(() => client.stop());

      const textOf = (uri: string): string =>
        texts.get(uri.slice(client.uri("").length).replace(/^\//, "")) ?? "";
      const prepare = async (words: string, by: number, path = "pier.md"): Promise<CallHierarchyItem> => {
        const position = positionOf(texts.get(path) ?? "", words, encoding, by);
        const [item] = await client.at<CallHierarchyItem[]>(
          "textDocument/prepareCallHierarchy",
          path,
          position,
        );
        assert.ok(item);
        return item;
      };
      const outgoing = (item: CallHierarchyItem) =>
        client.request<CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", { item });
      const incoming = (item: CallHierarchyItem) =>
        client.request<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", { item });

      it("follows a claim to its speaker and sources", async () => {
        const item = await prepare("pier costs", 2);
        assert.equal(item.name, "the pier costs 4.5 million");
        assert.equal(wordsIn(article, item.selectionRange, encoding), item.name);
        const steps = await outgoing(item);
        assert.deepEqual(
          steps.map(({ to, fromRanges }) => [
            to.name,
            fromRanges.map((range) => wordsIn(article, range, encoding)),
          ]),
          [
            ["Ana Lindqvist", ["ana-lindqvist"]],
            ["Minutes of the twelfth meeting", ["minutes-12"]],
            ["On piers", ["berg2022"]],
          ],
        );
        assert.match(steps[1]?.to.detail ?? "", /primary/);
        for (const { to } of steps)
          assert.equal(wordsIn(textOf(to.uri), to.selectionRange, encoding).replace(/[{},]+/g, ""), to.name);
      });

      it("tells what would fall with a source, in files that nobody has open", async () => {
        const steps = await incoming(await prepare("minutes-12", 3));
        assert.deepEqual(
          steps.map(({ from, fromRanges }) => [
            from.name,
            fromRanges.map((range) => wordsIn(textOf(from.uri), range, encoding)),
          ]),
          [
            ["the pier costs 4.5 million", ["minutes-12"]],
            ["Résumé", ["minutes-12"]],
          ],
        );
      });

      it("answers a circle step by step, and says that it is one", async () => {
        const [, summary] = await incoming(await prepare("minutes-12", 3));
        assert.ok(summary);
        const echo = (await outgoing(summary.from)).find(({ to }) => to.name === "Écho");
        assert.match(echo?.to.detail ?? "", /comes back to “Résumé”/);
        assert.ok(echo);
        const [back] = await outgoing(echo.to);
        assert.equal(back?.to.name, "Résumé");
      });

      it("lists wholes and parts", async () => {
        const path = "where/list.yaml";
        await client.open(path, texts.get(path) ?? "");
        const position = positionOf(texts.get(path) ?? "", "quay", encoding, 1);
        const [quay] = await client.at<TypeHierarchyItem[]>(
          "textDocument/prepareTypeHierarchy",
          path,
          position,
        );
        assert.equal(quay?.name, "Kaj 東京");
        const ask = (method: string, item: TypeHierarchyItem | undefined) =>
          client.request<TypeHierarchyItem[]>(`typeHierarchy/${method}`, { item });
        const [town] = await ask("supertypes", quay);
        assert.equal(town?.name, "Gamlestad");
        const [part] = await ask("subtypes", town);
        assert.deepEqual(part?.data, quay?.data);
        assert.equal(
          wordsIn(texts.get(path) ?? "", part?.selectionRange ?? quay.range, encoding),
          "Kaj 東京",
        );
        assert.deepEqual(await ask("subtypes", part), []);
      });

      it("answers nothing to items that it never gave", async () => {
        const item = await prepare("pier costs", 2);
        const path = "pier.md";
        for (const data of [
          undefined,
          null,
          7,
          "pier.md",
          [],
          {},
          { path },
          { path, id: 3 },
          { path: ["pier.md"], id: "claim:cost" },
          { path: "../pier.md", id: "claim:cost" },
          { path: "what/summary.md", id: "definition:summary" },
          { path, id: "claim:none" },
          { path, id: "number:0" },
          { path, id: "number:99" },
          { path, id: "toString" },
          { path, id: "" },
        ]) {
          assert.equal(await outgoing({ ...item, data }), null, JSON.stringify(data));
          assert.equal(await incoming({ ...item, data }), null);
        }
        const elsewhere = { ...item, uri: "file:///nowhere/pier.md" };
        assert.equal(await outgoing(elsewhere), null);
      });
    });
  }
}
