import assert from "node:assert/strict";
import { CancellationTokenSource, type Location } from "vscode-languageserver";
import type { References } from "../../server/src/lsp/shared/references.ts";
import { Client, type File } from "./client.ts";
import { ENCODINGS, positionOf, wordsIn } from "./columns.ts";
import { crlf, HARBOUR, PIER } from "./harbour.ts";

const PLAIN = [
  "# The harbour",
  "",
  "😀 Ça va, 東京 שלום مرحبا: Anä Lindqvist, of whom **A. Lindqvist** [A. Lindqvist]{.person} says nothing.",
  "",
  "`Ana Lindqvist`, [[ana-lindqvist]] and ana lindqvist.",
  "",
].join("\n");

const METHOD = "textDocument/references";
const GROUPS = "attested/references";

for (const encoding of ENCODINGS) {
  for (const [ends, convert] of [
    ["LF", (text: string) => text],
    ["CRLF", crlf],
  ] as const) {
    describe(`references over stdio, ${encoding}, ${ends}`, function () {
      this.timeout(20_000);
      const files = new Map([
        ["pier.md", convert(PIER)],
        ["notes/plain.md", convert(PLAIN)],
        ["notes/open.md", "Ana Lindqvist."],
        ...HARBOUR.map(({ path, text }): [string, string] => [path, String(text)]),
      ]);
      let client: Client;
      before(async () => {
        const given = [...files].map(([path, text]): File => ({ path, text }));
        client = await Client.start(given, { capabilities: { general: { positionEncodings: [encoding] } } });
        await client.open("pier.md", files.get("pier.md") ?? "");
        // What the client has typed counts, not what the disk holds.
        files.set("notes/open.md", "Nobody here is Ana Lindqvist, 東京 Ana Lindqvist.");
        await client.open("notes/open.md", files.get("notes/open.md") ?? "");
      });
      after(() => client.stop());

      const pathOf = (uri: string): string => uri.slice(client.uri("").length).replace(/^\//, "");
      const words = ({ uri, range }: Location): string =>
        `${pathOf(uri)}: ${wordsIn(files.get(pathOf(uri)) ?? "", range, encoding)}`;
      const position = positionOf(convert(PIER), "ana-lindqvist|", encoding, 3);
      const TAGGED = ["pier.md: ana-lindqvist", "pier.md: ana-lindqvist"];
      const UNTAGGED = [
        "notes/open.md: Ana Lindqvist",
        "notes/open.md: Ana Lindqvist",
        "notes/plain.md: Anä Lindqvist",
        "notes/plain.md: A. Lindqvist",
      ];

      it("lists what is marked first, then what is named without a mark", async () => {
        const context = { includeDeclaration: false };
        const found = await client.at<Location[]>(METHOD, "pier.md", position, { context });
        assert.deepEqual(found.map(words), [
          "notes/plain.md: A. Lindqvist",
          "notes/plain.md: ana-lindqvist",
          ...TAGGED,
          ...UNTAGGED,
        ]);
      });

      it("lists the same from a name without a mark", async () => {
        const context = { includeDeclaration: false };
        const from = positionOf(files.get("notes/open.md") ?? "", "Ana", encoding, 1, 1);
        const found = await client.at<Location[]>(METHOD, "notes/open.md", from, { context });
        assert.equal(found.length, 8);
      });

      it("sends parts when asked, the marked ones in the first", async () => {
        const parts: Location[][] = [];
        client.connection.onNotification("$/progress", ({ token, value }) => {
          if (token === "parts") parts.push(value);
        });
        const more = { context: { includeDeclaration: true }, partialResultToken: "parts" };
        assert.deepEqual(await client.at<Location[]>(METHOD, "pier.md", position, more), []);
        assert.equal(parts[0]?.length, 5);
        assert.deepEqual(parts.slice(1).flat().map(words), UNTAGGED);
      });

      it("answers in groups, with the lines around", async () => {
        const found = await client.at<References>(GROUPS, "pier.md", position);
        assert.equal(found.name, "Ana Lindqvist");
        const groups = found.groups.map(({ label, passages }) => [label, passages.length]);
        assert.deepEqual(groups, [
          ["Definition", 1],
          ["Mentions", 3],
          ["As “by”", 1],
          ["Named without a mark", 4],
        ]);
        for (const passage of found.groups.flatMap(({ passages }) => passages)) {
          const shown = passage.line.slice(passage.from, passage.to);
          assert.equal(words(passage), `${pathOf(passage.uri)}: ${shown}`);
        }
        const by = found.groups.find(({ kind }) => kind === "fields")?.passages[0];
        assert.equal(by?.claim, "the pier costs 4.5 million");
        assert.equal(by.title, "A pier for the ferry");
        const plain = found.groups.at(-1)?.passages.find(({ line }) => line.includes("שלום"));
        assert.equal(plain?.title, "The harbour");
      });

      it("answers with nothing where nothing is meant", async () => {
        const nowhere = positionOf(convert(PIER), "torn down", encoding, 1);
        assert.equal(await client.at(GROUPS, "pier.md", nowhere), null);
        const context = { includeDeclaration: true };
        assert.deepEqual(await client.at(METHOD, "pier.md", nowhere, { context }), []);
      });
    });
  }
}

describe("a search through many files over stdio", function () {
  this.timeout(60_000);
  let client: Client;
  const many = Array.from(
    { length: 1500 },
    (_, n): File => ({
      path: `notes/n${n}.md`,
      text: `# Note ${n}\n\n${"Words about nothing. ".repeat(40)}\n\n${n % 10 === 0 ? "Ana Lindqvist spoke." : ""}\n`,
    }),
  );
  before(async () => {
    client = await Client.start([...HARBOUR, ...many, { path: "pier.md", text: PIER }]);
    await client.open("pier.md", PIER);
  });
  after(() => client.stop());

  it("tells how far it has come, and finds them all", async () => {
    const told: { kind: string; percentage?: number; cancellable?: boolean }[] = [];
    client.connection.onNotification("$/progress", ({ token, value }) => {
      if (token === "work") told.push(value);
    });
    const position = positionOf(PIER, "ana-lindqvist|", "utf-16", 3);
    const found = await client.at<References>(GROUPS, "pier.md", position, { workDoneToken: "work" });
    assert.equal(found.groups.at(-1)?.passages.length, 150);
    assert.equal(told[0]?.kind, "begin");
    assert.equal(told[0]?.cancellable, true);
    assert.equal(told.at(-1)?.kind, "end");
    const percentages = told.flatMap(({ percentage }) => percentage ?? []);
    assert.ok(percentages.length > 3);
    assert.deepEqual(
      percentages,
      [...percentages].sort((a, b) => a - b),
    );
  });

  it("ends when it is taken back", async () => {
    const position = positionOf(PIER, "ana-lindqvist|", "utf-16", 3);
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: client.uri("pier.md") }, position };
    const refused = assert.rejects(client.connection.sendRequest(GROUPS, params, source.token), {
      code: -32800,
    });
    // At once: the server reads both before it has searched a part.
    source.cancel();
    await refused;
  });

  it("answers others meanwhile", async () => {
    const position = positionOf(PIER, "ana-lindqvist|", "utf-16", 3);
    const answered: string[] = [];
    const note = (what: string) => () => answered.push(what);
    const searching = client.at(GROUPS, "pier.md", position).then(note("search"));
    await client.at("textDocument/hover", "pier.md", position).then(note("hover"));
    await searching;
    assert.deepEqual(answered, ["hover", "search"]);
  });
});
